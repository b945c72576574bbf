"""The answers to a question: counted, sorted, in two tabs, as cards and on the map."""

from collections.abc import Sequence
from datetime import datetime

import streamlit as st
from markupsafe import Markup

from directory.catalogue import has_place
from directory.records import Category
from directory.search.engine import Answer, Found, Sort
from directory.search.filters import Filters
from directory.search.words import is_other_script
from directory.settings import Settings
from directory.ui import actions, cards, maps, welcome, wording
from directory.ui import filters as filter_widgets
from directory.ui.session import Directory


def warn(unknown_place: str | None) -> None:
    if unknown_place:
        st.warning(wording.NEAR_UNKNOWN.format(text=unknown_place))


def chosen_sort() -> Sort:
    said = st.session_state.get("tri")
    return Sort(said) if said in set(Sort) else Sort.RELEVANCE


def choose_view() -> str:
    """Show the switch that phones have between list and map; wide screens show both."""
    view = st.segmented_control(
        wording.VIEW_LABEL,
        list(wording.VIEW),
        default="list",
        format_func=wording.VIEW.__getitem__,
        key="vue",
        label_visibility="collapsed",
        required=True,
        bind="query-params",
    )
    return str(view or "list")


def show(
    directory: Directory, question: str, filters: Filters, found: Found, now: datetime
) -> None:
    """Show the tabs and the cards of one of them, or a way out when there is none."""
    if not found.answers:
        nothing(directory, question, filters)
        return
    st.html(f'<p class="count" role="status">{wording.count(len(found.answers))}</p>')
    with st.container(horizontal=True, key="sorting"):
        shown = _choose_tab(found, question, filters)
        _choose_sort(filters)
    _cards(directory, question, shown, now)


def show_map(
    directory: Directory, found: Found, settings: Settings, *, numbered: bool, opened: bool
) -> None:
    """Show the places, the legend, and how many the map leaves out.

    Markers carry the numbers of the cards, when there are cards.
    """
    resources = [answer.resource for answer in found.places]
    markers = maps.markers_of(directory.catalogue, resources, numbered=numbered)
    st.html(f'<h2 class="for-readers">{wording.MAP_TITLE}</h2>')
    maps.show(
        markers,
        settings,
        maps.Look(
            selected=st.session_state.get("selected"),
            focus=st.session_state.get("focus", 0),
            opened=opened,
        ),
        on_click=actions.choose_on_map,
    )
    if markers.hidden:
        st.caption(wording.MAP_CAPPED.format(shown=len(markers.rows)))
    present = {resource.category for resource in resources}
    labels = directory.catalogue.taxonomy.categories.__getitem__
    st.html(maps.legend([category for category in Category if category in present], labels))
    st.html(f'<p class="map-hint">{wording.MAP_HINT}</p>')


def nothing(directory: Directory, question: str, filters: Filters) -> None:
    """Nothing found: another spelling, filters to relax, whom to call, the themes."""
    st.html(f'<p class="count" role="status">{wording.NOTHING}</p>')
    if is_other_script(question):
        st.info(wording.OTHER_SCRIPT)
    for spelling in directory.engine.spellings(question):
        st.button(
            wording.TRY_SPELLING.format(text=spelling),
            key="spelling",
            on_click=actions.ask,
            args=(spelling,),
        )
    _relaxations(directory, question, filters)
    _who_to_call(directory)
    st.html(f'<h2 class="small-title">{wording.THEMES_TITLE}</h2>')
    welcome.tiles(directory)


def _relaxations(directory: Directory, question: str, filters: Filters) -> None:
    for name in filters.active():
        found = directory.engine.search(question, filters.without(name))
        if found.answers:
            told = filter_widgets.told(directory, filters, name)
            st.button(
                wording.RELAX.format(filter=told, count=wording.count(len(found.answers))),
                key=f"relax-{name}",
                on_click=filter_widgets.clear,
                args=(name,),
            )


def _who_to_call(directory: Directory) -> None:
    calls = [
        Markup("<li>{} : {}</li>").format(cards.phone_link(number), use)
        for _name, number, use in wording.CALLS
    ]
    ccas = directory.catalogue.by_id.get(wording.CCAS_ID)
    if ccas and ccas.phone:
        calls.append(
            Markup("<li>{} {} : {}</li>").format(
                wording.CALL_CCAS, cards.phone_link(ccas.phone), wording.CCAS_FOR
            )
        )
    lines = Markup("").join(calls)
    st.html(
        str(
            Markup('<h2 class="small-title">{}</h2><ul class="calls">{}</ul>').format(
                wording.WHO_TO_CALL, lines
            )
        )
    )


def _choose_tab(found: Found, question: str, filters: Filters) -> Sequence[Answer]:
    """A new question opens the tab of its best answer; then the visitor's choice stands."""
    tabs = {"places": found.places, "elsewhere": found.elsewhere}
    asked = (question, filters.active())
    chosen = tabs.get(st.session_state.get("onglet", ""))
    if not chosen or st.session_state.get("tab_is_for") != asked:
        st.session_state.tab_is_for = asked
        st.session_state.onglet = "places" if has_place(found.answers[0].resource) else "elsewhere"
    tab = st.segmented_control(
        wording.TABS_LABEL,
        list(tabs),
        format_func=lambda name: wording.TABS[name].format(count=len(tabs[name])),
        key="onglet",
        required=True,
        label_visibility="collapsed",
    )
    return tabs[str(tab)]


def _choose_sort(filters: Filters) -> None:
    sorts = [sort for sort in Sort if sort != Sort.DISTANCE or filters.near]
    st.selectbox(
        wording.SORT,
        [str(sort) for sort in sorts],
        format_func=wording.SORTS.__getitem__,
        key="tri",
        label_visibility="collapsed",
        bind="query-params",
    )


def _cards(directory: Directory, question: str, answers: Sequence[Answer], now: datetime) -> None:
    """Show a page of cards; it grows to hold the one chosen on the map."""
    chosen = st.session_state.get("selected")
    wanted = st.session_state.get("shown", actions.PAGE_OF_CARDS)
    at = next((n for n, answer in enumerate(answers, 1) if answer.resource.id == chosen), 0)
    shown = answers[: max(wanted, at)]
    said_unsure = False
    for number, answer in enumerate(shown, start=1):
        if answer.unknown and not said_unsure:
            said_unsure = True
            st.html(f'<p class="unsure">{_unsure(answers)}</p>')
        reasons = directory.engine.reasons(question, answer.resource) if question else []
        cards.show(directory, answer, number, reasons, now)
    left = len(answers) - len(shown)
    if left:
        st.button(wording.MORE.format(count=left), key="more", on_click=actions.show_more)


def _unsure(answers: Sequence[Answer]) -> str:
    names = dict.fromkeys(name for answer in answers for name in answer.unknown)
    return wording.UNSURE.format(filters=wording.joined([wording.UNSURE_ABOUT[n] for n in names]))
