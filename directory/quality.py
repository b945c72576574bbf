"""How fresh a resource is, and what it still lacks: rules that anyone can check."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from directory.catalogue import has_place
from directory.records import Resource

DUE_BEFORE = 1
"""A review is due one month before the listing goes stale."""


class Freshness(StrEnum):
    FRESH = "fresh"
    DUE = "due"
    STALE = "stale"
    UNVERIFIED = "unverified"


def freshness(resource: Resource, today: date) -> Freshness:
    """Compare the last check with the listing's review rhythm, in whole months."""
    if resource.verified_on is None:
        return Freshness.UNVERIFIED
    months = months_between(resource.verified_on, today)
    if months >= resource.review_months:
        return Freshness.STALE
    return Freshness.DUE if months >= resource.review_months - DUE_BEFORE else Freshness.FRESH


@dataclass(frozen=True, slots=True)
class Gaps:
    """How many resources lack each fact, out of those it makes sense for."""

    total: int
    places: int
    without_hours: int
    without_phone: int
    without_price: int
    without_point: int
    undated: int


def gaps(resources: Iterable[Resource]) -> Gaps:
    """Count; hours and points are only asked of resources that one can go to."""
    known = list(resources)
    places = [resource for resource in known if has_place(resource)]
    return Gaps(
        total=len(known),
        places=len(places),
        without_hours=sum(resource.opening_hours is None for resource in places),
        without_phone=sum(resource.phone is None for resource in known),
        without_price=sum(resource.price is None for resource in known),
        without_point=sum(resource.point is None for resource in places),
        undated=sum(resource.source.dated is None for resource in known),
    )


def months_between(earlier: date, later: date) -> int:
    months = (later.year - earlier.year) * 12 + later.month - earlier.month
    return months - (later.day < earlier.day)
