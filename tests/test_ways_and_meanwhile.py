"""The way to a place, and what one can do near it meanwhile."""

from datetime import datetime

import pytest

from directory import wording
from directory.catalogue import Catalogue
from directory.guide.family import Moves
from directory.guide.meanwhile import Who, meanwhile
from directory.guide.ways import way
from directory.hours import PARIS
from directory.places import Landmark, LandmarkKind, Territory
from directory.records import Resource
from directory.taxonomy import Taxonomy
from tests.conftest import MakeResource

HERE = {"lat": 47.3220, "lon": 5.0415, "geo_precision": "address"}
NEXT_DOOR = {"lat": 47.3225, "lon": 5.0420, "geo_precision": "address"}
FAR = {"lat": 47.3500, "lon": 5.0700, "geo_precision": "address"}
SPAN = (datetime(2026, 11, 25, 14, tzinfo=PARIS), datetime(2026, 11, 25, 16, tzinfo=PARIS))


def stop(name: str, lines: str, lat: float, lon: float) -> Landmark:
    return Landmark(LandmarkKind.STOP, name, lines, lat, lon, None)


def with_stops(territory: Territory, *stops: Landmark) -> Territory:
    return Territory(territory.frame, territory.quartiers, stops)


def test_a_short_way_is_walked(territory: Territory) -> None:
    found = way(territory, (47.3220, 5.0415), (47.3225, 5.0420))

    assert wording.way(found, "Darcy", Moves.FOOT) == "Depuis Darcy : 2 min à pied environ"


def test_a_long_way_says_the_line_that_stops_near_both_ends(territory: Territory) -> None:
    lines = with_stops(
        territory,
        stop("Darcy", "T1 L5", 47.3220, 5.0415),
        stop("Parc", "T1", 47.3500, 5.0700),
        stop("Loin", "L5", 47.3300, 5.1000),
    )

    said = wording.way(way(lines, (47.3221, 5.0416), (47.3501, 5.0701)), "Ici", Moves.FOOT)

    assert "tram T1, de « Darcy » à « Parc »" in said
    assert "divia.fr" in said


def test_without_a_common_line_the_nearest_stop_is_said(territory: Territory) -> None:
    lines = with_stops(
        territory,
        stop("Darcy", "L5", 47.3220, 5.0415),
        stop("Parc", "L6", 47.3500, 5.0700),
    )

    said = wording.way(way(lines, (47.3221, 5.0416), (47.3501, 5.0701)), "Ici", Moves.FOOT)

    assert said == "Depuis Ici : 3,8 km, arrêt le plus proche : « Parc »"


def test_the_way_is_said_as_the_family_moves(territory: Territory) -> None:
    found = way(with_stops(territory), (47.3220, 5.0415), (47.3500, 5.0700))

    assert wording.way(found, "L. de Vinci", Moves.BIKE) == (
        "Depuis L. de Vinci : 25 min à vélo environ"
    )
    assert wording.way(found, "L. de Vinci", Moves.CAR) == "Depuis L. de Vinci : 3,8 km"


@pytest.fixture
def activity(make_resource: MakeResource) -> Resource:
    return make_resource(id="judo", needs=["kids-sport"], **HERE)


def near(
    territory: Territory, words: Taxonomy, activity: Resource, who: Who, *others: Resource
) -> list[tuple[str, bool | None]]:
    catalogue = Catalogue([activity, *others], words, territory)
    found = meanwhile(catalogue, activity, SPAN, who, ages=(8,))
    return [(nearby.resource.id, nearby.is_open) for nearby in found]


def test_the_parent_finds_what_is_open_near_the_surest_first(
    territory: Territory, words: Taxonomy, activity: Resource, make_resource: MakeResource
) -> None:
    found = near(
        territory,
        words,
        activity,
        Who.PARENT,
        make_resource(id="unknown", needs=["library-games"], **HERE),
        make_resource(
            id="open", needs=["library-games"], opening_hours="We 15:00-18:00", **NEXT_DOOR
        ),
        make_resource(
            id="closed", needs=["library-games"], opening_hours="We 08:00-12:00", **NEXT_DOOR
        ),
        make_resource(id="far", needs=["library-games"], **FAR),
        make_resource(id="nursery", needs=["nursery"], **NEXT_DOOR),
    )

    assert found == [("open", True), ("unknown", None)]


def test_the_child_is_offered_what_is_for_its_age(
    territory: Territory, words: Taxonomy, activity: Resource, make_resource: MakeResource
) -> None:
    found = near(
        territory,
        words,
        activity,
        Who.CHILD,
        make_resource(id="games", needs=["toy-library"], age_min=6, age_max=12, **NEXT_DOOR),
        make_resource(id="babies", needs=["toy-library"], age_min=0, age_max=3, **NEXT_DOOR),
        make_resource(id="adults", needs=["library-games"], children_welcome="no", **NEXT_DOOR),
    )

    assert found == [("games", None)]


def test_a_children_s_place_is_nothing_for_a_parent_alone(
    territory: Territory, words: Taxonomy, activity: Resource, make_resource: MakeResource
) -> None:
    babies = make_resource(id="babies", needs=["library-games"], age_max=6, **NEXT_DOOR)

    assert near(territory, words, activity, Who.PARENT, babies) == []


def test_an_activity_without_a_place_has_nothing_near(
    territory: Territory, words: Taxonomy, make_resource: MakeResource
) -> None:
    nowhere = make_resource(id="nowhere")
    other = make_resource(id="open", needs=["library-games"], **HERE)

    assert near(territory, words, nowhere, Who.PARENT, other) == []
