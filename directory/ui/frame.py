"""What stands around every page: the name, the way to the other pages, the way out, the numbers."""

import streamlit as st
from markupsafe import Markup

from directory import wording

PAGES = ("find", "about")


def header() -> None:
    with st.container(key="header", horizontal=True, vertical_alignment="center"):
        st.html(f'<p class="brand"><span aria-hidden="true"></span>{wording.PRODUCT}</p>')
        for page in PAGES:
            st.page_link(f"../../pages/{page}.py", label=wording.NAVIGATION[page])
        st.html(
            str(
                Markup(
                    '<a class="leave" data-leave href="{}" rel="noreferrer" title="{}">{}</a>'
                ).format(wording.LEAVE_TO, wording.LEAVE_HELP, wording.LEAVE)
            )
        )


def footer() -> None:
    title = wording.EMERGENCY_TITLE
    st.html(f'<footer class="emergency"><p>{title}</p>{_numbers()}</footer>')


def safety() -> None:
    """Show the emergency numbers before anything else, calmly."""
    st.html(f'<div class="emergency safety" role="note"><p>{wording.SAFETY}</p>{_numbers()}</div>')


def _numbers() -> str:
    lines = Markup("").join(
        Markup('<li>{} <a href="tel:{}">{}</a></li>').format(use, number, number)
        for use, number in wording.EMERGENCY
    )
    return str(Markup("<ul>{}</ul>").format(lines))
