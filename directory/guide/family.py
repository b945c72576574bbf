"""What a family says of itself for a plan, and what that rules out.

Nothing of it is kept. As in the search's filters, `None` ("no source says") never hides a resource.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from directory.places import walking_minutes
from directory.records import Access, Category, Feature, Resource, Zone
from directory.search.clues import OLDEST_CHILD
from directory.search.filters import RULES, Filters, Near, metres_away
from directory.search.moments import PART_HOURS, DayPart, When

AHEAD = timedelta(days=14)
DIJON = "21231"
"""INSEE code; the codes of its nine quartiers begin with it."""
OF_ADULTS = 16
"""A resource from this age on speaks of who asks, not of their child."""
ABOUT_CHILDREN = {Category.CHILDCARE, Category.SPORT, Category.CULTURE}
"""Themes where an age that no source gives is worth a question."""


class Moves(StrEnum):
    """How the family moves."""

    FOOT = "foot"
    BIKE = "bike"
    TRANSIT = "transit"
    CAR = "car"


class FreeTime(StrEnum):
    """When the family can come."""

    MORNING = "morning"
    LUNCH = "lunch"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    WEDNESDAY = "wednesday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"


WEEKDAYS = range(5)
DAYTIME = (8, 20)
FREE: Mapping[FreeTime, tuple[Iterable[int], tuple[int, int]]] = {
    FreeTime.MORNING: (WEEKDAYS, PART_HOURS[DayPart.MORNING]),
    FreeTime.LUNCH: (WEEKDAYS, PART_HOURS[DayPart.LUNCH]),
    FreeTime.AFTERNOON: (WEEKDAYS, PART_HOURS[DayPart.AFTERNOON]),
    FreeTime.EVENING: (WEEKDAYS, PART_HOURS[DayPart.EVENING]),
    FreeTime.WEDNESDAY: ((2,), DAYTIME),
    FreeTime.SATURDAY: ((5,), DAYTIME),
    FreeTime.SUNDAY: ((6,), DAYTIME),
}
"""Days of the week (0 is Monday) and hours of each."""
SAID_BY = {
    FreeTime.LUNCH: Feature.LUNCHTIME,
    FreeTime.EVENING: Feature.EVENING,
    FreeTime.SATURDAY: Feature.SATURDAY,
}
"""What a resource says in general terms when its hours are not known."""
SPEEDS = {Moves.FOOT: 1.0, Moves.BIKE: 3.0, Moves.TRANSIT: 3.0, Moves.CAR: 6.0}
"""How many times faster than on foot: 4, 12, 12 and 24 km/h from door to door in town.

Used to compare places, and shown for the bike alone.
"""
FAR_ANYWAY = {Moves.TRANSIT: 8, Moves.CAR: 5}
"""Minutes that a ride takes before and after: waiting, parking."""


@dataclass(frozen=True, slots=True)
class Family:
    """`quartier` is the code of where they are; `ages` are the children's, in years."""

    near: Near | None = None
    quartier: str | None = None
    ages: tuple[int, ...] = ()
    times: tuple[FreeTime, ...] = ()
    moves: Moves = Moves.FOOT

    @property
    def insee(self) -> str | None:
        """Return the code of their commune."""
        return self.quartier.split("-")[0] if self.quartier else None


def children_of(ages: Iterable[int]) -> tuple[list[int], list[int]]:
    """Sort ages into those of children, and those that can't be one's."""
    known = list(ages)
    fit = [age for age in known if 0 <= age <= OLDEST_CHILD]
    return fit, [age for age in known if age not in fit]


def whens(times: Iterable[FreeTime], now: datetime) -> list[When]:
    """Return a moment for each free time, with its spans in the coming two weeks."""
    return [_when(time, now) for time in times]


def suits_ages(family: Family, resource: Resource) -> bool | None:
    """Yes when it is for one of the children, no when for none of them."""
    low, high = resource.age_min, resource.age_max
    if not family.ages or (low is not None and low >= OF_ADULTS):
        return True
    if low is None and high is None and resource.category not in ABOUT_CHILDREN:
        return True
    return _any(RULES["age"](Filters(age=age), resource) for age in family.ages)


def suits_times(free: Iterable[When], resource: Resource) -> bool | None:
    """Yes when it is open at one of the free times, or reached without going there."""
    moments = list(free)
    if not moments or reached_from_home(resource):
        return True
    return _any(RULES["when"](Filters(when=when), resource) for when in moments)


def reached_from_home(resource: Resource) -> bool:
    """Tell whether it is an aid or a line that takes calls or forms at any time."""
    is_line = not resource.address and not resource.point and resource.opening_hours is None
    return is_line and (Access.ONLINE in resource.access or resource.website is not None)


def is_theirs(family: Family, resource: Resource) -> bool | None:
    """Whether it serves where they live: no for the commune's own services, elsewhere."""
    if family.insee is None or resource.zone not in (Zone.QUARTIER, Zone.CITY):
        return True
    if resource.zone == Zone.QUARTIER and resource.quartier:
        return True if resource.quartier == family.quartier else None
    home = (resource.quartier or resource.insee or DIJON).split("-")[0]
    return home == family.insee


def minutes_away(family: Family, resource: Resource) -> float | None:
    """Estimate the way as the family moves, None when one end is not known."""
    metres = metres_away(family.near, resource)
    if metres is None:
        return None
    return walking_minutes(metres) / SPEEDS[family.moves] + FAR_ANYWAY.get(family.moves, 0)


def _when(time: FreeTime, now: datetime) -> When:
    days, (first, last) = FREE[time]
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    spans = []
    for ahead in range(AHEAD.days):
        day = midnight + timedelta(days=ahead)
        end = day.replace(hour=last)
        if day.weekday() in set(days) and end > now:
            spans.append((max(now, day.replace(hour=first)), end))
    return When(tuple(spans), SAID_BY.get(time))


def _any(answers: Iterable[bool | None]) -> bool | None:
    known = list(answers)
    if True in known:
        return True
    return None if None in known else False
