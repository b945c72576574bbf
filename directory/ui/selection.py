"""'Ma sélection': the resources a visitor keeps, held by the address bar and by nothing else.

The link is the shortlist. Every link of ours to another page carries it along.
"""

from collections.abc import Sequence
from urllib.parse import urlencode

import streamlit as st

from directory import wording
from directory.catalogue import Catalogue, handle
from directory.records import Resource
from directory.sheet.content import MOST_ITEMS

PARAM = "selection"
OF_THE_FAMILY = ("situations", "pres", "ages", "moments", "moyen")
"""The address bar's names for what the guide and the sheet know of a family."""


def words_of(param: str) -> list[str]:
    """Return the words of a list in the address bar, in its order, each once."""
    words = st.query_params.get(param, "").split(",")
    return list(dict.fromkeys(word for word in map(str.strip, words) if word))


def write_words(param: str, words: Sequence[str]) -> None:
    """Put a list in the address bar, from a callback; an empty one leaves it."""
    if words:
        st.query_params[param] = ",".join(words)
    else:
        st.query_params.pop(param, None)


def said() -> list[str]:
    """Return what the address bar says of the selection."""
    return words_of(PARAM)


def chosen(catalogue: Catalogue) -> list[Resource]:
    """Return the resources of the address bar, ids or handles, twenty at most."""
    ids = [_id_of(catalogue, word) for word in said()]
    known = dict.fromkeys(id_ for id_ in ids if id_ in catalogue.by_id)
    return [catalogue.by_id[id_] for id_ in known if id_][:MOST_ITEMS]


def unknown(catalogue: Catalogue) -> list[str]:
    """Return what the address bar names and the directory has not, or no longer."""
    return [word for word in said() if _id_of(catalogue, word) not in catalogue.by_id]


def warn(catalogue: Catalogue) -> None:
    """Say what a link names in vain, and that it names too much."""
    gone = unknown(catalogue)
    if gone:
        ids = wording.as_text(", ".join(word[:60] for word in gone[:5]))
        st.warning(wording.SELECTION_UNKNOWN.format(ids=ids))
    if len(said()) - len(gone) > MOST_ITEMS:
        st.warning(wording.SELECTION_CUT)


def query() -> dict[str, str]:
    """Return what a link must carry for the selection to follow."""
    return {PARAM: st.query_params[PARAM]} if st.query_params.get(PARAM) else {}


def carried() -> dict[str, list[str]]:
    """Return what a link to the guide or to the sheet must carry: the family's situation too."""
    names = (PARAM, *OF_THE_FAMILY)
    said_there = {name: st.query_params.get_all(name) for name in names}
    return {name: values for name, values in said_there.items() if any(values)}


def href(page: str, /, **params: str) -> str:
    """Return the address of a page of ours that carries the selection along."""
    said_there = urlencode({**params, **query()})
    return f"{page}?{said_there}" if said_there else page


def href_of_family(page: str, /, **params: str) -> str:
    """Return the address of a page that needs the family's situation too, with `params` over it.

    A link of the browser's own: after Streamlit's, Back would find the page without it.
    """
    said_there = urlencode({**carried(), **params}, doseq=True)
    return f"{page}?{said_there}" if said_there else page


def query_of(resources: Sequence[Resource]) -> str:
    """Return a selection short enough for a code to photograph."""
    return f"{PARAM}=" + ",".join(handle(resource.id) for resource in resources)


def write(ids: Sequence[str]) -> None:
    """Put a selection in the address bar, from a callback."""
    write_words(PARAM, list(dict.fromkeys(ids))[:MOST_ITEMS])


def add(catalogue: Catalogue, *ids: str) -> None:
    """Add what there is room for, and say it when something is left out."""
    wanted = dict.fromkeys([*(resource.id for resource in chosen(catalogue)), *ids])
    if len(wanted) > MOST_ITEMS:
        st.toast(wording.SELECTION_FULL)
    write(list(wanted))


def remove(resource_id: str) -> None:
    write([word for word in said() if word not in (resource_id, handle(resource_id))])


def move(catalogue: Catalogue, resource_id: str, by: int) -> None:
    """Move a resource up (-1) or down (1) in the selection."""
    ids = [resource.id for resource in chosen(catalogue)]
    if resource_id not in ids:
        return
    at = ids.index(resource_id)
    to = min(max(at + by, 0), len(ids) - 1)
    ids.insert(to, ids.pop(at))
    write(ids)


def button(catalogue: Catalogue, resource: Resource, key: str) -> None:
    """Show the button that adds a resource, or takes it out when it is there."""
    ids = [each.id for each in chosen(catalogue)]
    is_in = resource.id in ids
    is_full = len(ids) >= MOST_ITEMS and not is_in
    st.button(
        wording.REMOVE_FROM_SELECTION if is_in else wording.ADD,
        key=f"{key}-{resource.id}",
        on_click=remove if is_in else add,
        args=(resource.id,) if is_in else (catalogue, resource.id),
        disabled=is_full,
        help=wording.SELECTION_FULL if is_full else None,
    )


def _id_of(catalogue: Catalogue, word: str) -> str | None:
    return word if word in catalogue.by_id else catalogue.by_handle.get(word)
