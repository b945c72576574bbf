"""The map of the answers: folium draws the base once, our own layer changes with the answers.

The base never depends on what is searched: streamlit-folium would rebuild the frame, and the
visitor would lose where they were. Every asset is our own; only the background has tiles from
elsewhere, and the map stands without them.
"""

import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass

import folium
import streamlit as st
from folium.map import Layer
from folium.template import Template
from markupsafe import Markup
from streamlit_folium import st_folium

from directory import wording
from directory.catalogue import Catalogue
from directory.records import Category, Resource
from directory.settings import Settings

ASSETS = "../../assets"
"""Seen from the component's frame, so that it holds under any base path."""
CENTRE = (47.3275, 5.0365)
CITY = ((47.2860, 4.9790), (47.3690, 5.0940))
"""The nine quartiers without the lake's far end: the view before anything is asked."""
HEIGHT = 620
SMALL_HEIGHT = 260

folium.Map.default_js = [
    ("leaflet", f"{ASSETS}/leaflet/leaflet.js"),
    ("cluster", f"{ASSETS}/markercluster/leaflet.markercluster.js"),
    ("map", f"{ASSETS}/map.js"),
]
folium.Map.default_css = [
    ("leaflet_css", f"{ASSETS}/leaflet/leaflet.css"),
    ("cluster_css", f"{ASSETS}/markercluster/MarkerCluster.css"),
    ("themes_css", f"{ASSETS}/themes.css"),
    ("map_css", f"{ASSETS}/map.css"),
]

Row = tuple[str, float, float, str, str, int]
Bubble = tuple[str, float, float, str, int]


@dataclass(frozen=True, slots=True)
class Markers:
    """What the layer draws: at most a thousand answers, about 100 kB."""

    rows: Sequence[Row]
    bubbles: Sequence[Bubble]


@dataclass(frozen=True, slots=True)
class Look:
    """What the visitor looks at.

    `focus` changes when the view must go to the selected marker; `opened` tells that its page is
    open in place, after which the view goes back to where it was.
    """

    selected: str | None = None
    focus: int = 0
    opened: bool = False


class AnswersLayer(Layer):
    """One compact layer: a row a point, drawn by `static/map.js`."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "window.feature_group = [];"
        "var {{ this.get_name() }} = window.reperes.answers({{ this.drawn }})"
        ".addTo({{ this._parent.get_name() }});"
        "{% endmacro %}"
    )

    def __init__(self, markers: Markers, look: Look) -> None:
        super().__init__(name="answers")
        self._name = "Answers"
        drawn = {"rows": markers.rows, "bubbles": markers.bubbles, **asdict(look)}
        self.drawn = _script_safe(json.dumps(drawn, ensure_ascii=False, separators=(",", ":")))


def markers_of(catalogue: Catalogue, resources: Sequence[Resource], *, numbered: bool) -> Markers:
    """Number the resources in their order; those known to the quartier only are counted on it."""
    located = [
        (r.id, *r.point, r.name, str(r.category), number if numbered else 0)
        for number, r in enumerate(resources, start=1)
        if r.point
    ]
    counts = Counter(
        quartier.code
        for resource in resources
        if not resource.point and (quartier := catalogue.quartier_of(resource))
    )
    quartiers = catalogue.territory.quartiers
    bubbles = [
        (code, *quartiers[code].label, quartiers[code].short, number)
        for code, number in sorted(counts.items())
    ]
    return Markers(located, bubbles)


def show(
    markers: Markers,
    settings: Settings,
    look: Look,
    on_click: Callable[[str], None],
) -> None:
    """Show the answers' map; `on_click` gets the id of the clicked resource or quartier."""
    group = folium.FeatureGroup(name="answers")
    AnswersLayer(markers, look).add_to(group)
    st_folium(
        base_map(settings),
        key="map",
        height=HEIGHT,
        use_container_width=True,
        feature_group_to_add=group,
        returned_objects=["last_active_drawing", "last_object_clicked_count"],
        on_change=lambda: _clicked(on_click),
    )


def show_one(resource: Resource, settings: Settings) -> None:
    """Show where one resource is, on a small map that answers no click."""
    if resource.point is None:
        return
    row = (resource.id, *resource.point, resource.name, str(resource.category), 0)
    group = folium.FeatureGroup(name="answers")
    AnswersLayer(Markers([row], []), Look(resource.id, focus=1)).add_to(group)
    st_folium(
        base_map(settings),
        key=f"map-of-{resource.id}",
        height=SMALL_HEIGHT,
        use_container_width=True,
        feature_group_to_add=group,
        returned_objects=[],
    )


def legend(categories: Sequence[Category], labels: Callable[[Category], str]) -> str:
    """Return the legend as HTML: the icon, the colour and the name of each theme shown."""
    line = Markup('<li class="theme-{}"><span class="badge"><i class="icon"></i></span>{}</li>')
    lines = Markup("").join(line.format(category, labels(category)) for category in categories)
    return str(
        Markup('<ul class="legend" aria-label="{}">{}</ul>').format(wording.MAP_LEGEND, lines)
    )


def base_map(settings: Settings) -> folium.Map:
    """Return the part of the map that never changes."""
    base = folium.Map(
        CENTRE,
        zoom_start=12,
        tiles=None,
        minZoom=10,
        maxZoom=18,
        zoomSnap=0.5,
        scrollWheelZoom=False,
        cityBounds=CITY,
    )
    folium.TileLayer(settings.tiles, attr=settings.tiles_credit, max_zoom=18).add_to(base)
    return base


def _clicked(on_click: Callable[[str], None]) -> None:
    drawing = (st.session_state.get("map") or {}).get("last_active_drawing") or {}
    clicked = drawing.get("properties", {}).get("id")
    if isinstance(clicked, str):
        on_click(clicked)


def _script_safe(text: str) -> str:
    """Names come from data: none may close the script or start a comment of HTML."""
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
