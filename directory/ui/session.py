"""What a page run needs from outside: the directory's current picture, the clock, the phone.

One store and one picture serve all visitors; a page takes the picture once and keeps it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

import streamlit as st

from directory import exchange, places, settings, taxonomy
from directory.catalogue import Catalogue, Keeper
from directory.hours import PARIS
from directory.records import Resource
from directory.search.engine import Engine
from directory.search.suggest import Suggester
from directory.settings import Settings
from directory.store import open_store


@dataclass(frozen=True)
class Directory:
    """A catalogue with what searches it."""

    catalogue: Catalogue
    engine: Engine
    suggester: Suggester


def directory() -> Directory:
    """Return the picture of what is published now."""
    return _keeper(settings.read()).current()


def now() -> datetime:
    return datetime.now(PARIS)


def is_phone() -> bool:
    """Tell whether the browser says it is a phone; narrow windows are the style sheet's work."""
    return "Mobi" in st.context.headers.get("User-Agent", "")


def prepare(chosen: Settings) -> Keeper[Directory]:
    """Open the store, made from the shipped Parquet at the first start, and build the picture.

    Raise StoreError, TaxonomyError or UnusableFileError with what to do.
    """
    territory = places.load(chosen.data)
    words = taxonomy.load(chosen.data / "taxonomy.toml")

    def build(resources: list[Resource], revision: int) -> Directory:
        catalogue = Catalogue(resources, words, territory, revision)
        return Directory(catalogue, Engine(catalogue), Suggester(catalogue))

    def change(now: Directory, changed: list[Resource], revision: int) -> Directory:
        catalogue = now.catalogue.updated(changed, revision)
        ids = [resource.id for resource in changed]
        return Directory(
            catalogue=catalogue,
            engine=now.engine.updated(catalogue, ids),
            suggester=now.suggester.updated(catalogue, ids),
        )

    return Keeper(open_store(chosen.database, _shipped(chosen)), build, change)


def _shipped(chosen: Settings) -> Iterator[Resource]:
    """Yield the shipped resources; the file is read at the first start only, and must be whole."""
    reading = exchange.read(chosen.data / "resources.parquet")
    if reading.problems:
        raise exchange.UnusableFileError("; ".join(map(str, reading.problems[:5])))
    yield from reading.resources


@st.cache_resource(show_spinner=False)
def _keeper(chosen: Settings) -> Keeper[Directory]:
    return prepare(chosen)
