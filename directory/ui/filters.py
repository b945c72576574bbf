"""The filters as widgets, as chips, and as the rules that search understands.

Each widget's key is its name in the address bar, so that a link shows the same answers.
"""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta

import streamlit as st

from directory import wording
from directory.records import Category
from directory.search.clues import CHEAP, FREE, OLDEST_CHILD
from directory.search.filters import Filters, Near
from directory.search.found import Found
from directory.search.moments import (
    SATURDAY,
    DayPart,
    When,
    on_some_weekday,
    on_weekday,
    open_at,
)
from directory.search.question import Understood
from directory.search.said_places import USUAL_WALK
from directory.ui.session import Directory

WALKS = (5, 10, 15, 20, 30, 45)
HOURS = [f"{hour:02d}:{minute:02d}" for hour in range(7, 22) for minute in (0, 30)]
USUAL_HOUR = "14:00"
PRICES = {"gratuit": FREE, "doux": CHEAP}
KEYS: Mapping[str, str] = {
    "category": "theme",
    "need": "besoin",
    "quartier": "quartier",
    "near": "pres",
    "age": "age",
    "prices": "prix",
    "walk_in": "sansrdv",
    "when": "quand",
    "children_welcome": "enfants",
    "solo_parents": "solo",
    "wheelchair": "fauteuil",
    "buggy": "poussette",
    "verified": "verifiee",
}
"""Filter → the widget that sets it."""
TICKS = ("walk_in", "children_welcome", "solo_parents", "wheelchair", "buggy", "verified")


@dataclass(frozen=True, slots=True)
class Chosen:
    """The filters, and what was typed as a place when no place of that name is known."""

    filters: Filters
    unknown_place: str | None = None


def ask(directory: Directory, now: datetime) -> Chosen:
    """Show the widgets and return what they say."""
    with st.container(key="filters"), st.expander(wording.FILTERS):
        left, middle, right = st.columns(3)
        with left:
            _ask_subject(directory)
        with middle:
            _ask_place(directory)
        with right:
            _ask_time()
        with st.container(horizontal=True):
            for name in TICKS:
                st.checkbox(wording.FILTER_LABELS[name], key=KEYS[name], bind="query-params")
    return _chosen(directory, now)


def said() -> Hashable:
    """Return what the widgets say, as they say it."""
    return tuple(st.session_state.get(key) for key in (*KEYS.values(), "minutes", "jour", "heure"))


def chips(directory: Directory, chosen: Filters, found: Found) -> None:
    """Show each filter in force as a button that removes it, from the box or from the question."""
    active = found.asked.filters.active()
    if not active:
        return
    with st.container(horizontal=True, key="chips"):
        for name in active:
            label = told(directory, found.asked.filters, name)
            is_chosen = name in chosen.active()
            st.button(
                f"{wording.as_text(label)} ✕",
                key=f"chip-{name}",
                help=wording.REMOVE.format(filter=label),
                on_click=clear if is_chosen else take_out,
                args=(name,) if is_chosen else (found.understood, name),
            )
        if len(chosen.active()) > 1:
            st.button(wording.CLEAR_ALL, key="chip-all", type="tertiary", on_click=clear_all)


def told(directory: Directory, filters: Filters, name: str) -> str:
    """Say a filter as the visitor would: its value, or its name when it is a tick."""
    value = getattr(filters, name)
    tell = _TELL.get(name)
    return tell(directory, value) if tell else wording.FILTER_LABELS[name]


def clear(name: str) -> None:
    """Take a filter off, from a button's callback."""
    st.session_state[KEYS[name]] = False if name in TICKS else None


def take_out(understood: Understood, name: str) -> None:
    """Take what says a filter out of the question, from a button's callback."""
    st.session_state.q = understood.without(name)


def clear_all() -> None:
    for name in KEYS:
        clear(name)


def _ask_subject(directory: Directory) -> None:
    taxonomy = directory.catalogue.taxonomy
    chosen = _select(
        "category", [str(c) for c in Category], lambda c: taxonomy.categories[Category(c)]
    )
    needs = taxonomy.needs_by_category[Category(chosen)] if chosen else tuple(taxonomy.needs)
    _select("need", list(needs), lambda need: taxonomy.needs[need].label)
    _select("prices", list(PRICES), wording.PRICES_WANTED.__getitem__)


