"""The frame of the app: its pages, their titles, what stands around them.

Titles stay neutral: what someone looked for must not show in a browser's history.
"""

import streamlit as st

from directory import wording
from directory.settings import ROOT
from directory.ui import frame

PAGES = ROOT / "pages"

navigation = st.navigation(
    [
        st.Page(PAGES / "find.py", title=wording.NAVIGATION["find"], default=True),
        st.Page(PAGES / "resource.py", title=wording.NAVIGATION["resource"], url_path="resource"),
        st.Page(PAGES / "about.py", title=wording.NAVIGATION["about"], url_path="about"),
    ],
    position="hidden",
)
st.set_page_config(
    page_title=f"{wording.PRODUCT} – {navigation.title}",
    page_icon=str(ROOT / "static" / "favicon.png"),
    layout="wide",
)
frame.header()
navigation.run()
frame.footer()
