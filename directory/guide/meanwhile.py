"""'Pendant ce temps': what one can do within ten minutes' walk of another's activity.

The parent while the child is at theirs, and the other way round.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from directory.catalogue import Catalogue
from directory.guide.choices import ONE_TRIP_MINUTES
from directory.guide.family import Family, suits_ages
from directory.hours import Span
from directory.places import distance_m, walking_minutes
from directory.records import ChildrenWelcome, Resource
from directory.search.filters import RULES, Filters
from directory.search.moments import When

ADULT = 18


class Who(StrEnum):
    """Who has time while the other is busy."""

    PARENT = "parent"
    CHILD = "child"


@dataclass(frozen=True, slots=True)
class Nearby:
    """`is_open` is None when no source tells the hours; `needs` are those it is there for."""

    resource: Resource
    minutes: int
    is_open: bool | None
    needs: tuple[str, ...]


def meanwhile(
    catalogue: Catalogue, activity: Resource, span: Span, who: Who, ages: Iterable[int] = ()
) -> list[Nearby]:
    """Return what is open (or may be) during `span`, the sure ones first, then the nearest.

    Nothing comes back for an activity whose place is not known.
    """
    meanwhile_needs = catalogue.taxonomy.meanwhile
    wanted = meanwhile_needs.parent if who == Who.PARENT else meanwhile_needs.child
    family = Family(ages=tuple(ages))
    found = [
        nearby
        for resource in catalogue.resources
        if (nearby := _nearby(activity, resource, span, wanted)) and _suits(who, family, resource)
    ]
    return sorted(found, key=lambda n: (n.is_open is not True, n.minutes, n.resource.id))


def _nearby(
    activity: Resource, resource: Resource, span: Span, wanted: Iterable[str]
) -> Nearby | None:
    needs = tuple(need for need in resource.needs if need in set(wanted))
    if not needs or resource.id == activity.id or not activity.point or not resource.point:
        return None
    minutes = walking_minutes(distance_m(activity.point, resource.point))
    is_open = RULES["when"](Filters(when=When((span,))), resource)
    if minutes > ONE_TRIP_MINUTES or is_open is False:
        return None
    return Nearby(resource, minutes, is_open, needs)


def _suits(who: Who, family: Family, resource: Resource) -> bool:
    """A parent goes alone, and where children alone are received they can't."""
    if who == Who.CHILD:
        return suits_ages(family, resource) is not False and (
            resource.children_welcome != ChildrenWelcome.NO
        )
    return resource.age_max is None or resource.age_max >= ADULT