def _ask_place(directory: Directory) -> None:
    quartiers = directory.catalogue.territory.quartiers
    _select("quartier", list(quartiers), lambda code: quartiers[code].name)
    st.text_input(
        wording.FILTER_LABELS["near"],
        key=KEYS["near"],
        value=None,
        max_chars=120,
        placeholder=wording.NEAR_HINT,
        help=wording.NEAR_HELP,
        bind="query-params",
    )
    st.select_slider(
        wording.FILTER_LABELS["minutes"],
        WALKS,
        USUAL_WALK,
        format_func=lambda minutes: f"{minutes} min",
        key="minutes",
        bind="query-params",
    )


def _ask_time() -> None:
    st.number_input(
        wording.FILTER_LABELS["age"],
        0,
        OLDEST_CHILD,
        value=None,
        key=KEYS["age"],
        bind="query-params",
    )
    chosen = _select("when", list(wording.WHEN), wording.WHEN.__getitem__)
    if chosen == "jour":
        days = list(wording.DAYS)
        st.selectbox(
            wording.FILTER_LABELS["day"],
            days,
            index=None,
            key="jour",
            placeholder=wording.CHOOSE_DAY,
            bind="query-params",
        )
        st.selectbox(
            wording.FILTER_LABELS["hour"],
            HOURS,
            HOURS.index(USUAL_HOUR),
            key="heure",
            bind="query-params",
        )


def _select(name: str, options: list[str], shown: Callable[[str], str]) -> str | None:
    chosen = st.selectbox(
        wording.FILTER_LABELS[name],
        options,
        index=None,
        format_func=shown,
        key=KEYS[name],
        placeholder=wording.ANY,
        bind="query-params",
    )
    return str(chosen) if chosen is not None else None


def _chosen(directory: Directory, now: datetime) -> Chosen:
    near, unknown_place = _near(directory)
    said = {name: st.session_state.get(key) for name, key in KEYS.items()}
    filters = Filters(
        category=Category(said["category"]) if said["category"] else None,
        need=said["need"],
        quartier=said["quartier"],
        near=near,
        age=said["age"],
        prices=PRICES.get(said["prices"] or "", frozenset()),
        when=_when(said["when"], now),
        **{name: bool(said[name]) for name in TICKS},
    )
    return Chosen(filters, unknown_place)


def _near(directory: Directory) -> tuple[Near | None, str | None]:
    typed = (st.session_state.get(KEYS["near"]) or "").strip()
    if not typed:
        return None, None
    found = directory.engine.gazetteer.find(typed, limit=1)
    if not found:
        return None, typed
    minutes = int(st.session_state.get("minutes") or USUAL_WALK)
    return Near(found[0].name, found[0].lat, found[0].lon, minutes), None


def _when(chosen: str | None, now: datetime) -> When | None:
    if chosen is None:
        return None
    return MOMENTS[chosen](now)


def _at_day_and_hour(now: datetime) -> When | None:
    """Return None until a day is chosen."""
    day = st.session_state.get("jour")
    if day is None:
        return None
    hour = time.fromisoformat(st.session_state.get("heure") or USUAL_HOUR)
    moment = now.replace(hour=hour.hour, minute=hour.minute, second=0, microsecond=0)
    moment += timedelta(days=(wording.DAYS.index(day) - moment.weekday()) % 7)
    return open_at(moment)


MOMENTS: Mapping[str, Callable[[datetime], When | None]] = {
    "maintenant": open_at,
    "samedi": lambda now: on_weekday(now, SATURDAY),
    "midi": lambda now: on_some_weekday(now, DayPart.LUNCH),
    "soir": lambda now: on_some_weekday(now, DayPart.EVENING),
    "jour": _at_day_and_hour,
}


_TELL: Mapping[str, Callable[[Directory, object], str]] = {
    "category": lambda d, value: d.catalogue.taxonomy.categories[Category(str(value))],
    "need": lambda d, value: d.catalogue.taxonomy.needs[str(value)].label,
    "quartier": lambda d, value: d.catalogue.territory.quartiers[str(value)].short,
    "near": lambda _d, value: _near_told(value),
    "age": lambda _d, value: f"{value} ans",
    "prices": lambda _d, value: next(
        wording.PRICES_WANTED[key] for key, prices in PRICES.items() if prices == value
    ),
    "when": lambda _d, value: wording.moment(value) if isinstance(value, When) else "",
}


def _near_told(value: object) -> str:
    return f"{value.minutes} min à pied de {value.label}" if isinstance(value, Near) else ""
