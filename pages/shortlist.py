"""Ma sélection : les fiches gardées, dans l'ordre, et la fiche d'orientation à remettre."""

import streamlit as st

from directory import wording
from directory.ui import selection, session, sheets

directory = session.directory()

st.header(wording.SELECTION_TITLE, anchor=False)
chosen = selection.chosen(directory.catalogue)
selection.warn(directory.catalogue)
if not chosen:
    st.info(wording.SELECTION_EMPTY)
elif sheets.is_for_reading():
    sheets.read(directory, chosen, session.now())
else:
    left, right = st.columns([5, 6], gap="large")
    with left:
        notes = sheets.ask_order(directory, chosen)
        order = sheets.ask(directory, chosen, notes)
    with right:
        sheets.show(directory, order, session.now())
