"""Before anything is typed: three questions to try, and a tile for each theme."""

import streamlit as st

from directory import wording
from directory.records import Category
from directory.ui import actions
from directory.ui.session import Directory


def show(directory: Directory) -> None:
    st.html(f'<p class="tagline">{wording.TAGLINE}</p>')
    st.html(f'<h2 class="small-title">{wording.EXAMPLES_TITLE}</h2>')
    with st.container(horizontal=True, key="examples"):
        for position, example in enumerate(wording.EXAMPLES):
            st.button(
                f"« {example} »",
                key=f"example-{position}",
                on_click=actions.ask,
                args=(example,),
            )
    st.html(f'<h2 class="small-title">{wording.THEMES_TITLE}</h2>')
    tiles(directory)


def tiles(directory: Directory) -> None:
    """Show one tile a theme; a click filters on it."""
    with st.container(horizontal=True, key="tiles"):
        for category in Category:
            st.button(
                directory.catalogue.taxonomy.categories[category],
                key=f"tile-{category}",
                on_click=actions.choose_theme,
                args=(str(category),),
            )
