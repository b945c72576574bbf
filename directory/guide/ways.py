"""The way from a starting point to a place: on foot, and the line that goes there."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from directory.places import Landmark, LandmarkKind, Territory, distance_m, walking_minutes

WALKABLE = 20
"""Minutes: a shorter way needs no bus."""
TO_A_STOP = 10
"""Minutes on foot, at most, between a stop and where one comes from or goes to."""
BIKE_SPEED = 3
"""Times faster than on foot: 12 km/h, with a child in the seat."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Ride:
    """A line that stops near both ends; `walking` is the minutes on foot at both ends."""

    line: str
    board: str
    alight: str
    walking: int


@dataclass(frozen=True, slots=True)
class Way:
    """`metres` is the straight distance; `stop` is the nearest stop to the place, if any."""

    metres: float
    ride: Ride | None
    stop: Landmark | None

    @property
    def minutes_on_foot(self) -> int:
        return walking_minutes(self.metres)

    @property
    def minutes_by_bike(self) -> int:
        return max(1, round(self.minutes_on_foot / BIKE_SPEED))

    @property
    def is_walkable(self) -> bool:
        return self.minutes_on_foot <= WALKABLE


def way(territory: Territory, start: Point, goal: Point) -> Way:
    """Find the way. A line is given from the stops alone: no timetable is known here."""
    metres = distance_m(start, goal)
    there = list(_stops_around(territory, goal))
    nearest = min(there, key=lambda stop: (stop[0], stop[1].name), default=None)
    rides = _rides(list(_stops_around(territory, start)), there)
    best = min(rides, key=lambda ride: (ride.walking, ride.line), default=None)
    return Way(metres, best, nearest[1] if nearest else None)


def _stops_around(territory: Territory, point: Point) -> Iterator[tuple[int, Landmark]]:
    """Yield the stops within reach, with the minutes on foot."""
    for mark in territory.landmarks:
        if mark.kind == LandmarkKind.STOP:
            minutes = walking_minutes(distance_m(point, (mark.lat, mark.lon)))
            if minutes <= TO_A_STOP:
                yield minutes, mark


def _rides(
    here: Iterable[tuple[int, Landmark]], there: Iterable[tuple[int, Landmark]]
) -> Iterator[Ride]:
    ends = list(there)
    for walk, board in here:
        for walk_on, alight in ends:
            for line in set(board.detail.split()) & set(alight.detail.split()):
                yield Ride(line, board.name, alight.name, walk + walk_on)
