"""Freshness, and what is missing."""

from datetime import date

import pytest

from directory.quality import Freshness, freshness, gaps
from tests.conftest import MakeResource

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("checked", "found"),
    [
        (date(2026, 11, 20), Freshness.FRESH),
        (date(2026, 6, 25), Freshness.FRESH),
        (date(2026, 6, 24), Freshness.DUE),
        (date(2026, 5, 24), Freshness.STALE),
    ],
)
def test_a_check_ages_with_the_review_rhythm(
    make_resource: MakeResource, checked: date, found: Freshness
) -> None:
    resource = make_resource(verified_on=checked, verified_by="Claire", review_months=6)
    assert freshness(resource, TODAY) == found


def test_what_nobody_checked_is_unverified(make_resource: MakeResource) -> None:
    assert freshness(make_resource(), TODAY) == Freshness.UNVERIFIED


def test_hours_are_only_missed_where_one_can_go(make_resource: MakeResource) -> None:
    counted = gaps([make_resource(), make_resource(id="b", quartier="21231-gresilles")])
    assert (counted.places, counted.without_hours, counted.without_phone) == (1, 1, 2)
