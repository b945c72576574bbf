"""Le guide : des situations à cocher, puis un parcours ; l'aide au logement ; pendant ce temps."""

import streamlit as st

from directory import settings, wording
from directory.guide.choices import Asking
from directory.ui import aids, family, meanwhile, plans, session, situations

directory = session.directory()
now = session.now()
opened = st.query_params.get(situations.OPENED)
page = directory.planner.guide.get(opened or "")

if page is not None:
    situations.show(directory, page, settings.read(), now.date())
else:
    if opened:
        st.info(wording.NO_SUCH_SITUATION)
    st.header(wording.GUIDE_TITLE, anchor=False)
    part = plans.choose_part()
    if part == "logement":
        aids.show(directory)
    elif part == "pendant":
        told = family.ask(directory)
        family.warn(told)
        meanwhile.show(directory, told.family, now)
    else:
        st.html(f'<p class="tagline">{wording.GUIDE_INTRO}</p>')
        chosen = situations.choose(directory)
        told = family.ask(directory)
        family.warn(told)
        if chosen:
            asking = Asking(directory.catalogue, told.family, now)
            plan = directory.planner.plan(chosen, asking)
            plans.show(directory, plan, asking, settings.read())
