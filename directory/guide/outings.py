"""Fewer trips: what one outing can do, and when."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import combinations

from directory import hours
from directory.guide.choices import Asking, Choice, are_close
from directory.guide.family import AHEAD
from directory.hours import Span
from directory.records import Resource

HALF_DAYS = ((8, 13), (13, 19))
"""First and last hour of a morning and of an afternoon."""
ENOUGH = timedelta(minutes=30)
"""Open for less than that in a half-day is no time to go."""
MOST_OUTINGS = 3


@dataclass(frozen=True, slots=True)
class Outing:
    """Places to see in one go, each with its hours in that half-day.

    `half_day` is None, and `open` empty, when nothing tells a time at which all are open.
    """

    stops: tuple[Choice, ...]
    half_day: Span | None = None
    open: tuple[Span, ...] = ()


def outings(asking: Asking, steps: Sequence[Sequence[Choice]]) -> tuple[Outing, ...]:
    """Pair close places of different steps, first choices first; a place goes into one outing.

    Those with a known time come first. Two places that are never open on one half-day, both
    hours being known, are no outing.
    """
    taken: set[str] = set()
    found: list[Outing] = []
    for stops in _pairs(steps):
        ids = {stop.resource.id for stop in stops}
        outing = _timed(asking, stops) if taken.isdisjoint(ids) else None
        if outing:
            taken |= ids
            found.append(outing)
    return tuple(sorted(found, key=lambda outing: outing.half_day is None)[:MOST_OUTINGS])


def _pairs(steps: Sequence[Sequence[Choice]]) -> Iterator[tuple[Choice, Choice]]:
    """Yield close pairs, those of the best ranks in their steps first."""
    placed = [
        (rank, choice, number)
        for number, choices in enumerate(steps)
        for rank, choice in enumerate(choices)
        if choice.resource.point
    ]
    close = [
        (one[0] + other[0], one[2], other[2], one[1], other[1])
        for one, other in combinations(placed, 2)
        if one[2] != other[2] and are_close(one[1].resource, other[1].resource)
    ]
    for _ranks, _n, _m, one, other in sorted(close, key=lambda pair: pair[:3]):
        yield one, other


def _timed(asking: Asking, stops: tuple[Choice, ...]) -> Outing | None:
    if any(stop.resource.opening_hours is None for stop in stops):
        return Outing(stops)
    for start, end in half_days(asking):
        open_ = [open_for(stop.resource, start, end) for stop in stops]
        spans = tuple(span for span in open_ if span)
        if len(spans) == len(stops):
            return Outing(stops, (start, end), spans)
    return Outing(stops) if any(_is_unsure(asking, stop.resource) for stop in stops) else None


def _is_unsure(asking: Asking, resource: Resource) -> bool:
    """Tell whether a part of the coming hours is written `unknown`: not known is not closed."""
    text = resource.opening_hours or ""
    return hours.is_unknown_within(text, asking.now, asking.now + AHEAD)


def half_days(asking: Asking) -> Iterator[Span]:
    """Yield the mornings and afternoons of the coming two weeks that are free, soonest first."""
    free = [span for when in asking.free for span in when.spans]
    midnight = asking.now.replace(hour=0, minute=0, second=0, microsecond=0)
    for ahead in range(AHEAD.days):
        day = midnight + timedelta(days=ahead)
        for first, last in HALF_DAYS:
            half = max(day.replace(hour=first), asking.now), day.replace(hour=last)
            if half[0] >= half[1]:
                continue
            if not free:
                yield half
            yield from sorted(_shared(half, free))


def _shared(half: Span, free: Iterable[Span]) -> set[Span]:
    """Return what is free in a half-day, each span once."""
    pieces = {(max(half[0], start), min(half[1], end)) for start, end in free}
    return {(start, end) for start, end in pieces if end - start >= ENOUGH}


def open_for(resource: Resource, start: datetime, end: datetime) -> Span | None:
    """Return the first opening in a span of time that is long enough to go."""
    spans = hours.open_spans(resource.opening_hours or "", start, end, resource.closed_days)
    return next(((since, until) for since, until in spans if until - since >= ENOUGH), None)
