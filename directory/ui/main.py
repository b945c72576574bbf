"""The frame of the app: its pages, their titles, what stands around them.

Titles stay neutral: what someone looked for must not show in a browser's history.
"""

import streamlit as st

from directory import wording
from directory.settings import ROOT
from directory.ui import frame, session

PAGES = ROOT / "pages"
HOME = "find"

navigation = st.navigation(
    [
        st.Page(
            PAGES / f"{name}.py",
            title=title,
            url_path="" if name == HOME else name,
            default=name == HOME,
        )
        for name, title in wording.NAVIGATION.items()
    ],
    position="hidden",
)
st.set_page_config(
    page_title=f"{wording.PRODUCT} – {navigation.title}",
    page_icon=str(ROOT / "static" / "favicon.png"),
    layout="wide",
)
frame.header(session.directory().catalogue)
navigation.run()
frame.footer()
