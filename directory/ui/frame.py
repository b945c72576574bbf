"""What stands around every page: the name, the way to the other pages, the way out, the numbers."""

import streamlit as st
from markupsafe import Markup

from directory import wording
from directory.catalogue import Catalogue
from directory.ui import selection

PAGES = ("find", "guide", "shortlist", "about")
PAGES_OF_A_FAMILY = ("guide", "shortlist")


def header(catalogue: Catalogue) -> None:
    """Show the name and the pages; the selection follows from one to the next."""
    with st.container(key="header", horizontal=True, vertical_alignment="center"):
        st.html(f'<p class="brand"><span aria-hidden="true"></span>{wording.PRODUCT}</p>')
        for page in PAGES:
            st.page_link(
                f"../../pages/{page}.py",
                label=_label(page, catalogue),
                query_params=selection.carried()
                if page in PAGES_OF_A_FAMILY
                else selection.query(),
            )
        st.html(str(leave_link()))


def footer() -> None:
    st.html(str(emergency_footer()))


def safety() -> None:
    """Show the emergency numbers before anything else, calmly."""
    st.html(f'<div class="emergency safety" role="note"><p>{wording.SAFETY}</p>{_numbers()}</div>')


def leave_link() -> Markup:
    """Return the link that `static/leave.js` makes a quick way out."""
    return Markup(
        '<a class="leave" data-leave href="{}" rel="noreferrer" title="{}">{}</a>'
    ).format(wording.LEAVE_TO, wording.LEAVE_HELP, wording.LEAVE)


def emergency_footer() -> Markup:
    return Markup('<footer class="emergency"><p>{}</p>{}</footer>').format(
        wording.EMERGENCY_TITLE, _numbers()
    )


def _carried_to(page: str) -> dict[str, list[str]] | dict[str, str]:
    return selection.carried() if page in PAGES_OF_A_FAMILY else selection.query()


def _label(page: str, catalogue: Catalogue) -> str:
    count = len(selection.chosen(catalogue)) if page == "shortlist" else 0
    return wording.SELECTION_COUNT.format(count=count) if count else wording.NAVIGATION[page]


def _numbers() -> Markup:
    lines = Markup("").join(
        Markup('<li>{} <a href="tel:{}">{}</a></li>').format(use, number, number)
        for use, number in wording.EMERGENCY
    )
    return Markup("<ul>{}</ul>").format(lines)
