"""The shortlist in its order with its notes, and the sheet made of it: PDF, paper, texts, calendar.

Notes and the service's name live in the page: they are never put in the address bar nor kept.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote, urlencode

import streamlit as st
from markupsafe import Markup

from directory import wording
from directory.guide.choices import Asking
from directory.guide.family import Family
from directory.limits import Limiter
from directory.records import Resource
from directory.sheet import texts
from directory.sheet.calendar import calendar
from directory.sheet.content import Links, Order, Sheet, compose
from directory.sheet.laid_out import Variant
from directory.sheet.page import page
from directory.sheet.pdf import pdf
from directory.ui import family as family_widgets
from directory.ui import selection, session, situations
from directory.ui.session import Directory

LONGEST_NOTE = 500
LONGEST_SERVICE = 80
READING = "lecture"
sheets_made = Limiter(burst=20, seconds=20)
"""Each sheet is a line in the store."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the page says of the sheet to make."""

    ids: tuple[str, ...]
    notes: Mapping[str, str]
    prepared_by: str
    family: Family
    situations: tuple[str, ...]
    variant: Variant


def ask_order(directory: Directory, chosen: Sequence[Resource]) -> Mapping[str, str]:
    """Show each resource with what moves it, takes it out, and its note; return the notes."""
    st.html(f'<p class="tagline">{wording.SELECTION_INTRO}</p>')
    notes = {}
    for number, resource in enumerate(chosen, start=1):
        with st.container(key=f"kept-{resource.id}"):
            _row(directory, resource, number, len(chosen))
            note = st.text_input(
                wording.NOTE,
                key=f"note-{resource.id}",
                placeholder=wording.NOTE,
                label_visibility="collapsed",
                persist_state="session",
            )
            notes[resource.id] = (note or "")[:LONGEST_NOTE]
            if len(note or "") > LONGEST_NOTE:
                st.caption(wording.NOTE_IS_LONG.format(most=LONGEST_NOTE))
    return notes


def ask(directory: Directory, chosen: Sequence[Resource], notes: Mapping[str, str]) -> Asked:
    """Show the start, the service's name and the variant; return all that was asked."""
    told = family_widgets.ask(directory)
    family_widgets.warn(told)
    prepared_by = st.text_input(
        wording.PREPARED_BY,
        key="service",
        max_chars=LONGEST_SERVICE,
        persist_state="session",
    )
    variant = st.segmented_control(
        wording.VARIANT,
        [str(variant) for variant in Variant],
        default=str(Variant.STANDARD),
        format_func=wording.VARIANTS.__getitem__,
        key="presentation",
        required=True,
        bind="query-params",
    )
    ticked, _unknown = situations.ticked(directory)
    return Asked(
        ids=tuple(resource.id for resource in chosen),
        notes=notes,
        prepared_by=prepared_by,
        family=told.family,
        situations=tuple(ticked),
        variant=Variant(variant or Variant.STANDARD),
    )


def show(directory: Directory, asked: Asked, now: datetime) -> None:
    """Show the button that gives the sheet its code, then the ways to hand it over, and itself.

    The link to a new sheet loads the app anew: notes, code and family of this one are gone with it.
    """
    code = str(st.session_state.get("codes", {}).get(frozenset(asked.ids), ""))
    sheet = _composed(directory, asked, code, now)
    if code:
        _ways_out(directory, sheet, asked.variant, now)
    else:
        st.button(wording.MAKE_SHEET, key="make", type="primary", on_click=_keep, args=(asked.ids,))
        st.html(f'<p class="soft">{wording.MAKE_SHEET_SAYS}</p>')
    st.html(f'<p class="no-print"><a href="guide" target="_self">{wording.NEW_SHEET}</a></p>')
    st.html(f'<h2 class="small-title no-print">{wording.PREVIEW}</h2>')
    st.html(page(sheet, directory.catalogue.territory, asked.variant))


def is_for_reading() -> bool:
    """Tell whether the link is that of the paper: the family reads, nobody edits."""
    return READING in st.query_params


def read(directory: Directory, chosen: Sequence[Resource], now: datetime) -> None:
    """Show the sheet alone, and the way to change it."""
    ids = tuple(resource.id for resource in chosen)
    asked = Asked(ids, {}, "", Family(), (), Variant.STANDARD)
    sheet = _composed(directory, asked, "", now)
    st.html(page(sheet, directory.catalogue.territory))
    st.button(wording.EDIT_SELECTION, key="edit", on_click=_edit)


