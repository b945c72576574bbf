"""Opening hours: now, next, holidays, closures, and what no source says."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory import hours
from directory.hours import PARIS

WEEKDAYS = "Mo-Fr 09:00-12:00,14:00-17:00; PH off"
TUESDAY_10 = datetime(2026, 11, 24, 10, tzinfo=PARIS)


def at(day: int, hour: int, minute: int = 0, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=PARIS)


def test_open_says_when_it_closes() -> None:
    assert hours.status(WEEKDAYS, TUESDAY_10) == hours.Status(True, until=at(24, 12))


def test_closed_at_lunch_says_when_it_opens_again() -> None:
    assert hours.status(WEEKDAYS, at(24, 12, 30)) == hours.Status(False, opens=at(24, 14))


def test_one_minute_before_opening_is_closed() -> None:
    assert hours.status(WEEKDAYS, at(24, 8, 59)).open is False


def test_the_closing_minute_is_closed() -> None:
    assert hours.status(WEEKDAYS, at(24, 17)).open is False


def test_over_the_week_end_it_opens_on_monday() -> None:
    assert hours.status(WEEKDAYS, at(28, 10)).opens == at(30, 9)


def test_it_is_closed_on_a_public_holiday() -> None:
    assert hours.status(WEEKDAYS, at(25, 10, month=12)).open is False


@pytest.mark.parametrize("text", ["Mo-Fr 09:00-12:00; SH off", "Mo-Fr 09:00-12:00; PH,SH off"])
def test_school_holidays_of_zone_a_are_known(text: str) -> None:
    assert hours.status(text, at(22, 10, month=12)).open is False
    assert hours.status(text, at(15, 10, month=12)).open is True


def test_sh_inside_a_comment_is_left_alone() -> None:
    assert hours.problem_of('Mo 09:00-12:00 "SH sur rendez-vous"') is None


def test_day_and_night_never_closes() -> None:
    assert hours.status("24/7", TUESDAY_10) == hours.Status(True)


def test_a_summer_place_says_in_november_when_summer_is() -> None:
    opens = hours.status("Jul 01-Aug 31 13:30-19:00", TUESDAY_10).opens
    assert opens == datetime(2027, 7, 1, 13, 30, tzinfo=PARIS)


def test_past_midnight_is_still_the_same_evening() -> None:
    assert hours.status("Fr 20:00-02:00", at(28, 1)).until == at(28, 2)


def test_sunset_is_the_one_of_dijon() -> None:
    closing = hours.status("07:30-sunset", at(24, 15)).until
    assert closing is not None
    assert at(24, 16, 40) < closing < at(24, 17, 10)


def test_an_announced_closure_closes_and_says_the_day_after() -> None:
    closed = [(date(2026, 11, 24), date(2026, 11, 25))]
    assert hours.status(WEEKDAYS, TUESDAY_10, closed).opens == at(26, 9)


def test_a_closure_cuts_a_place_that_never_closes() -> None:
    closed = [(date(2026, 11, 24), date(2026, 11, 24))]
    assert hours.status("24/7", TUESDAY_10, closed).opens == at(25, 0)


def test_hours_said_unknown_are_neither_open_nor_closed() -> None:
    only_sunday = "Mo-Sa unknown; Su 14:00-18:00"
    assert hours.status(only_sunday, TUESDAY_10).open is None
    assert hours.status(only_sunday, at(29, 15)).open is True


def test_the_week_names_holidays_and_closures() -> None:
    days = hours.days(
        WEEKDAYS, date(2026, 12, 21), 7, [(date(2026, 12, 23),) * 2 + ("inventaire",)]
    )
    assert [bool(day.spans) for day in days] == [True, True, False, True, False, False, False]
    assert days[2].closed_for == "inventaire"
    assert days[4].public_holiday == "Noël"
    assert days[0].school_holiday == "Vacances de Noël"


def test_a_year_whose_school_calendar_is_not_published_is_said_unknown() -> None:
    assert hours.school_holiday(date(2040, 7, 14)) is None
    assert not hours.knows_school_holidays(date(2040, 7, 14))


def test_winter_and_summer_time_both_hold() -> None:
    for month in (1, 7):
        assert hours.status("Mo-Su 09:00-12:00", at(15, 9, month=month)).open


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    problem = hours.problem_of(text)
    assert problem is None or "OpenStreetMap" in problem


@given(
    st.integers(0, 22), st.integers(1, 6), st.datetimes(datetime(2025, 1, 1), datetime(2027, 12, 1))
)
def test_a_daily_span_is_open_inside_and_closed_outside(
    start: int, length: int, moment: datetime
) -> None:
    end = min(start + length, 23)
    found = hours.status(f"{start:02d}:00-{end:02d}:00", moment.replace(tzinfo=PARIS))
    assert found.open is (start <= moment.hour < end)


@given(st.datetimes(datetime(2025, 1, 1), datetime(2027, 6, 1)))
def test_the_next_opening_is_ahead_and_really_open(moment: datetime) -> None:
    found = hours.status(WEEKDAYS, moment.replace(tzinfo=PARIS))
    if not found.open:
        assert found.opens is not None
        assert found.opens > moment.replace(tzinfo=PARIS)
        assert hours.status(WEEKDAYS, found.opens + timedelta(minutes=1)).open
