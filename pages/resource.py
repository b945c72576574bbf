"""Fiche : le lien permanent d'une ressource."""

import streamlit as st

from directory import settings, wording
from directory.ui import details, session

chosen_settings = settings.read()
directory = session.directory()
resource = directory.catalogue.by_id.get(st.query_params.get("id", ""))

if resource is None:
    st.info(wording.NO_SUCH_RESOURCE)
    st.page_link("../../pages/find.py", label=wording.SEARCH_AGAIN)
else:
    left, right = st.columns([6, 5], gap="medium")
    with left:
        details.show(directory, resource, chosen_settings, session.now())
    with right:
        details.show_map(resource, chosen_settings)
        details.show_similar(directory, resource)
