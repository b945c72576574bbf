"""When a place is open: OpenStreetMap `opening_hours`, with France's holidays.

Public holidays (`PH`) are those of France; school holidays (`SH`) those of zone A, which Dijon
belongs to. The clock is never read here: callers pass the moment they ask about.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import holidays as public_holidays
from opening_hours import (  # type: ignore[attr-defined]  # its types forget ParserError
    OpeningHours,
    ParserError,
    State,
)
from vacances_scolaires_france import SchoolHolidayDates, UnsupportedYearException

PARIS = ZoneInfo("Europe/Paris")
DIJON = (47.322, 5.0415)
SCHOOL_ZONE = "A"
FAR_WEEKS = 53
"""A next opening beyond a year is no use to anyone."""
SCHOOL_YEARS_KEPT = 4
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

Span = tuple[datetime, datetime]
ClosedDays = tuple[date, date]
"""First and last day of an announced closure, both closed."""


@dataclass(frozen=True, slots=True)
class Status:
    """`open` now, until `until`; or closed until `opens`; None both when nothing is ahead.

    `open` is None at a time for which the hours say `unknown`.
    """

    open: bool | None
    until: datetime | None = None
    opens: datetime | None = None


@dataclass(frozen=True, slots=True)
class Day:
    """One line of a table of days. `spans` is empty when closed, or when the day is not known."""

    date: date
    spans: tuple[Span, ...]
    is_known: bool = True
    public_holiday: str | None = None
    school_holiday: str | None = None
    closed_for: str | None = None


def problem_of(text: str) -> str | None:
    """Say what is wrong with a piece of `opening_hours`, or None when it can be read."""
    try:
        OpeningHours(_with_dates(text), country="FR")
    except ParserError as error:
        where = " ".join(str(error).split("\n")[0].split())
        return (
            f"opening hours cannot be read: {text!r} ({where}); "
            "write them as OpenStreetMap does, e.g. 'Mo-Fr 09:00-12:00; PH off'"
        )
    return None


@lru_cache(maxsize=4096)
def parse(text: str) -> OpeningHours:
    """Read `opening_hours`; raise ValueError when it can't be read."""
    problem = problem_of(text)
    if problem:
        raise ValueError(problem)
    return OpeningHours(
        _with_dates(text),
        timezone=PARIS,
        country="FR",
        coords=DIJON,
        max_interval_days=FAR_WEEKS * 7,
    )


def status(text: str, at: datetime, closed: Sequence[ClosedDays] = ()) -> Status:
    """Tell whether the place is open at `at` and what comes next, announced closures included."""
    moment = _in_paris(at)
    if is_unknown_within(text, moment, moment + timedelta(minutes=1)):
        return Status(open=None)
    for weeks in (2, FAR_WEEKS):
        ahead = open_spans(text, moment, moment + timedelta(weeks=weeks), closed)
        if ahead:
            start, end = ahead[0]
            if start > moment:
                return Status(open=False, opens=start)
            return Status(open=True, until=None if is_always_open(text) else end)
    return Status(open=False)


def open_spans(
    text: str, start: datetime, end: datetime, closed: Sequence[ClosedDays] = ()
) -> list[Span]:
    """Return the spans, in Paris time, during which the place is surely open."""
    return _without_closed_days(_joined(_spans(text, start, end, State.OPEN)), closed)


def is_open_within(
    text: str, start: datetime, end: datetime, closed: Sequence[ClosedDays] = ()
) -> bool:
    return bool(open_spans(text, start, end, closed))


def is_unknown_within(text: str, start: datetime, end: datetime) -> bool:
    """Tell whether some of the time is written `unknown`: no source says, so call first."""
    return bool(_spans(text, start, end, State.UNKNOWN))


def is_always_open(text: str) -> bool:
    return text.strip() == "24/7"


def days(
    text: str, first: date, number: int, closures: Iterable[tuple[date, date, str | None]] = ()
) -> list[Day]:
    """Return days from `first` on, each with its spans and the holidays that fall on it."""
    known = tuple(closures)
    return [_day(text, first + timedelta(days=offset), known) for offset in range(number)]


