"""À propos : d'où viennent les fiches, combien, depuis quand, et ce qui manque."""

import streamlit as st

from directory import wording
from directory.ui import overview, session

directory = session.directory()

st.header(wording.ABOUT_TITLE, anchor=False)
st.markdown(wording.ABOUT)
overview.show(directory, session.now().date())
st.markdown(wording.ABOUT_SOURCES)
