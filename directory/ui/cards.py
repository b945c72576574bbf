"""A resource as a card in the list: why it is there, when it opens, how sure we are."""

from collections.abc import Sequence
from datetime import datetime

import streamlit as st
from markupsafe import Markup

from directory import hours, wording
from directory.records import Resource
from directory.search.found import Answer, Reason, ReasonKind
from directory.ui import actions, selection
from directory.ui.session import Directory

FRAME = Markup(
    '<div class="card theme-{category}"{bring}>'
    '<p class="card-head"><span class="badge"><i class="icon"></i>{number}</span>'
    '<span class="theme-name">{theme}</span>{where}</p>'
    '<p class="summary">{summary}</p>{lines}{tags}{reasons}</div>'
)
LINE = Markup('<p class="line {kind}">{text}</p>')
TAG = Markup("<li>{}</li>")
MARK = Markup("<mark>{}</mark>")


def show(
    directory: Directory,
    answer: Answer,
    number: int,
    reasons: Sequence[Reason],
    now: datetime,
) -> None:
    """Show one answer, with its number on the map, and the buttons to open or locate it."""
    resource = answer.resource
    is_selected = st.session_state.get("selected") == resource.id
    key = f"card-{'selected-' if is_selected else ''}{resource.id}"
    with st.container(key=key):
        st.button(
            wording.as_text(resource.name),
            key=f"open-{resource.id}",
            type="tertiary",
            on_click=actions.open_resource,
            args=(resource.id,),
        )
        st.html(_card(directory, answer, number, reasons, now))
        with st.container(horizontal=True):
            selection.button(directory.catalogue, resource, key="keep")
            if resource.point and not is_selected:
                st.button(
                    wording.SHOW_ON_MAP,
                    key=f"locate-{resource.id}",
                    on_click=actions.locate,
                    args=(resource.id,),
                )


def _card(
    directory: Directory,
    answer: Answer,
    number: int,
    reasons: Sequence[Reason],
    now: datetime,
) -> str:
    resource = answer.resource
    is_selected = st.session_state.get("selected") == resource.id
    theme = directory.catalogue.taxonomy.categories[resource.category]
    return str(
        FRAME.format(
            category=resource.category,
            bring=Markup(' data-bring="{}"').format(resource.id) if is_selected else "",
            number=Markup('<b class="number">{}</b>').format(number),
            theme=theme,
            where=Markup('<span class="where">{}</span>').format(_where(directory, answer)),
            summary=resource.summary,
            lines=Markup("").join([*reach_lines(resource, now), *_to_check(answer)]),
            tags=_tags(resource),
            reasons=_reasons(reasons),
        )
    )


def _where(directory: Directory, answer: Answer) -> str:
    """Minutes on foot, else the quartier, else who it serves."""
    if answer.distance_m is not None:
        return wording.on_foot(answer.distance_m)
    quartier = directory.catalogue.quartier_of(answer.resource)
    if answer.resource.confidential_address:
        return wording.served(answer.resource)
    if quartier is None:
        return answer.resource.address or wording.served(answer.resource)
    return quartier.short if answer.resource.point else f"{quartier.short} · {wording.NO_POINT}"


def reach_lines(resource: Resource, now: datetime) -> list[Markup]:
    """Whether it is open, and the number to call; what is not known is said."""
    lines = []
    if resource.opening_hours:
        status = hours.status(resource.opening_hours, now, resource.closed_days)
        kind = {True: "open", False: "closed", None: "unknown"}[status.open]
        lines.append(LINE.format(kind=kind, text=wording.opening(status, now)))
    elif resource.phone:
        lines.append(LINE.format(kind="unknown", text=wording.HOURS_UNKNOWN))
    elif resource.address:
        lines.append(LINE.format(kind="unknown", text=wording.REACH_UNKNOWN))
    if resource.phone:
        lines.append(LINE.format(kind="phone", text=phone_link(resource.phone)))
    return lines


def _to_check(answer: Answer) -> list[Markup]:
    """What was asked for and no source says of this resource."""
    asked = [wording.TO_CHECK_ABOUT[name] for name in answer.unknown]
    text = wording.TO_CHECK.format(facts=", ".join(asked))
    return [LINE.format(kind="check", text=text)] if asked else []


def _tags(resource: Resource) -> Markup:
    """The few facts that decide: price, solo parents, children, access, age."""
    tags = [
        wording.short_price(resource),
        wording.SOLO[resource.solo_parents] if resource.solo_parents else None,
        wording.CHILDREN[resource.children_welcome] if resource.children_welcome else None,
        wording.ages(resource),
        *(wording.ACCESS[access].capitalize() for access in resource.access[:2]),
        wording.ROOM[resource.room.state] if resource.room else None,
    ]
    items = Markup("").join(TAG.format(tag) for tag in tags if tag)
    return Markup('<ul class="tags">{}</ul>').format(items) if items else Markup("")


def _reasons(reasons: Sequence[Reason]) -> Markup:
    """'Trouvé : « crèche » ≈ crehce · besoin : garde ponctuelle'."""
    if not reasons:
        return Markup("")
    told = Markup(" · ").join(_told(reason) for reason in reasons[:4])
    return Markup('<p class="reasons">Trouvé&nbsp;: {}</p>').format(told)


def _told(reason: Reason) -> Markup:
    if reason.kind == ReasonKind.PLACE:
        return MARK.format(reason.found)
    if reason.kind == ReasonKind.NEED:
        return Markup("besoin «&nbsp;{}&nbsp;»").format(MARK.format(reason.found))
    found = Markup("«&nbsp;{}&nbsp;»").format(MARK.format(reason.found))
    return found if reason.exact else found + Markup(" ≈ {}").format(reason.typed)


def phone_link(number: str) -> Markup:
    return Markup('<a href="tel:{}">{}</a>').format(number, wording.phone(number))


def outside(url: str, words: str) -> Markup:
    """Return a link to another site, in another tab."""
    return Markup('<a href="{}" target="_blank" rel="noopener noreferrer">{}</a>').format(
        url, words
    )
