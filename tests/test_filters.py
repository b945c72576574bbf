"""Filters: yes, no, and the unknown that never hides a resource."""

from datetime import date, datetime

import pytest

from directory.hours import PARIS
from directory.records import Category, Price
from directory.search.filters import RULES, Filters, Near, judge
from directory.search.moments import DayPart, When, on_some_weekday, on_weekday, open_at
from tests.conftest import MakeResource

NOW = datetime(2026, 11, 24, 10, tzinfo=PARIS)
HERE = Near("ici", 47.32, 5.04, 10)
POINT = {"lat": 47.321, "lon": 5.041, "geo_precision": "address"}
FAR_POINT = {"lat": 47.36, "lon": 5.041, "geo_precision": "address"}
SATURDAY = on_weekday(NOW, 5)
OPEN_NOW = open_at(NOW)
QUARTIER = "21231-gresilles"

YES = [
    (Filters(category=Category.CHILDCARE), {}),
    (Filters(category=Category.RIGHTS), {"also": ["rights"]}),
    (Filters(need="nursery"), {}),
    (Filters(quartier=QUARTIER), {"quartier": QUARTIER}),
    (Filters(quartier=QUARTIER), {"zone": "national"}),
    (Filters(near=HERE), POINT),
    (Filters(near=HERE), {"zone": "national"}),
    (Filters(age=9), {"age_min": 6}),
    (Filters(age=0), {"age_min": 0, "age_max": 3}),
    (Filters(prices=frozenset({Price.FREE})), {"price": "free"}),
    (Filters(walk_in=True), {"access": ["walk_in", "phone"]}),
    (Filters(when=SATURDAY), {"opening_hours": "Sa 10:00-12:00"}),
    (Filters(when=SATURDAY), {"features": ["saturday"]}),
    (Filters(when=OPEN_NOW), {"opening_hours": "Tu 09:00-12:00"}),
    (Filters(children_welcome=True), {"children_welcome": "play_corner"}),
    (Filters(solo_parents=True), {"solo_parents": "priority"}),
    (Filters(wheelchair=True), {"features": ["wheelchair"]}),
    (Filters(buggy=True), {"features": ["buggy"]}),
    (Filters(verified=True), {"verified_on": date(2026, 11, 1), "verified_by": "Claire"}),
]
UNKNOWN = [
    (Filters(quartier=QUARTIER), {"address": "1 rue de la Paix"}),
    (Filters(quartier=QUARTIER), {"zone": "quartier"}),
    (Filters(near=HERE), {"quartier": QUARTIER, "geo_precision": "quartier"}),
    (Filters(age=9), {}),
    (Filters(prices=frozenset({Price.FREE})), {}),
    (Filters(walk_in=True), {}),
    (Filters(when=SATURDAY), {}),
    (Filters(when=SATURDAY), {"opening_hours": "Mo-Sa unknown; Su 14:00-18:00"}),
    (Filters(when=OPEN_NOW), {}),
    (Filters(children_welcome=True), {}),
    (Filters(solo_parents=True), {}),
    (Filters(wheelchair=True), {}),
    (Filters(buggy=True), {}),
]
NO = [
    (Filters(category=Category.FOOD), {}),
    (Filters(need="swimming"), {}),
    (Filters(quartier=QUARTIER), {"quartier": "21231-montchapet"}),
    (Filters(near=HERE), FAR_POINT),
    (Filters(age=9), {"age_max": 3}),
    (Filters(prices=frozenset({Price.FREE})), {"price": "paid"}),
    (Filters(walk_in=True), {"access": ["appointment"]}),
    (Filters(when=SATURDAY), {"opening_hours": "Mo-Fr 09:00-12:00"}),
    (Filters(when=OPEN_NOW), {"opening_hours": "Tu 14:00-18:00"}),
    (Filters(children_welcome=True), {"children_welcome": "no"}),
    (Filters(verified=True), {}),
]


@pytest.mark.parametrize(("wanted", "facts"), YES)
def test_a_yes_is_kept(
    make_resource: MakeResource, wanted: Filters, facts: dict[str, object]
) -> None:
    assert judge(wanted, wanted.active(), make_resource(**facts)) == ()


@pytest.mark.parametrize(("wanted", "facts"), UNKNOWN)
def test_an_unknown_is_kept_and_named(
    make_resource: MakeResource, wanted: Filters, facts: dict[str, object]
) -> None:
    assert judge(wanted, wanted.active(), make_resource(**facts)) == tuple(wanted.active())


@pytest.mark.parametrize(("wanted", "facts"), NO)
def test_a_no_is_ruled_out(
    make_resource: MakeResource, wanted: Filters, facts: dict[str, object]
) -> None:
    assert judge(wanted, wanted.active(), make_resource(**facts)) is None


def test_every_filter_has_its_rule_and_its_cases() -> None:
    names = set(RULES)
    assert names == {spec for wanted, _facts in YES for spec in wanted.active()}
    assert names == set(Filters.__dataclass_fields__)


def test_a_filter_taken_off_rules_nothing_out() -> None:
    assert Filters(age=3, walk_in=True).without("age") == Filters(walk_in=True)


def test_a_closure_announced_for_saturday_counts(make_resource: MakeResource) -> None:
    closed = make_resource(
        opening_hours="Sa 10:00-12:00",
        closures=[{"start": date(2026, 11, 28), "end": date(2026, 11, 28)}],
    )
    wanted = Filters(when=SATURDAY)

    assert judge(wanted, wanted.active(), closed) is None


@pytest.mark.parametrize(
    ("when", "inside", "outside"),
    [
        (on_some_weekday(NOW, DayPart.LUNCH), "Th 12:00-13:00", "Th 09:00-12:00"),
        (on_some_weekday(NOW, DayPart.EVENING), "We 17:00-19:00", "We 09:00-18:00"),
        (on_some_weekday(NOW, DayPart.EVENING), "Mo-Fr 18:00-20:00", "Sa 18:00-20:00"),
    ],
)
def test_lunchtime_and_evening_are_those_of_weekdays(
    make_resource: MakeResource, when: When, inside: str, outside: str
) -> None:
    wanted = Filters(when=when)

    assert judge(wanted, ["when"], make_resource(opening_hours=inside)) == ()
    assert judge(wanted, ["when"], make_resource(opening_hours=outside)) is None
