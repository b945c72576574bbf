"""What a click does: open a resource in place, show it on the map, come back.

All are callbacks: they run before the page, so that one rerun shows the result.
"""

from collections.abc import Hashable

import streamlit as st

OPENED = "lieu"
"""The address bar's name for the resource opened in place; Back closes it."""
PAGE_OF_CARDS = 12


def open_resource(resource_id: str) -> None:
    st.session_state.selected = resource_id
    st.query_params[OPENED] = resource_id


def close_resource() -> None:
    st.query_params.pop(OPENED, None)


def start_anew_for(asked: Hashable) -> None:
    """When the question or a filter is another, close what the former one had opened."""
    if st.session_state.get("asked", asked) != asked:
        close_resource()
        for former in ("selected", "shown"):
            st.session_state.pop(former, None)
    st.session_state.asked = asked


def locate(resource_id: str) -> None:
    """Select on the map, and on a phone bring the map forward."""
    st.session_state.selected = resource_id
    st.session_state.vue = "map"
    st.session_state.focus = st.session_state.get("focus", 0) + 1


def choose_on_map(clicked: str) -> None:
    """Select the card of a clicked marker; a quartier's bubble filters on the quartier."""
    kind, _, code = clicked.partition(":")
    if code and kind == "quartier":
        st.session_state.quartier = code
        return
    st.session_state.selected = clicked
    close_resource()


def ask(question: str) -> None:
    st.session_state.q = question


def choose_theme(category: str) -> None:
    st.session_state.theme = category


def show_more() -> None:
    st.session_state.shown = st.session_state.get("shown", PAGE_OF_CARDS) + PAGE_OF_CARDS
