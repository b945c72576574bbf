"""When someone would come: a span of time to be open in, said as a day, a part of it or an hour.

The clock is never read here: callers pass the moment they ask at.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from directory.hours import Span
from directory.records import Feature

DAYTIME = (8, 20)
SATURDAY, SUNDAY = 5, 6


class DayPart(StrEnum):
    """A part of the day; `PART_HOURS` gives its first and last hour."""

    MORNING = "morning"
    LUNCH = "lunch"
    AFTERNOON = "afternoon"
    EVENING = "evening"


PART_HOURS = {
    DayPart.MORNING: (8, 12),
    DayPart.LUNCH: (12, 14),
    DayPart.AFTERNOON: (14, 18),
    DayPart.EVENING: (18, 22),
}
PART_FEATURES = {DayPart.LUNCH: Feature.LUNCHTIME, DayPart.EVENING: Feature.EVENING}


@dataclass(frozen=True, slots=True)
class When:
    """Open at some time during one of the spans; `feature` says the same in general terms.

    The other fields say what was asked: a date (`on`) or a day of the week (0 is Monday), a part
    of the day, a moment, two moments; `weekdays` alone means any day from Monday to Friday.
    """

    spans: tuple[Span, ...]
    feature: Feature | None = None
    on: date | None = None
    weekday: int | None = None
    weekend: bool = False
    part: DayPart | None = None
    at: datetime | None = None
    between: Span | None = None


def open_at(moment: datetime) -> When:
    """Open at one moment."""
    return When(spans=((moment, moment + timedelta(minutes=1)),), at=moment)


def open_between(start: datetime, end: datetime) -> When:
    """Open at some time between two moments of one day."""
    return When(spans=((start, end),), between=(start, end))


def on_weekday(now: datetime, weekday: int, part: DayPart | None = None) -> When:
    """Open on the next such day (today when it is one), in the day or in that part of it."""
    day = now + timedelta(days=(weekday - now.weekday()) % 7)
    feature = PART_FEATURES.get(part) if part else None
    if weekday == SATURDAY and part is None:
        feature = Feature.SATURDAY
    return When((_between(day, _hours(part)),), feature, weekday=weekday, part=part)


def on_day(now: datetime, days_ahead: int, part: DayPart | None = None) -> When:
    """Open today, tomorrow…, what is left of it when it is today."""
    day = now + timedelta(days=days_ahead)
    start, end = _between(day, _hours(part))
    span = (max(start, now), end) if days_ahead == 0 and now < end else (start, end)
    return When((span,), on=day.date(), part=part)


def at_the_weekend(now: datetime) -> When:
    """Open on the next Saturday or Sunday, today when it is one."""
    spans = tuple(span for day in (SATURDAY, SUNDAY) for span in on_weekday(now, day).spans)
    return When(spans, Feature.SATURDAY, weekend=True)


def on_some_weekday(now: datetime, part: DayPart) -> When:
    """Open in that part of one of the next seven days, weekend left out."""
    days = (now + timedelta(days=offset) for offset in range(7))
    spans = tuple(_between(day, _hours(part)) for day in days if day.weekday() < SATURDAY)
    return When(spans, PART_FEATURES.get(part), part=part)


def _hours(part: DayPart | None) -> tuple[int, int]:
    return PART_HOURS[part] if part else DAYTIME


def _between(day: datetime, hours: tuple[int, int]) -> Span:
    midnight = day.replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight.replace(hour=hours[0]), midnight.replace(hour=hours[1])
