"""Trouver : une question, des filtres, puis les réponses en liste et sur la carte."""

import streamlit as st

from directory import settings, wording
from directory.search.words import LONGEST_QUESTION
from directory.ui import actions, answers, details, filters, frame, session, welcome

chosen_settings = settings.read()
directory = session.directory()
now = session.now()

question = st.text_input(
    wording.SEARCH,
    key="q",
    max_chars=LONGEST_QUESTION,
    placeholder=wording.SEARCH_HINT,
    type="search",
    bind="query-params",
)
chosen = filters.ask(directory, now)
actions.start_anew_for((question, filters.said()))
found = directory.engine.search(question, chosen.filters, answers.chosen_sort(), now=now)
filters.chips(directory, chosen.filters, found)
answers.warn(chosen.unknown_place)

asked_for = st.query_params.get(actions.OPENED, "")
opened = directory.catalogue.by_id.get(asked_for)
if opened:
    st.session_state.selected = opened.id
is_asked = bool(question.strip() or chosen.filters.active())
if found.asks_for_safety:
    frame.safety()

with st.container(key="view-switch"):
    view = answers.choose_view()

left, right = st.columns([6, 5], gap="medium")
with left, st.container(key=f"answers-{view}"):
    if opened:
        details.back_button()
        details.show(directory, opened, chosen_settings, now)
        details.show_similar(directory, opened)
    elif not is_asked:
        welcome.show(directory)
    else:
        answers.show(directory, found, chosen.filters, now)
with right, st.container(key=f"map-{view}"):
    if view == "map" or not session.is_phone():
        answers.show_map(directory, found, chosen_settings, numbered=is_asked, opened=bool(opened))
