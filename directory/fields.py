"""The kinds of text and number that a record's fields may hold, each with its check."""

import re
from datetime import date
from typing import Annotated

import phonenumbers
from pydantic import AfterValidator, Field, ValidationError

from directory import hours


def every_problem(error: ValidationError) -> str:
    """Say all that is wrong in a file of ours: where, and what."""
    found = [f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors()]
    return "; ".join(found)


def _checked_phone(value: str) -> str:
    """Accept E.164, or a French short number as it is dialled: those have no E.164 form."""
    if value.startswith("+"):
        try:
            number = phonenumbers.parse(value)
        except phonenumbers.NumberParseException as error:
            raise ValueError(f"not a phone number: {value!r}") from error
        if phonenumbers.is_valid_number(number):
            return value
    elif re.fullmatch(r"\d{2,6}", value) and _is_short_number(value):
        return value
    raise ValueError(f"not a phone number: {value!r}; write +33380745151, or 115 when short")


def _is_short_number(value: str) -> bool:
    return phonenumbers.is_possible_short_number_for_region(phonenumbers.parse(value, "FR"), "FR")


def _checked_hours(value: str) -> str:
    problem = hours.problem_of(value)
    if problem:
        raise ValueError(problem)
    return value


def _real_day(value: str) -> str:
    """A whole date must exist: there is no 30 February."""
    if len(value) == len("2026-11-24"):
        date.fromisoformat(value)
    return value


def _without_nul(value: str) -> str:
    if "\x00" in value:
        raise ValueError("a NUL character is not text; remove it")
    return value


Text = Annotated[str, AfterValidator(_without_nul)]
ShortText = Annotated[Text, Field(min_length=1, max_length=240)]
Url = Annotated[Text, Field(pattern=r"^https?://[^\s<>\"]+$", max_length=2083)]
Email = Annotated[Text, Field(pattern=r"^[^@\s<>\"]+@[^@\s<>\"]+\.[^@\s<>\"]+$", max_length=254)]
Phone = Annotated[str, AfterValidator(_checked_phone)]
OpeningHours = Annotated[Text, Field(min_length=1), AfterValidator(_checked_hours)]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=60)]
PartialDate = Annotated[
    str,
    Field(pattern=r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"),
    AfterValidator(_real_day),
]
Latitude = Annotated[float, Field(ge=-90, le=90)]
Longitude = Annotated[float, Field(ge=-180, le=180)]
Age = Annotated[int, Field(ge=0, le=120)]
