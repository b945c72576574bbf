"""The answers to a question: counted, sorted, in two tabs, as cards and on the map."""

from collections.abc import Sequence
from datetime import datetime

import streamlit as st
from markupsafe import Markup

from directory import wording
from directory.catalogue import has_place
from directory.records import Category
from directory.search.filters import Filters
from directory.search.found import Answer, Found, Sort
from directory.search.words import is_other_script
from directory.settings import Settings
from directory.ui import actions, cards, maps, situations, welcome
from directory.ui import filters as filter_widgets
from directory.ui.session import Directory

MOST_SITUATIONS = 2
SURE_NEED = 0.7
"""A need recognised less surely leads to no page of the guide."""
FEW = 3
"""With so few answers, taking a filter off is offered too."""


def warn(unknown_place: str | None) -> None:
    if unknown_place:
        st.warning(wording.NEAR_UNKNOWN.format(text=wording.as_text(unknown_place)))


def chosen_sort() -> Sort:
    """Return the order asked for; before its widget is there, the address bar says it."""
    labels = {wording.SORTS[sort]: sort for sort in Sort}
    said = st.session_state.get("tri") or labels.get(st.query_params.get("tri", ""))
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


def show(directory: Directory, found: Found, chosen: Filters, now: datetime) -> None:
    """Show the tabs and the cards of one of them, or a way out when there is none."""
    if not found.answers:
        nothing(directory, found, chosen, now)
        return
    if found.set_aside:
        _say_set_aside(directory, found)
    _in_the_guide(directory, found)
    said = wording.count(len(found.answers), is_capped=found.is_capped)
    st.html(f'<p class="count" role="status">{said}</p>')
    with st.container(horizontal=True, key="sorting"):
        shown = _choose_tab(found)
        _choose_sort(found.asked.filters)
    _cards(directory, found, shown, now)
    if len(found.answers) < FEW:
        _relaxations(directory, found, chosen, now)


def show_map(
    directory: Directory, found: Found, settings: Settings, *, numbered: bool, opened: bool
) -> None:
    """Show the places, the legend, and how many the map leaves out.

    Markers carry the numbers of the cards, when the cards are those of the places.
    """
    resources = [answer.resource for answer in found.places]
    is_listed = st.session_state.get("onglet") != "elsewhere"
    markers = maps.markers_of(directory.catalogue, resources, numbered=numbered and is_listed)
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
    if found.is_capped:
        st.caption(wording.MAP_CAPPED.format(shown=len(markers.rows)))
    present = {resource.category for resource in resources}
    labels = directory.catalogue.taxonomy.categories.__getitem__
    st.html(maps.legend([category for category in Category if category in present], labels))
    st.html(f'<p class="map-hint">{wording.MAP_HINT}</p>')


def nothing(directory: Directory, found: Found, chosen: Filters, now: datetime) -> None:
    """Nothing found: another spelling, filters to relax, whom to call, the themes."""
    question = found.understood.text
    said = wording.NOTHING if found.asked.filters.active() else wording.NOTHING_WITH_WORDS
    st.html(f'<p class="count" role="status">{said}</p>')
    if is_other_script(question):
        st.info(wording.OTHER_SCRIPT)
    for spelling in directory.engine.spellings(question):
        st.button(
            wording.TRY_SPELLING.format(text=wording.as_text(spelling)),
            key="spelling",
            on_click=actions.ask,
            args=(spelling,),
        )
    _relaxations(directory, found, chosen, now)
    _who_to_call(directory)
    st.html(f'<h2 class="small-title">{wording.THEMES_TITLE}</h2>')
    welcome.tiles(directory)


def _relaxations(directory: Directory, found: Found, chosen: Filters, now: datetime) -> None:
    """Offer to take each filter off, with the number of answers that it would give back."""
    understood, filters = found.understood, found.asked.filters
    for name in filters.active():
        is_chosen = name in chosen.active()
        question = understood.text if is_chosen else understood.without(name)
        wider = directory.engine.search(question, chosen.without(name), now=now)
        if len(wider.answers) > len(found.answers) and not wider.set_aside:
            told = wording.as_text(filter_widgets.told(directory, filters, name))
            count = wording.count(len(wider.answers), is_capped=wider.is_capped)
            st.button(
                wording.RELAX.format(filter=told, count=count),
                key=f"relax-{name}",
                on_click=filter_widgets.clear if is_chosen else filter_widgets.take_out,
                args=(name,) if is_chosen else (understood, name),
            )


def _in_the_guide(directory: Directory, found: Found) -> None:
    """Lead to the situations that the question speaks of."""
    sure = [need for need, worth in found.asked.needs.items() if worth >= SURE_NEED]
    about = directory.planner.about(sure)[:MOST_SITUATIONS]
    links = Markup(" · ").join(situations.page_link(situation) for situation in about)
    if links:
        st.html(str(Markup('<p class="in-guide">{} {}</p>').format(wording.IN_THE_GUIDE, links)))


def _say_set_aside(directory: Directory, found: Found) -> None:
    """The understood filters left nothing: say which, and that the words alone answer."""
    told = dict.fromkeys(
        filter_widgets.told(directory, found.understood.filters, clue.name)
        for clue in found.understood.clues
    )
    st.info(wording.SET_ASIDE.format(filters=wording.as_text(", ".join(told))))


def _who_to_call(directory: Directory) -> None:
    calls = [
        Markup("<li>{} : {}</li>").format(cards.phone_link(number), use)
        for number, use in wording.CALLS
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


def _choose_tab(found: Found) -> Sequence[Answer]:
    """A new question opens the tab of its best answer; then the visitor's choice stands."""
    tabs = {"places": found.places, "elsewhere": found.elsewhere}
    asked = (found.understood.text, found.asked.filters.active())
    chosen = tabs.get(st.session_state.get("onglet", ""))
    if not chosen or st.session_state.get("tab_is_for") != asked:
        st.session_state.tab_is_for = asked
        st.session_state.onglet = _usual_tab(found)
    tab = st.segmented_control(
        wording.TABS_LABEL,
        list(tabs),
        format_func=lambda name: wording.TABS[name].format(count=len(tabs[name])),
        key="onglet",
        required=True,
        label_visibility="collapsed",
    )
    return tabs[str(tab)]


def _usual_tab(found: Found) -> str:
    """Where a place was asked for, the places; otherwise the side of the best answer."""
    is_placed = found.asked.filters.quartier or found.asked.filters.near
    if found.places and (is_placed or has_place(found.answers[0].resource)):
        return "places"
    return "elsewhere"


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


def _cards(directory: Directory, found: Found, answers: Sequence[Answer], now: datetime) -> None:
    """Show a page of cards; it grows to hold the one chosen on the map."""
    chosen = st.session_state.get("selected")
    wanted = st.session_state.get("shown", actions.PAGE_OF_CARDS)
    at = next((n for n, answer in enumerate(answers, 1) if answer.resource.id == chosen), 0)
    shown = answers[: max(wanted, at)]
    for number, answer in enumerate(shown, start=1):
        reasons = directory.engine.reasons(found, answer.resource)
        cards.show(directory, answer, number, reasons, now)
    left = len(answers) - len(shown)
    if left:
        st.button(wording.MORE.format(count=left), key="more", on_click=actions.show_more)
