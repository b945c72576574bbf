"""What a professional says of the family, as widgets: where, what ages, when, how they move.

The address bar holds it, so that a colleague sees the same plan; it names nobody.
"""

import re
from dataclasses import dataclass

import streamlit as st
from markupsafe import Markup

from directory import wording
from directory.guide.family import Family, FreeTime, Moves, children_of
from directory.search.filters import Near
from directory.ui.session import Directory

MOST_AGES = 12
START = "pres"
"""The address bar's name for the place they start from."""
TYPED = "start"


@dataclass(frozen=True, slots=True)
class Told:
    """The family, the place understood in words, and what could not be understood."""

    family: Family
    place: str | None
    unknown_place: str | None
    wrong_ages: tuple[str, ...]
    is_outside: bool


def ask(directory: Directory) -> Told:
    """Show the four fields and return what they say."""
    with st.container(key="family"), st.expander(wording.FAMILY):
        left, right = st.columns(2)
        with left:
            _ask_start(directory)
            st.text_input(
                wording.FAMILY_FIELDS["ages"],
                key="ages",
                value=None,
                max_chars=60,
                placeholder=wording.AGES_HINT,
                bind="query-params",
            )
        with right:
            _ask_when_and_how()
    told = _told(directory)
    _say_understood(told)
    return told


def warn(told: Told) -> None:
    """Say what was left aside; the rest counts."""
    if told.unknown_place:
        st.warning(wording.NEAR_UNKNOWN.format(text=wording.as_text(told.unknown_place)))
    if told.wrong_ages:
        ages = wording.as_text(", ".join(told.wrong_ages))
        st.warning(wording.AGES_WRONG.format(ages=ages))
    if told.is_outside and told.family.near:
        place = wording.as_text(told.family.near.label)
        st.info(wording.OUTSIDE.format(place=place))


def read_ages(typed: str) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """Return the children's ages of a text, and what of it is none."""
    whole = re.sub(r"\b(et demie?|1/2)\b|½", " ", typed.lower())
    in_years = re.sub(r"(\d{1,3})\s*mois\b", lambda said: str(int(said[1]) // 12), whole)
    words = re.findall(r"[^\s,;/]+", re.sub(r"(?<=\d)\s*ans?\b|\bet\b", " ", in_years))
    numbers = [int(word) for word in words if re.fullmatch(r"\d{1,3}", word)]
    fit, _unfit = children_of(numbers)
    wrong = [w for w in words if not re.fullmatch(r"\d{1,3}", w) or int(w) not in fit]
    return tuple(fit[:MOST_AGES]), (*wrong, *map(str, fit[MOST_AGES:]))


def _ask_start(directory: Directory) -> None:
    """Ask for the place. Only a name that is understood reaches the address bar.

    What is not may be a person's name: it stays in the field, and is said to be unknown.
    """
    said = st.query_params.get(START, "")
    if st.session_state.get("start-said") != said and (said or not st.session_state.get(TYPED)):
        st.session_state[TYPED] = said
    st.session_state["start-said"] = said
    st.text_input(
        wording.FAMILY_FIELDS["near"],
        key=TYPED,
        max_chars=120,
        placeholder=wording.NEAR_HINT,
        help=wording.NEAR_HELP,
        on_change=_write_start,
        args=(directory,),
    )


def _write_start(directory: Directory) -> None:
    found = directory.engine.gazetteer.find(st.session_state[TYPED].strip(), limit=1)
    if found:
        st.query_params[START] = found[0].name
    else:
        st.query_params.pop(START, None)
    st.session_state["start-said"] = st.query_params.get(START, "")


def _ask_when_and_how() -> None:
    st.pills(
        wording.FAMILY_FIELDS["times"],
        [str(time) for time in FreeTime],
        selection_mode="multi",
        format_func=lambda time: wording.FREE_TIMES[FreeTime(time)],
        key="moments",
        wrap=True,
        bind="query-params",
    )
    st.segmented_control(
        wording.FAMILY_FIELDS["moves"],
        [str(moves) for moves in Moves],
        default=str(Moves.FOOT),
        format_func=lambda moves: wording.MOVES[Moves(moves)],
        key="moyen",
        required=True,
        bind="query-params",
    )


def _say_understood(told: Told) -> None:
    """Say what counts, since the fields are folded: a place may be another of the same name."""
    said = wording.family_said(told.family, told.place)
    if said:
        st.html(str(Markup('<p class="soft understood">{}</p>').format(said)))


def _told(directory: Directory) -> Told:
    typed = (st.session_state.get(TYPED) or "").strip()
    found = directory.engine.gazetteer.find(typed, limit=1) if typed else []
    near = Near(found[0].name, found[0].lat, found[0].lon, None) if found else None
    quartier = directory.catalogue.territory.quartier_at(near.lat, near.lon) if near else None
    ages, wrong = read_ages(st.session_state.get("ages") or "")
    family = Family(
        near=near,
        quartier=quartier,
        ages=ages,
        times=tuple(FreeTime(time) for time in st.session_state.get("moments") or ()),
        moves=Moves(st.session_state.get("moyen") or Moves.FOOT),
    )
    return Told(
        family=family,
        place=wording.whereabout(found[0]) if found else None,
        unknown_place=typed if typed and near is None else None,
        wrong_ages=wrong,
        is_outside=near is not None and quartier is None,
    )
