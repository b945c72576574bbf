"""Where things are, how far on foot, and the names people give to places."""

from collections.abc import Callable

import pytest

from directory import places
from directory.places import Territory
from directory.search.engine import Engine
from directory.search.whereabouts import Gazetteer, WhereKind


def test_a_point_is_in_its_quartier(territory: Territory) -> None:
    assert territory.quartier_at(47.3353, 5.0636) == "21231-gresilles"


def test_a_point_in_another_commune_is_in_it(territory: Territory) -> None:
    assert territory.quartier_at(47.2927, 5.0080) == "21166"


def test_a_point_elsewhere_is_nowhere(territory: Territory) -> None:
    assert territory.quartier_at(48.85, 2.35) is None


def test_dijon_has_nine_quartiers_and_twenty_two_neighbours(territory: Territory) -> None:
    communes = [quartier for quartier in territory.quartiers.values() if quartier.is_commune]
    assert (len(territory.quartiers) - len(communes), len(communes)) == (9, 22)


def test_the_distance_between_two_known_points() -> None:
    """Gare de Dijon-Ville to the palais des Ducs: about 1 150 m on a map."""
    metres = places.distance_m((47.3233, 5.0272), (47.3215, 5.0415))
    assert 1050 < metres < 1150


@pytest.mark.parametrize(("metres", "minutes"), [(0, 1), (51, 1), (600, 12), (1000, 20)])
def test_a_walk_is_slow_and_never_straight(metres: float, minutes: int) -> None:
    assert places.walking_minutes(metres) == minutes


@pytest.fixture
def gazetteer(make_engine: Callable[..., Engine]) -> Gazetteer:
    return Gazetteer(make_engine().catalogue)


@pytest.mark.parametrize(
    ("typed", "kind", "name"),
    [
        ("arrêt godrans", WhereKind.STOP, "Godrans Les Halles"),
        ("godran", WhereKind.STOP, "Godrans Les Halles"),
        ("école voltaire", WhereKind.SCHOOL, "École maternelle Voltaire"),
        ("grezilles", WhereKind.QUARTIER, "Les Grésilles"),
        ("chenove", WhereKind.QUARTIER, "Chenôve"),
    ],
)
def test_a_place_is_found_by_the_name_people_give(
    gazetteer: Gazetteer, typed: str, kind: WhereKind, name: str
) -> None:
    found = gazetteer.find(typed)[0]
    assert (found.kind, found.name) == (kind, name)


@pytest.mark.parametrize("typed", ["", "xqzw", "rue de nulle part", "😀"])
def test_an_unknown_place_is_not_guessed(gazetteer: Gazetteer, typed: str) -> None:
    assert gazetteer.find(typed) == []
