"""The best resources for one need of one family, each with the reasons for its place.

As in the search, each criterion answers from 0 to 1 and has a weight in one table. A resource
that the family's ages or free times rule out is no candidate at all.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import cached_property

from directory.catalogue import Catalogue, has_place
from directory.guide.family import (
    Family,
    is_theirs,
    minutes_away,
    suits_ages,
    suits_times,
    whens,
)
from directory.places import distance_m, walking_minutes
from directory.quality import Freshness, freshness
from directory.records import Confidence, Price, Resource, SoloParents
from directory.search.moments import When

NEXT_DOOR = 0.12
FARTHEST_MINUTES = 60
ONE_TRIP_MINUTES = 10
"""On foot: two places so close are one outing."""
SOLO_WORTH = {SoloParents.ONLY: 1.0, SoloParents.PRIORITY: 1.0, SoloParents.TARIFF: 0.7}
PRICE_WORTH = {Price.FREE: 1.0, Price.MEANS_TESTED: 0.7, Price.MEMBERSHIP: 0.4}
SURENESS = {Confidence.HIGH: 1.0, Confidence.MEDIUM: 0.5, Confidence.LOW: 0.0}


class Doubt(StrEnum):
    """What no source says of a resource, to be asked by telephone."""

    AGE = "age"
    TIMES = "times"
    THEIRS = "theirs"


@dataclass(frozen=True, slots=True)
class Choice:
    """A resource proposed for some needs. `minutes` is the way as the family moves.

    `fits_times` is True only when it is known to be open at one of the family's free times.
    """

    resource: Resource
    score: float
    minutes: float | None = None
    doubts: tuple[Doubt, ...] = ()
    fits_times: bool = False
    is_first_door: bool = False


@dataclass(frozen=True)
class Asking:
    """One family before the catalogue. `named` are the resources that the guide's texts name."""

    catalogue: Catalogue
    family: Family
    now: datetime
    named: frozenset[str] = frozenset()
    visited: tuple[Resource, ...] = field(default=())

    @cached_property
    def free(self) -> Sequence[When]:
        return whens(self.family.times, self.now)


@dataclass(frozen=True, slots=True)
class _Candidate:
    resource: Resource
    need: str
    others: frozenset[str]
    ages: bool | None
    times: bool | None
    theirs: bool | None


Criterion = Callable[[Asking, _Candidate], float]


def is_first_door(asking: Asking, candidate: _Candidate) -> float:
    """Among the doors to try first for the need, the first the most."""
    doors = asking.catalogue.taxonomy.needs[candidate.need].doors
    if candidate.resource.id not in doors:
        return 0.0
    return max(0.0, 1 - doors.index(candidate.resource.id) * NEXT_DOOR)


def is_near(asking: Asking, candidate: _Candidate) -> float:
    """Near as the family moves; half as good when it is reached without going there."""
    if not has_place(candidate.resource):
        return 0.5
    minutes = minutes_away(asking.family, candidate.resource)
    if minutes is None:
        home = asking.family.quartier
        return 0.7 if home and candidate.resource.quartier == home else 0.0
    return max(0.0, 1 - minutes / FARTHEST_MINUTES)


def is_named_by_the_guide(asking: Asking, candidate: _Candidate) -> float:
    return float(candidate.resource.id in asking.named)


def speaks_first_of_it(_asking: Asking, candidate: _Candidate) -> float:
    """The need comes early among those the resource answers."""
    needs = candidate.resource.needs
    return 1 - needs.index(candidate.need) / len(needs)


def fits_the_times(asking: Asking, candidate: _Candidate) -> float:
    return float(bool(asking.free) and candidate.times is True)


def fits_the_ages(asking: Asking, candidate: _Candidate) -> float:
    return float(bool(asking.family.ages) and candidate.ages is True)


def serves_them(_asking: Asking, candidate: _Candidate) -> float:
    """Rather for them than for another commune; not known counts half."""
    return {True: 1.0, None: 0.5, False: 0.0}[candidate.theirs]


def serves_other_needs(_asking: Asking, candidate: _Candidate) -> float:
    """Fewer trips: one more need is worth half, two the whole."""
    served = candidate.others.intersection(candidate.resource.needs)
    return min(1.0, len(served) / 2)