def _edit() -> None:
    st.query_params.pop(READING, None)


def _composed(directory: Directory, asked: Asked, code: str, now: datetime) -> Sheet:
    resources = [directory.catalogue.by_id[id_] for id_ in asked.ids]
    home = session.home_address()
    order = Order(
        ids=asked.ids,
        links=Links(
            selection=f"{home}/shortlist?{selection.query_of(resources)}&{READING}=1",
            feedback=f"{home}/retour?{urlencode({'c': code})}" if code else "",
            code=code,
        ),
        notes=asked.notes,
        prepared_by=asked.prepared_by,
        situations=asked.situations,
    )
    return compose(directory.planner, Asking(directory.catalogue, asked.family, now), order)


def _keep(ids: Sequence[str]) -> None:
    """Give the sheet of these resources a code, the same whatever their order."""
    if not sheets_made.allows(str(st.context.ip_address)):
        st.toast(wording.TOO_MANY_SHEETS)
        return
    codes = st.session_state.setdefault("codes", {})
    codes[frozenset(ids)] = session.returns().keep_sheet(ids, session.now())


def _take_out(resource_id: str) -> None:
    """A note is for one family: it goes with its place."""
    st.session_state.pop(f"note-{resource_id}", None)
    selection.remove(resource_id)


def _ways_out(directory: Directory, sheet: Sheet, variant: Variant, now: datetime) -> None:
    territory = directory.catalogue.territory
    with st.container(horizontal=True, key="ways-out"):
        st.download_button(
            wording.DOWNLOAD_PDF,
            data=lambda: pdf(sheet, territory, variant),
            file_name=wording.PDF_NAME.format(day=f"{sheet.made_on:%Y-%m-%d}"),
            mime="application/pdf",
            key="pdf",
            type="primary",
            on_click="ignore",
        )
        st.html(f'<button type="button" class="as-button" data-print>{wording.PRINT}</button>')
        timed = calendar(sheet, now)
        if timed:
            st.download_button(
                wording.DOWNLOAD_CALENDAR,
                data=timed,
                file_name=wording.CALENDAR_FILE,
                mime="text/calendar",
                key="ics",
                on_click="ignore",
            )
    short, whole, body = texts.sms(sheet), texts.mail(sheet), texts.mail_body(sheet)
    _text("sms", wording.SMS_TITLE.format(count=len(short)), short, f"sms:?body={quote(short)}")
    subject = quote(wording.SHEET_TITLE)
    _text("mail", wording.MAIL_TITLE, whole, f"mailto:?subject={subject}&body={quote(body)}")
    if body != whole:
        st.caption(wording.MAIL_IS_LONG)


def _text(name: str, title: str, text: str, link: str) -> None:
    """Show a text with the button that copies it and the link that sends it."""
    send = wording.SEND_SMS if name == "sms" else wording.SEND_MAIL
    with st.expander(title):
        st.html(
            str(
                Markup(
                    '<pre id="text-{0}" class="text">{1}</pre><p>'
                    '<button type="button" class="as-button" data-copy="text-{0}" data-done="{2}">'
                    '{3}</button> <a class="as-button" href="{4}">{5}</a></p>'
                ).format(name, text, wording.COPIED, wording.COPY, link, send)
            )
        )


def _row(directory: Directory, resource: Resource, number: int, count: int) -> None:
    """Show a line of the selection; its page opens beside, so that the notes stay."""
    name = wording.as_text(resource.name)
    with st.container(horizontal=True, vertical_alignment="center", key=f"row-{resource.id}"):
        href = selection.href("resource", id=resource.id)
        link = Markup('<p class="kept"><b>{}.</b> <a href="{}" target="_blank">{}</a></p>')
        st.html(str(link.format(number, href, resource.name)))
        for key, sign, by, label, off in (
            ("up", "↑", -1, wording.UP, number == 1),
            ("down", "↓", 1, wording.DOWN, number == count),
        ):
            st.button(
                sign,
                key=f"{key}-{resource.id}",
                help=label.format(name=name),
                disabled=off,
                on_click=selection.move,
                args=(directory.catalogue, resource.id, by),
            )
        st.button(
            "✕",
            key=f"out-{resource.id}",
            help=wording.TAKE_OUT.format(name=name),
            on_click=_take_out,
            args=(resource.id,),
        )