def public_holiday(day: date) -> str | None:
    """Return the French name of a public holiday."""
    return public_holidays.country_holidays("FR", language="fr", years=day.year).get(day)


def school_holiday(day: date) -> str | None:
    """Return the name of the zone A holidays that hold this day; None too when not published."""
    for start, end, name in _school_holidays(day.year):
        if start <= day <= end:
            return name
    return None


def knows_school_holidays(day: date) -> bool:
    """Tell whether the ministry's calendar, as packaged, reaches this day's year."""
    return bool(_school_holidays(day.year))


def _day(text: str, day: date, closures: tuple[tuple[date, date, str | None], ...]) -> Day:
    midnight = datetime.combine(day, time(), PARIS)
    reasons = [reason or "" for start, end, reason in closures if start <= day <= end]
    spans = [] if reasons else open_spans(text, midnight, midnight + timedelta(days=1))
    return Day(
        date=day,
        spans=tuple(spans),
        is_known=not is_unknown_within(text, midnight, midnight + timedelta(days=1)),
        public_holiday=public_holiday(day),
        school_holiday=school_holiday(day),
        closed_for=reasons[0] if reasons else None,
    )


def _spans(text: str, start: datetime, end: datetime, wanted: State) -> list[Span]:
    intervals = parse(text).intervals(_in_paris(start), _in_paris(end))
    return [(since, until) for since, until, state, _comment in intervals if state == wanted]


def _in_paris(at: datetime) -> datetime:
    return at.replace(tzinfo=PARIS) if at.tzinfo is None else at.astimezone(PARIS)


def _joined(spans: list[Span]) -> list[Span]:
    """Touching spans are one: 'until midnight' then 'from midnight' is no closing."""
    joined: list[Span] = []
    for start, end in spans:
        if joined and joined[-1][1] == start:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _without_closed_days(spans: list[Span], closed: Sequence[ClosedDays]) -> list[Span]:
    for first, last in closed:
        start = datetime.combine(first, time(), PARIS)
        end = datetime.combine(last + timedelta(days=1), time(), PARIS)
        spans = [piece for span in spans for piece in _minus(span, (start, end))]
    return spans


def _minus(span: Span, hole: Span) -> list[Span]:
    pieces = [(span[0], min(span[1], hole[0])), (max(span[0], hole[1]), span[1])]
    return [(start, end) for start, end in pieces if start < end]


@lru_cache(maxsize=16)
def _school_holidays(year: int) -> tuple[tuple[date, date, str], ...]:
    """Zone A's holidays of a year; empty when the ministry has not published them."""
    try:
        days = SchoolHolidayDates().holidays_for_year_and_zone(year, SCHOOL_ZONE)
    except UnsupportedYearException:
        return ()
    ranges: list[tuple[date, date, str]] = []
    for day, about in sorted(days.items()):
        name = str(about["nom_vacances"])
        if ranges and ranges[-1][2] == name and day - ranges[-1][1] == timedelta(days=1):
            ranges[-1] = (ranges[-1][0], day, name)
        else:
            ranges.append((day, day, name))
    return tuple(ranges)


def _with_dates(text: str) -> str:
    """Write `SH` as dates.

    The parser accepts `SH` but knows no school holidays for France: `SH off` would be
    ignored without a word, and a family would stand before a closed door.
    """
    alone = re.sub(r"\b(?:PH,\s*SH|SH,\s*PH)\b([^;\"]*)", r"PH\1; SH\1", text)
    pieces = re.split(r'("[^"]*")', alone)
    pieces[::2] = [re.sub(r"\bSH\b", _school_dates(), piece) for piece in pieces[::2]]
    return "".join(pieces)


@lru_cache(maxsize=1)
def _school_dates() -> str:
    """The published school holidays of the last years, as `opening_hours` dates."""
    last = SchoolHolidayDates().max_year
    return ",".join(
        f"{_osm_date(start)}-{_osm_date(end)}"
        for year in range(last - SCHOOL_YEARS_KEPT, last + 1)
        for start, end, _name in _school_holidays(year)
    )


def _osm_date(day: date) -> str:
    """`2026 Dec 19`, whatever the machine's language is."""
    return f"{day.year} {MONTHS[day.month - 1]} {day.day:02d}"