def is_on_the_way(asking: Asking, candidate: _Candidate) -> float:
    """Within ten minutes on foot of a place that is in the plan already."""
    return float(any(are_close(candidate.resource, other) for other in asking.visited))


def can_be_reached(_asking: Asking, candidate: _Candidate) -> float:
    """A number is worth more than a page, a page than an address; without any it is a name."""
    resource = candidate.resource
    if resource.phone:
        return 1.0
    return 0.7 if resource.website else 0.4 if resource.address else 0.0


def is_cheap(_asking: Asking, candidate: _Candidate) -> float:
    price = candidate.resource.price
    return PRICE_WORTH.get(price, 0.0) if price else 0.3


def favours_solo_parents(_asking: Asking, candidate: _Candidate) -> float:
    solo = candidate.resource.solo_parents
    return SOLO_WORTH.get(solo, 0.4) if solo else 0.0


def source_is_sure(_asking: Asking, candidate: _Candidate) -> float:
    return SURENESS[candidate.resource.confidence]


def was_verified(asking: Asking, candidate: _Candidate) -> float:
    known = freshness(candidate.resource, asking.now.date())
    return 1.0 if known in (Freshness.FRESH, Freshness.DUE) else 0.0


WEIGHTS: Mapping[Criterion, float] = {
    is_first_door: 1.3,
    is_near: 0.9,
    serves_them: 0.8,
    can_be_reached: 0.4,
    fits_the_times: 0.5,
    is_named_by_the_guide: 0.4,
    speaks_first_of_it: 0.4,
    favours_solo_parents: 0.35,
    fits_the_ages: 0.3,
    is_cheap: 0.3,
    serves_other_needs: 0.3,
    is_on_the_way: 0.25,
    source_is_sure: 0.15,
    was_verified: 0.15,
}


def ranked(
    asking: Asking, need: str, others: Iterable[str], resources: Iterable[Resource]
) -> list[Choice]:
    """Return the candidates for a need, best first; ties by id."""
    wanted = frozenset(others) - {need}
    found = []
    for resource in resources:
        candidate = _candidate(asking, resource, need, wanted)
        if candidate:
            found.append(_choice(asking, candidate))
    return sorted(found, key=lambda choice: (-round(choice.score, 6), choice.resource.id))


def are_close(one: Resource, other: Resource) -> bool:
    """Tell whether two different places are within ten minutes on foot of each other."""
    if one.id == other.id or one.point is None or other.point is None:
        return False
    return walking_minutes(distance_m(one.point, other.point)) <= ONE_TRIP_MINUTES


def _candidate(
    asking: Asking, resource: Resource, need: str, others: frozenset[str]
) -> _Candidate | None:
    if need not in resource.needs or _is_left_out(asking, resource, need):
        return None
    ages, times = suits_ages(asking.family, resource), suits_times(asking.free, resource)
    if ages is False or times is False:
        return None
    return _Candidate(resource, need, others, ages, times, is_theirs(asking.family, resource))


def _is_left_out(asking: Asking, resource: Resource, need: str) -> bool:
    """Tell whether it is known to be for others: `[plans]` of the taxonomy says so."""
    plans, family = asking.catalogue.taxonomy.plans, asking.family
    for_others = set(plans.own_audience).intersection(resource.needs) - {need}
    children = plans.children_at_least.get(resource.id, 0)
    return (
        resource.id in plans.never
        or bool(for_others)
        or (resource.id in plans.outside_metropole and family.quartier is not None)
        or bool(family.ages and len(family.ages) < children)
    )


def _choice(asking: Asking, candidate: _Candidate) -> Choice:
    doubts = {
        Doubt.AGE: candidate.ages is None,
        Doubt.TIMES: candidate.times is None,
        Doubt.THEIRS: candidate.theirs is False,
    }
    return Choice(
        resource=candidate.resource,
        score=sum(weight * criterion(asking, candidate) for criterion, weight in WEIGHTS.items()),
        minutes=minutes_away(asking.family, candidate.resource),
        doubts=tuple(doubt for doubt, is_open in doubts.items() if is_open),
        fits_times=bool(asking.free) and candidate.times is True,
        is_first_door=is_first_door(asking, candidate) > 0,
    )
