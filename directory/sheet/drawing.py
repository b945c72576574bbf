"""The sheet's own map and its QR code, as SVG: no tile, no service, nothing to wait for."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, radians

import segno
from markupsafe import Markup

from directory import wording
from directory.places import METRES_PER_DEGREE, LandmarkKind, Territory
from directory.sheet.content import Sheet

WIDTH, HEIGHT = 640, 230
MARGIN = 34
LEAST_METRES = 900
"""A single place is shown with what lies that far around it."""
RADIUS = 11
STOPS_SHOWN_UNDER = 6_000
"""Metres across: beyond, stops would cover the map."""
NAMES_SHOWN_UNDER = 2_500
FONT = "Atkinson Hyperlegible Next, Arial, sans-serif"

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _View:
    """Degrees to pixels, the same scale both ways."""

    lat: float
    lon: float
    metres: float

    def at(self, point: Point) -> Point:
        """Return x and y, in pixels from the top left."""
        scale = (WIDTH - 2 * MARGIN) / self.metres
        east = (point[1] - self.lon) * METRES_PER_DEGREE * cos(radians(self.lat))
        north = (point[0] - self.lat) * METRES_PER_DEGREE
        return WIDTH / 2 + east * scale, HEIGHT / 2 - north * scale

    def shows(self, point: Point, margin: float = 0) -> bool:
        x, y = self.at(point)
        return margin <= x <= WIDTH - margin and margin <= y <= HEIGHT - margin


def map_svg(sheet: Sheet, territory: Territory) -> str | None:
    """Draw the numbered places, the start, the quartiers and the stops; None without a place."""
    places = [(item.number, item.resource.point) for item in sheet.items if item.resource.point]
    if not places:
        return None
    start = (sheet.start.lat, sheet.start.lon) if sheet.start else None
    view = _view_of([point for _number, point in places] + ([start] if start else []))
    parts = [
        Markup(
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {1}" width="{0}"'
            ' height="{1}" font-family="{2}"><rect width="{0}" height="{1}" fill="#f7f4ec"/>'
        ).format(WIDTH, HEIGHT, FONT),
        *_borders(view, territory),
        *_stops(view, territory),
        *([_start(view, start)] if start else []),
        *_pins(view, places),
        Markup("</svg>"),
    ]
    return str(Markup("").join(parts))


def map_says(sheet: Sheet) -> str:
    """Say in words what the map shows, for those who do not see it."""
    named = [f"{item.number} {item.resource.name}" for item in sheet.items if item.resource.point]
    return wording.MAP_ALT.format(places=", ".join(named))


def qr_svg(text: str) -> str:
    """Draw a QR code with a correction of 15 %, for paper that gets folded."""
    out = io.BytesIO()
    code = segno.make(text, error="m", boost_error=False, micro=False)
    code.save(out, kind="svg", scale=4, border=2, xmldecl=False)
    return out.getvalue().decode()


def _view_of(points: Sequence[Point]) -> _View:
    lats, lons = [p[0] for p in points], [p[1] for p in points]
    lat, lon = (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2
    wide = (max(lons) - min(lons)) * METRES_PER_DEGREE * cos(radians(lat))
    high = (max(lats) - min(lats)) * METRES_PER_DEGREE
    ratio = (WIDTH - 2 * MARGIN) / (HEIGHT - 2 * MARGIN)
    return _View(lat, lon, max(wide, high * ratio, LEAST_METRES))


def _borders(view: _View, territory: Territory) -> Iterable[Markup]:
    for rings in territory.rings.values():
        path = " ".join(
            "M" + " ".join(f"{x:.0f},{y:.0f}" for x, y in map(view.at, ring)) + "Z"
            for ring in rings
        )
        yield Markup('<path d="{}" fill="#fdfbf7" stroke="#a89f8c" stroke-width="1.2"/>').format(
            path
        )
    for quartier in territory.quartiers.values():
        if view.shows(quartier.label, margin=40):
            x, y = view.at(quartier.label)
            yield _text(x, y, quartier.short, size=11, fill="#6b6353")


def _stops(view: _View, territory: Territory) -> Iterable[Markup]:
    if view.metres > STOPS_SHOWN_UNDER:
        return
    for mark in territory.landmarks:
        point = (mark.lat, mark.lon)
        if mark.kind == LandmarkKind.STOP and view.shows(point, margin=6):
            x, y = view.at(point)
            yield Markup('<circle cx="{:.0f}" cy="{:.0f}" r="2.5" fill="#3d5a73"/>').format(x, y)
            if view.metres < NAMES_SHOWN_UNDER:
                yield _text(x, y - 5, mark.name, size=9, fill="#3d5a73")


def _start(view: _View, start: Point) -> Markup:
    x, y = view.at(start)
    mark = Markup(
        '<rect x="{:.0f}" y="{:.0f}" width="12" height="12" fill="#8a3b12" stroke="#fff"/>'
    ).format(x - 6, y - 6)
    return mark + _text(x, y + 18, wording.MAP_START, size=11, fill="#8a3b12")


def _pins(view: _View, places: Iterable[tuple[int, Point]]) -> Iterable[Markup]:
    """Draw the numbers; one that would cover another is moved aside."""
    taken: list[Point] = []
    for number, point in places:
        x, y = view.at(point)
        first, turn = x, -1 if y > HEIGHT / 2 else 1
        while any(abs(x - a) < 2 * RADIUS and abs(y - b) < 2 * RADIUS for a, b in taken):
            x += 2 * RADIUS
            if x > WIDTH - RADIUS:
                x, y = first, y + turn * 2 * RADIUS
        taken.append((x, y))
        yield Markup(
            '<circle cx="{:.0f}" cy="{:.0f}" r="{}" fill="#0b6e69" stroke="#fff" stroke-width="2"/>'
        ).format(x, y, RADIUS)
        yield _text(x, y + 4, str(number), size=12, fill="#fff", weight="700")


def _text(x: float, y: float, words: str, *, size: int, fill: str, weight: str = "400") -> Markup:
    return Markup(
        '<text x="{:.0f}" y="{:.0f}" font-size="{}" fill="{}" font-weight="{}"'
        ' text-anchor="middle">{}</text>'
    ).format(x, y, size, fill, weight, words)
