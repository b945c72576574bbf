"""The app opened on chosen resources and nothing else: files, store, search and pages are real."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from shutil import copy, copytree

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from directory import exchange, places, taxonomy
from directory.catalogue import Catalogue
from directory.places import Territory
from directory.records import Resource
from directory.search.engine import Engine
from directory.settings import ROOT
from directory.taxonomy import Taxonomy

DATA = ROOT / "data"
SHARED_FILES = (
    "taxonomy.toml",
    "everyday.toml",
    "aids.toml",
    "quartiers.geojson",
    "landmarks.parquet",
    "households.parquet",
)

MakeResource = Callable[..., Resource]
MakeEngine = Callable[..., Engine]
OpenApp = Callable[..., AppTest]


def made(**facts: object) -> Resource:
    """A resource with few facts, and those given."""
    return Resource.model_validate(
        {
            "id": "creche-tivoli",
            "name": "Crèche Tivoli",
            "category": "childcare",
            "needs": ["nursery"],
            "summary": "Accueil des tout-petits.",
            "zone": "city",
            "source": {"url": "https://www.dijon.fr/", "publisher": "Ville de Dijon"},
            "confidence": "high",
            "updated_at": datetime(2026, 11, 1, tzinfo=UTC),
            **facts,
        }
    )


@pytest.fixture
def make_resource() -> MakeResource:
    return made


@pytest.fixture(scope="session")
def territory() -> Territory:
    return places.load(DATA)


@pytest.fixture(scope="session")
def words() -> Taxonomy:
    return taxonomy.load(DATA / "taxonomy.toml")


@pytest.fixture(scope="session")
def shipped() -> tuple[Resource, ...]:
    return exchange.read(DATA / "resources.parquet").resources


@pytest.fixture
def make_engine(territory: Territory, words: Taxonomy) -> Callable[..., Engine]:
    def engine(*resources: Resource) -> Engine:
        return Engine(Catalogue(resources, words, territory))

    return engine


@pytest.fixture(scope="session")
def shipped_engine(shipped: tuple[Resource, ...], territory: Territory, words: Taxonomy) -> Engine:
    return Engine(Catalogue(shipped, words, territory))


@pytest.fixture
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the territory and the words, that the app and the commands read."""
    folder = tmp_path / "data"
    folder.mkdir()
    for name in SHARED_FILES:
        copy(DATA / name, folder / name)
    copytree(DATA / "guide", folder / "guide")
    monkeypatch.setenv("DIRECTORY_DATA", str(folder))
    monkeypatch.setenv("DIRECTORY_DATABASE", str(tmp_path / "var" / "directory.duckdb"))
    return folder


@pytest.fixture
def open_app(data_folder: Path) -> Iterator[OpenApp]:
    """Open the app on these resources: written, read, stored and searched as in production."""

    def opened(*resources: Resource, **query: str) -> AppTest:
        exchange.write(data_folder / "resources.parquet", resources)
        app = AppTest.from_file(str(ROOT / "directory" / "ui" / "main.py"), default_timeout=30)
        for name, value in query.items():
            app.query_params[name] = value
        app.run()
        assert not app.exception
        return app

    st.cache_resource.clear()
    yield opened
    st.cache_resource.clear()


@pytest.fixture
def whole_folder(data_folder: Path) -> Path:
    """The data folder with the shipped resources too."""
    copy(DATA / "resources.parquet", data_folder / "resources.parquet")
    return data_folder


def text_of(app: AppTest) -> str:
    """Everything the page says in HTML."""
    return "\n".join(str(element.proto.body) for element in app.get("html"))


def names_shown(app: AppTest) -> list[str]:
    return [b.label for b in app.button if str(b.key).startswith("open-")]
