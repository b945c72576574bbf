"""What every format shares: rows as they were read, and the problems found in them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from directory.records import Resource

Row = dict[str, object]
NumberedRow = tuple[int, Row]


class UnusableFileError(ValueError):
    """The file as a whole can't be read; the message says what to do."""


@dataclass(frozen=True, slots=True)
class FileProblem:
    """One thing to mend, at a line of a file; `field` is None when the whole line is meant."""

    file: str
    line: int
    field: str | None
    message: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}"
        return (
            f"{place}: {self.field}: {self.message}" if self.field else f"{place}: {self.message}"
        )


@dataclass(frozen=True, slots=True)
class Reading:
    """`lines` holds the line each resource was read from, in the same order."""

    resources: tuple[Resource, ...]
    lines: tuple[int, ...]
    problems: tuple[FileProblem, ...]


def validated(path: Path, rows: Iterable[NumberedRow]) -> Reading:
    """Turn rows into resources; a row with a problem is left out and every problem is kept."""
    resources: dict[str, Resource] = {}
    lines: list[int] = []
    problems: list[FileProblem] = []
    for line, row in rows:
        try:
            resource = Resource.model_validate(row)
        except ValidationError as error:
            problems += [_problem(path, line, detail) for detail in error.errors()]
            continue
        if resource.id in resources:
            message = f"{resource.id!r} is already the id of an earlier line; ids are unique"
            problems.append(FileProblem(path.name, line, "id", message))
            continue
        resources[resource.id] = resource
        lines.append(line)
    return Reading(tuple(resources.values()), tuple(lines), tuple(problems))


def for_others(resources: Iterable[Resource]) -> Iterator[Resource]:
    """Leave out what must not leave: where a confidential address is, down to its quartier."""
    for resource in resources:
        yield _without_place(resource) if resource.confidential_address else resource


def _without_place(resource: Resource) -> Resource:
    return resource.model_copy(
        update={
            **dict.fromkeys(("address", "postcode", "lat", "lon", "geo_source", "quartier")),
            "geo_precision": None,
            "stops": (),
        }
    )


def _problem(path: Path, line: int, detail: ErrorDetails) -> FileProblem:
    field = ".".join(str(part) for part in detail["loc"]) or None
    message = detail["msg"].removeprefix("Value error, ")
    if detail["type"] == "extra_forbidden":
        message = _unknown_field(str(detail["loc"][-1]))
    elif detail["type"] == "missing":
        message = "missing; this fact is required"
    elif field and isinstance(detail["input"], str | int | float):
        message = f"{message} (found {str(detail['input'])[:80]!r})"
    return FileProblem(path.name, line, field, message)


def _unknown_field(name: str) -> str:
    close = get_close_matches(name, Resource.model_fields, n=1)
    return "unknown field" + (f"; did you mean {close[0]!r}?" if close else "; remove it")
