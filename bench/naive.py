"""The app most people would write with the same libraries, served with our assets."""

import streamlit as st

from directory import settings
from directory.web import process

app = st.App(settings.ROOT / "bench" / "naive_page.py", routes=process.parts()["routes"])
