"""What a page run needs from outside: the directory's current picture, the clock, the phone.

One store and one picture serve all visitors; a page takes the picture once and keeps it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

import streamlit as st

from directory import exchange, places, settings, taxonomy
from directory.catalogue import Catalogue, Keeper
from directory.guide import aids, situations
from directory.guide.aids import Aids
from directory.guide.plan import Planner
from directory.hours import PARIS
from directory.records import Resource
from directory.search.engine import Engine
from directory.search.suggest import Suggester
from directory.settings import Settings
from directory.store import open_store
from directory.store.returns import Returns


@dataclass(frozen=True)
class Directory:
    """A catalogue with what searches it and what makes plans from it."""

    catalogue: Catalogue
    engine: Engine
    suggester: Suggester
    planner: Planner
    aids: Aids


def directory() -> Directory:
    """Return the picture of what is published now."""
    return _keeper(settings.read()).current()


def returns() -> Returns:
    """Return where what comes back from the orientation sheets is kept."""
    return _keeper(settings.read()).store.returns


def now() -> datetime:
    return datetime.now(PARIS)


def home_address() -> str:
    """Return where the app lives, as the visitor's browser sees it, for links on paper."""
    parts = urlsplit(st.context.url or "")
    folder = parts.path.rsplit("/", 1)[0]
    return f"{parts.scheme}://{parts.netloc}{folder}" if parts.netloc else ""


def is_phone() -> bool:
    """Tell whether the browser says it is a phone; narrow windows are the style sheet's work."""
    return "Mobi" in st.context.headers.get("User-Agent", "")


def prepare(chosen: Settings) -> Keeper[Directory]:
    """Open the store, made from the shipped Parquet at the first start, and build the picture.

    Raise StoreError, TaxonomyError, GuideError, AidsError or UnusableFileError with what to do.
    """
    territory = places.load(chosen.data)
    words = taxonomy.load(chosen.data / "taxonomy.toml")
    guide = situations.load(chosen.data / "guide")
    criteria = aids.load(chosen.data / "aids.toml")

    def build(resources: list[Resource], revision: int) -> Directory:
        catalogue = Catalogue(resources, words, territory, revision)
        planner = Planner(catalogue, guide)
        return Directory(catalogue, Engine(catalogue), Suggester(catalogue), planner, criteria)

    def change(now: Directory, changed: list[Resource], revision: int) -> Directory:
        catalogue = now.catalogue.updated(changed, revision)
        ids = [resource.id for resource in changed]
        return Directory(
            catalogue=catalogue,
            engine=now.engine.updated(catalogue, ids),
            suggester=now.suggester.updated(catalogue, ids),
            planner=Planner(catalogue, guide),
            aids=criteria,
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
