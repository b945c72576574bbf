"""`/retour`: whoever followed a sheet says what happened there, without any identity.

A plain form, so that it opens at once on any phone and needs no script.
"""

from collections.abc import Mapping
from urllib.parse import parse_qs

from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from directory import wording
from directory.limits import Limiter
from directory.records import Resource
from directory.store import Outcome, TooManyReturnsError, UnknownSheetError
from directory.store.returns import written
from directory.ui import frame, session

PATH = "/retour"
LONGEST_FORM = 4_000
"""Letters: a form of ours holds under a hundred."""
answers = Limiter(burst=20, seconds=30)
readings = Limiter(burst=60, seconds=5)
"""Asking for codes is limited too, so that nobody goes through them all."""

FRAME = Markup(
    '<!doctype html><html lang="fr"><head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width, initial-scale=1">'
    '<meta name="robots" content="noindex"><meta name="referrer" content="no-referrer">'
    "<title>{product} – {title}</title>"
    '<link rel="icon" href="./assets/favicon.svg">'
    '<link rel="stylesheet" href="./assets/page.css">'
    '<script src="./assets/leave.js" defer></script></head>'
    '<body class="plain"><header><p class="brand"><span aria-hidden="true"></span>'
    '<a href="./">{product}</a></p>{leave}</header>'
    "<main><h1>{title}</h1>{body}</main>{footer}</body></html>"
)
NOTICE = Markup('<p class="notice" role="{role}">{text}</p>')
CODE_FORM = Markup(
    '<form method="get" action="retour"><p><label for="c">{label}</label>'
    '<input id="c" name="c" required autocomplete="off" autocapitalize="characters"'
    ' maxlength="20" value="{code}"></p><p><button>{open}</button></p></form>'
)
FORM = Markup(
    '<p>{intro}</p><form method="post" action="retour">'
    '<input type="hidden" name="c" value="{code}">'
    "<fieldset><legend>{place}</legend>{places}</fieldset>"
    "<fieldset><legend>{what}</legend>{outcomes}</fieldset>"
    "<p><button>{send}</button></p></form>"
)
RADIO = Markup(
    '<p><input type="radio" id="{name}-{value}" name="{name}" value="{value}" required{checked}>'
    ' <label for="{name}-{value}">{label}</label></p>'
)


async def feedback(request: Request) -> Response:
    """Show the form of a sheet's code (GET `?c=…`), or keep an answer (POST).

    The store is read and written off the loop that serves everyone.
    """
    address = request.client.host if request.client else ""
    if request.method != "POST":
        code = request.query_params.get("c", "")
        return await run_in_threadpool(_asked, code, address)
    body = await request.body() if _is_short(request) else b""
    form = parse_qs(body[:LONGEST_FORM].decode("utf-8", "replace"))
    said = {name: values[0] for name, values in form.items()}
    return await run_in_threadpool(_kept, said, address)


def _is_short(request: Request) -> bool:
    length = request.headers.get("content-length", "")
    return length.isdigit() and int(length) <= LONGEST_FORM


def _asked(typed: str, address: str) -> Response:
    code = written(typed)
    if not typed:
        return _page(_code_form(""))
    if not readings.allows(address):
        return _refused(wording.RETURN_TOO_MANY, 429)
    if not session.returns().on_sheet(code):
        return _unknown(code)
    places = _places(code)
    return _page(_form(code, places, {})) if places else _refused(wording.RETURN_GONE, 404)


def _kept(said: Mapping[str, str], address: str) -> Response:
    code, resource_id = written(said.get("c", "")), said.get("place", "")
    if not answers.allows(address):
        return _refused(wording.RETURN_TOO_MANY, 429)
    places = _places(code)
    if not places:
        return _unknown(code)
    if said.get("what") not in set(Outcome) or not resource_id:
        notice = NOTICE.format(role="alert", text=wording.RETURN_INCOMPLETE)
        return _page(notice + _form(code, places, said), 400)
    try:
        session.returns().propose(code, resource_id, Outcome(said["what"]), session.now())
    except UnknownSheetError:
        return _unknown(code)
    except TooManyReturnsError:
        return _refused(wording.RETURN_FULL, 429)
    again = Markup('<p><a href="retour?c={}">{}</a></p>').format(code, wording.RETURN_AGAIN)
    return _page(NOTICE.format(role="status", text=wording.RETURN_THANKS) + again)


def _unknown(code: str) -> Response:
    notice = NOTICE.format(role="alert", text=wording.RETURN_NO_CODE)
    return _page(notice + _code_form(code), 404)


def _refused(why: str, status: int) -> Response:
    return _page(NOTICE.format(role="alert", text=why), status)


def _places(code: str) -> list[Resource]:
    by_id = session.directory().catalogue.by_id
    return [by_id[id_] for id_ in session.returns().on_sheet(code) if id_ in by_id]


def _form(code: str, places: list[Resource], said: Mapping[str, str]) -> Markup:
    """Return the form; what was said already stays chosen, and a single place is."""
    only = places[0].id if len(places) == 1 else ""
    return FORM.format(
        intro=wording.RETURN_INTRO,
        code=code,
        place=wording.RETURN_PLACE,
        places=_radios("place", {p.id: p.name for p in places}, said.get("place", only)),
        what=wording.RETURN_WHAT,
        outcomes=_radios("what", wording.RETURNS, said.get("what", "")),
        send=wording.RETURN_SEND,
    )


def _radios(name: str, choices: Mapping[str, str], chosen: str) -> Markup:
    return Markup("").join(
        RADIO.format(
            name=name,
            value=value,
            label=label,
            checked=Markup(" checked") if value == chosen else "",
        )
        for value, label in choices.items()
    )


def _code_form(code: str) -> Markup:
    return CODE_FORM.format(label=wording.RETURN_ENTER, code=code, open=wording.RETURN_OPEN)


def _page(body: Markup, status: int = 200) -> Response:
    page = FRAME.format(
        product=wording.PRODUCT,
        title=wording.RETURN_TITLE,
        body=body,
        leave=frame.leave_link(),
        footer=frame.emergency_footer(),
    )
    return HTMLResponse(str(page), status, headers={"Cache-Control": "no-store"})
