"""Filters: each is one rule that answers yes, no or unknown for a resource.

`None` ("no source says") never hides a resource: it ranks after the sure answers.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, replace

from directory import hours
from directory.catalogue import has_place
from directory.places import distance_m, walking_minutes
from directory.records import (
    Access,
    Category,
    ChildrenWelcome,
    Feature,
    GeoPrecision,
    Price,
    Resource,
    Zone,
)
from directory.search.moments import When


@dataclass(frozen=True, slots=True)
class Near:
    """Within `minutes` on foot of a point that has a name; at any distance when None."""

    label: str
    lat: float
    lon: float
    minutes: int | None


@dataclass(frozen=True, slots=True)
class Filters:
    """A filter left at its default rules nothing out."""

    category: Category | None = None
    need: str | None = None
    quartier: str | None = None
    near: Near | None = None
    age: int | None = None
    prices: frozenset[Price] = frozenset()
    walk_in: bool = False
    when: When | None = None
    children_welcome: bool = False
    solo_parents: bool = False
    wheelchair: bool = False
    buggy: bool = False
    verified: bool = False

    def active(self) -> list[str]:
        """Return the names of the filters that rule something out."""
        return [spec.name for spec in fields(self) if getattr(self, spec.name) != spec.default]

    def over(self, others: "Filters") -> "Filters":
        """Return the others, with these instead of theirs wherever these rule something out."""
        return replace(others, **{name: getattr(self, name) for name in self.active()})

    def without(self, name: str) -> "Filters":
        return replace(self, **{name: getattr(Filters(), name)})


NO_FILTER = Filters()
Rule = Callable[[Filters, Resource], bool | None]


def has_category(filters: Filters, resource: Resource) -> bool | None:
    return filters.category in resource.categories


def has_need(filters: Filters, resource: Resource) -> bool | None:
    return filters.need in resource.needs


def serves_quartier(filters: Filters, resource: Resource) -> bool | None:
    """What has no place of its own serves everyone, unless it is one quartier's."""
    if has_place(resource):
        return resource.quartier == filters.quartier if resource.quartier else None
    return None if resource.zone == Zone.QUARTIER else True


def is_near(filters: Filters, resource: Resource) -> bool | None:
    if not has_place(resource) or filters.near is None or filters.near.minutes is None:
        return True
    minutes = minutes_on_foot(filters.near, resource)
    return None if minutes is None else minutes <= filters.near.minutes


def suits_age(filters: Filters, resource: Resource) -> bool | None:
    low, high = resource.age_min, resource.age_max
    if filters.age is None or (low is None and high is None):
        return None
    return (low is None or low <= filters.age) and (high is None or filters.age <= high)


def has_price(filters: Filters, resource: Resource) -> bool | None:
    return None if resource.price is None else resource.price in filters.prices


def is_walk_in(_filters: Filters, resource: Resource) -> bool | None:
    return Access.WALK_IN in resource.access if resource.access else None


def is_open_when(filters: Filters, resource: Resource) -> bool | None:
    if filters.when is None:
        return None
    if resource.opening_hours:
        return _opens_within(filters.when, resource)
    return True if filters.when.feature in resource.features else None


def _opens_within(when: When, resource: Resource) -> bool | None:
    text = resource.opening_hours or ""
    closed = resource.closed_days
    if any(hours.is_open_within(text, start, end, closed) for start, end in when.spans):
        return True
    is_unknown = any(hours.is_unknown_within(text, start, end) for start, end in when.spans)
    return None if is_unknown else False


def welcomes_children(_filters: Filters, resource: Resource) -> bool | None:
    if resource.children_welcome is None:
        return None
    return resource.children_welcome != ChildrenWelcome.NO


def counts_solo_parents(_filters: Filters, resource: Resource) -> bool | None:
    return True if resource.solo_parents else None


def takes_wheelchairs(_filters: Filters, resource: Resource) -> bool | None:
    return True if Feature.WHEELCHAIR in resource.features else None


def takes_buggies(_filters: Filters, resource: Resource) -> bool | None:
    return True if Feature.BUGGY in resource.features else None


def is_verified(_filters: Filters, resource: Resource) -> bool | None:
    return resource.verified_on is not None


RULES: dict[str, Rule] = {
    "category": has_category,
    "need": has_need,
    "quartier": serves_quartier,
    "near": is_near,
    "age": suits_age,
    "prices": has_price,
    "walk_in": is_walk_in,
    "when": is_open_when,
    "children_welcome": welcomes_children,
    "solo_parents": counts_solo_parents,
    "wheelchair": takes_wheelchairs,
    "buggy": takes_buggies,
    "verified": is_verified,
}


def judge(filters: Filters, active: Iterable[str], resource: Resource) -> tuple[str, ...] | None:
    """Return the active filters whose answer is unknown, or None when one says no."""
    unknown = []
    for name in active:
        answer = RULES[name](filters, resource)
        if answer is False:
            return None
        if answer is None:
            unknown.append(name)
    return tuple(unknown)


def minutes_on_foot(near: Near | None, resource: Resource) -> int | None:
    """Return the walk in minutes, None when either end is not known well enough."""
    metres = metres_away(near, resource)
    return None if metres is None else walking_minutes(metres)


def metres_away(near: Near | None, resource: Resource) -> float | None:
    if near is None or resource.point is None or resource.geo_precision == GeoPrecision.QUARTIER:
        return None
    return distance_m((near.lat, near.lon), resource.point)
