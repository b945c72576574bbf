"""'Pendant ce temps' on screen: an activity, a day, two hours, and what is near at that time."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta

import streamlit as st
from markupsafe import Markup

from directory import wording
from directory.guide.family import Family
from directory.guide.meanwhile import Nearby, Who, meanwhile
from directory.hours import Span
from directory.ui import cards, selection
from directory.ui.filters import HOURS
from directory.ui.session import Directory

DAYS_AHEAD = 14
FROM, TO = "14:00", "16:00"
MOST_SHOWN = 15

LINE = Markup(
    '<li><a href="{href}" target="_self">{name}</a> <span class="soft">{minutes} min · {is_open}'
    " · {needs}</span>{phone}</li>"
)


def show(directory: Directory, family: Family, now: datetime) -> None:
    """Ask for the activity and its time, then list what is within ten minutes on foot."""
    st.html(f'<p class="tagline">{wording.MEANWHILE_INTRO}</p>')
    placed = {r.id: r for r in directory.catalogue.resources if r.point}
    names = sorted(placed, key=lambda id_: placed[id_].name.casefold())
    fields = wording.MEANWHILE_FIELDS
    activity = st.selectbox(
        fields["activity"],
        names,
        index=None,
        format_func=lambda id_: placed[id_].name,
        placeholder=wording.CHOOSE_ACTIVITY,
        key="activite",
        bind="query-params",
    )
    who = st.segmented_control(
        fields["who"],
        [str(who) for who in Who],
        default=str(Who.PARENT),
        format_func=wording.WHO.__getitem__,
        key="qui",
        required=True,
        bind="query-params",
    )
    span = _ask_span(now)
    if span is None:
        st.warning(wording.WRONG_SPAN)
    elif activity is not None:
        near = meanwhile(
            directory.catalogue, placed[str(activity)], span, Who(who or Who.PARENT), family.ages
        )
        _list(directory, near)


def _ask_span(now: datetime) -> Span | None:
    """Return the time of the activity, None when it ends before it starts."""
    fields = wording.MEANWHILE_FIELDS
    days = {wording.weekday(day): day for day in _days(now)}
    left, middle, right = st.columns(3)
    with left:
        day = days[str(_choose(fields["day"], list(days), 0, key="le"))]
    with middle:
        start = time.fromisoformat(_choose(fields["from"], HOURS, HOURS.index(FROM), key="de"))
    with right:
        end = time.fromisoformat(_choose(fields["to"], HOURS, HOURS.index(TO), key="a"))
    if start >= end:
        return None
    return datetime.combine(day, start, now.tzinfo), datetime.combine(day, end, now.tzinfo)


def _days(now: datetime) -> list[date]:
    return [now.date() + timedelta(days=ahead) for ahead in range(DAYS_AHEAD)]


def _choose(label: str, options: Sequence[str], usual: int, *, key: str) -> str:
    chosen = st.selectbox(label, options, index=usual, key=key, bind="query-params")
    return str(chosen or options[usual])


def _list(directory: Directory, near: Iterable[Nearby]) -> None:
    lines = Markup("").join(_told(directory, nearby) for nearby in list(near)[:MOST_SHOWN])
    if not lines:
        st.info(wording.MEANWHILE_NOTHING)
        return
    st.html(str(Markup('<ul class="nearby">{}</ul>').format(lines)))


def _told(directory: Directory, nearby: Nearby) -> Markup:
    needs = directory.catalogue.taxonomy.needs
    resource = nearby.resource
    return LINE.format(
        href=selection.href("resource", id=resource.id),
        name=resource.name,
        minutes=nearby.minutes,
        is_open=wording.OPEN_THEN if nearby.is_open else wording.HOURS_TO_CHECK,
        needs=needs[nearby.needs[0]].label,
        phone=Markup(" · ") + cards.phone_link(resource.phone) if resource.phone else "",
    )
