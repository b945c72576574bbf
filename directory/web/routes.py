"""The addresses we answer ourselves, beside the pages."""

import json

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from directory import wording
from directory.places import LandmarkKind, Territory
from directory.search.words import LONGEST_QUESTION
from directory.ui import session, theme
from directory.web import assets, feedback


def routes(territory: Territory) -> list[Route]:
    """Return the routes; borders and stops are packed once, here."""
    borders = assets.made(territory.outlines.encode(), "application/geo+json")
    stops = assets.made(_stops(territory).encode(), "application/json")
    themes = assets.made(theme.stylesheet().encode(), "text/css")

    async def serve_borders(request: Request) -> Response:
        return assets.response(request, borders)

    async def serve_stops(request: Request) -> Response:
        return assets.response(request, stops)

    async def serve_themes(request: Request) -> Response:
        return assets.response(request, themes)

    return [
        Route("/healthz", health),
        Route("/suggest", suggest),
        Route(feedback.PATH, feedback.feedback, methods=["GET", "POST"]),
        Route("/map/quartiers.geojson", serve_borders),
        Route("/map/stops.json", serve_stops),
        Route("/assets/themes.css", serve_themes),
        Route("/assets/{name:path}", assets.ours),
    ]


async def health(_request: Request) -> Response:
    return JSONResponse({"status": "ok"})


def suggest(request: Request) -> Response:
    """Answer `?q=…` with what the question may become; nothing of it is kept anywhere."""
    typed = request.query_params.get("q", "")[:LONGEST_QUESTION]
    found = session.directory().suggester.suggest(typed)
    told = [
        {"kind": wording.SUGGESTED[each.kind], "name": each.name, "text": each.text}
        for each in found
    ]
    return JSONResponse(told, headers={"Cache-Control": "no-store"})


def _stops(territory: Territory) -> str:
    """Return [name, lines, lat, lon] for each stop."""
    rows = [
        [mark.name, mark.detail, mark.lat, mark.lon]
        for mark in territory.landmarks
        if mark.kind == LandmarkKind.STOP
    ]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
