"""The application, as `streamlit run app.py` and `directory serve` start it.

Streamlit finds the app by reading this file: `st.App` has to be called right here.
"""

import streamlit as st

from directory.web import process

app = st.App(process.SCRIPT, **process.parts())
