"""Our own HTTP: the French frame, the headers, the assets, what stays closed."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import FileResponse, Response
from starlette.routing import Mount, Route
from starlette.testclient import TestClient

from directory.places import Territory
from directory.settings import IGN_PLAN, Settings, read
from directory.web.assets import PackedBundle
from directory.web.frame import INDEX, FrenchFrame, french_index
from directory.web.headers import SecurityHeaders
from directory.web.routes import routes


async def streamlit_page(_request: object) -> Response:
    return FileResponse(INDEX)


@pytest.fixture
def client(territory: Territory) -> Iterator[TestClient]:
    """Our routes and middlewares around a stand-in that serves Streamlit's page everywhere."""
    app = Starlette(
        routes=[*routes(territory), Mount("/", routes=[Route("/{any:path}", streamlit_page)])],
        middleware=[
            Middleware(SecurityHeaders, tiles="https://tiles.example", page=french_index()),
            Middleware(PackedBundle),
            Middleware(FrenchFrame),
        ],
    )
    with TestClient(app) as opened:
        yield opened


def test_the_page_is_french_and_ours(client: TestClient) -> None:
    page = client.get("/").text
    assert '<html lang="fr">' in page
    assert "<title>Repères</title>" in page
    assert "Streamlit<" not in page


def test_a_page_asks_nothing_from_a_third_party(client: TestClient) -> None:
    page = client.get("/")
    assert "http" not in page.text.replace("http-equiv", "")
    assert "tiles.example" not in page.headers["content-security-policy"]


def test_every_answer_is_guarded(client: TestClient) -> None:
    headers = client.get("/resource").headers
    assert headers["x-frame-options"] == "DENY"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "unsafe-eval" not in headers["content-security-policy"]


def test_only_the_map_s_frame_may_reach_the_tiles(client: TestClient) -> None:
    policy = client.get("/component/x/index.html").headers["content-security-policy"]
    assert "img-src 'self' data: https://tiles.example" in policy


def test_a_hostile_host_header_is_not_copied(client: TestClient) -> None:
    policy = client.get("/", headers={"host": "a; script-src *"}).headers["content-security-policy"]
    assert "script-src *" not in policy


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/_stcore/agent/openapi.json"])
def test_streamlit_s_inner_doors_are_closed(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("name", ["page.css", "map.js", "leaflet/leaflet.js", "icons/bus.svg"])
def test_assets_are_packed_and_kept_by_the_browser(client: TestClient, name: str) -> None:
    first = client.get(f"/assets/{name}")
    assert first.headers["content-encoding"] == "gzip"
    assert "max-age" in first.headers["cache-control"]
    again = client.get(f"/assets/{name}", headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 304


@pytest.mark.parametrize(
    "name", ["../pyproject.toml", "%2e%2e/app.py", "nope.js", "icons", "a%00b"]
)
def test_nothing_outside_the_folder_is_served(client: TestClient, name: str) -> None:
    assert "directory" not in client.get(f"/assets/{name}").text
    assert client.get(f"/assets/{name}").status_code in {200, 404}


def test_the_map_s_data_is_served(client: TestClient) -> None:
    borders = client.get("/map/quartiers.geojson").json()
    assert len(borders["features"]) == 31
    assert set(borders["features"][0]["properties"]) == {
        "code",
        "short",
        "level",
        "label_lat",
        "label_lon",
    }
    assert ["Godrans Les Halles", "T1 T2", 47.32531, 5.03889] in client.get(
        "/map/stops.json"
    ).json()


def test_suggestions_are_answered_and_not_kept(whole_folder: Path, client: TestClient) -> None:
    st.cache_resource.clear()
    answer = client.get("/suggest", params={"q": "noun"})
    st.cache_resource.clear()

    assert answer.headers["cache-control"] == "no-store"
    assert {
        "kind": "besoin",
        "name": "Assistante maternelle, nounou",
        "text": "Assistante maternelle, nounou",
    } in answer.json()


def test_health_answers(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}


def test_settings_have_defaults_and_can_be_changed() -> None:
    usual = read({})
    assert (usual.tiles, usual.tiles_origin, usual.contact) == (
        IGN_PLAN,
        "https://data.geopf.fr",
        None,
    )
    changed = read({"DIRECTORY_TILES": "https://{s}.tile.example/{z}/{x}/{y}.png"})
    assert changed.tiles_origin == "https://*.tile.example"


def test_settings_are_read_from_the_environment(
    data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DIRECTORY_CONTACT", "contact@example.org")
    found: Settings = read(os.environ)
    assert (found.data, found.contact) == (data_folder, "contact@example.org")
