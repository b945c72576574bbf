"""The situations of the orientation guide, read from `data/guide/*.md`.

A file is a TOML front matter between two lines of `+++`, then three lists under the headings of
`SECTIONS`. A situation's slug is its file's name; its place in the guide is its number.
"""

import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from pydantic import Field, ValidationError

from directory.fields import ShortText, Slug, Text, every_problem
from directory.quality import months_between
from directory.records import Fact, Source

FENCE = "+++"
SECTIONS = {
    "Ce qui peut alerter": "signs",
    "Comment en parler": "asking",
    "Ce qui bloque souvent": "obstacles",
}
REVIEW_MONTHS = 6
"""A situation that nobody has read again for so long is stale, as a resource is."""

Line = Annotated[Text, Field(min_length=1, max_length=400)]


class Urgency(StrEnum):
    """How soon something must be done, the soonest first."""

    DANGER = "danger"
    TODAY = "today"
    SOON = "soon"
    CALM = "calm"


class Urgent(Fact):
    """When to act at once, and the resources to call."""

    when: Line
    resources: Annotated[tuple[Slug, ...], Field(min_length=1)]


class Step(Fact):
    """One thing to do, and where."""

    do: Line
    resources: tuple[Slug, ...] = ()


class Right(Fact):
    """Something to check with an office: never a promise, always the page it was read on.

    `office` is the resource to ask; `source.dated` is the page's own date, `read_on` ours.
    """

    name: ShortText
    check: Line
    office: Slug
    source: Source
    read_on: date


class Situation(Fact):
    """What a professional opens with a family in front of them, in the family's words."""

    slug: Slug
    number: Annotated[int, Field(ge=1)]
    title: ShortText
    professional: ShortText
    urgency: Urgency
    needs: Annotated[tuple[Slug, ...], Field(min_length=1)]
    urgent: tuple[Urgent, ...] = ()
    steps: Annotated[tuple[Step, ...], Field(min_length=3, max_length=3)]
    rights: tuple[Right, ...] = ()
    papers: tuple[ShortText, ...] = ()
    signs: Annotated[tuple[Line, ...], Field(min_length=1)]
    asking: Annotated[tuple[Line, ...], Field(min_length=1)]
    obstacles: Annotated[tuple[Line, ...], Field(min_length=1)]
    written_by: ShortText
    written_on: date
    reviewed_by: ShortText | None = None
    reviewed_on: date | None = None

    def is_stale(self, today: date) -> bool:
        """Tell whether nobody has read the page for six months, as for a resource."""
        return months_between(self.reviewed_on or self.written_on, today) >= REVIEW_MONTHS

    @property
    def resources(self) -> tuple[str, ...]:
        """Return the ids of every resource named, each once, in the order of the text."""
        named = [
            *(id_ for urgent in self.urgent for id_ in urgent.resources),
            *(id_ for step in self.steps for id_ in step.resources),
            *(right.office for right in self.rights),
        ]
        return tuple(dict.fromkeys(named))

    @property
    def prose(self) -> tuple[str, ...]:
        """Return every sentence that a visitor reads, for the measure of its readability."""
        return (
            *self.signs,
            *self.asking,
            *self.obstacles,
            *(urgent.when for urgent in self.urgent),
            *(step.do for step in self.steps),
            *(right.check for right in self.rights),
        )


class GuideError(ValueError):
    """A file of the guide can't be used; the message names it and what to do."""


def load(folder: Path) -> Mapping[str, Situation]:
    """Read the situations, in their order; raise GuideError with every problem found."""
    found: list[Situation] = []
    problems: list[str] = []
    for path in sorted(folder.glob("*.md")):
        try:
            found.append(read(path))
        except GuideError as error:
            problems.append(str(error))
    numbers = [situation.number for situation in found]
    doubled = sorted({number for number in numbers if numbers.count(number) > 1})
    problems += [f"{folder}: two situations have the number {number}" for number in doubled]
    if problems:
        raise GuideError("; ".join(problems))
    ordered = sorted(found, key=lambda situation: situation.number)
    return {situation.slug: situation for situation in ordered}


def read(path: Path) -> Situation:
    """Read one file; raise GuideError when it is not a situation."""
    try:
        front, body = _parts(path.read_text(encoding="utf-8"))
        facts: dict[str, object] = tomllib.loads(front)
        return Situation.model_validate({"slug": path.stem, **facts, **_sections(body)})
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise GuideError(f"{path}: the front matter is not TOML: {error}") from error
    except ValidationError as error:
        raise GuideError(f"{path}: {every_problem(error)}") from error
    except _ShapeError as error:
        raise GuideError(f"{path}: {error}") from error


class _ShapeError(ValueError):
    """The file has not the parts it must have."""


def _parts(text: str) -> tuple[str, str]:
    lines = text.splitlines()
    if not lines or lines[0].strip() != FENCE or FENCE not in [line.strip() for line in lines[1:]]:
        raise _ShapeError(f"starts with no front matter between two lines of {FENCE}")
    end = [line.strip() for line in lines[1:]].index(FENCE) + 1
    return "\n".join(lines[1:end]), "\n".join(lines[end + 1 :])


def _sections(body: str) -> Mapping[str, Sequence[str]]:
    """Return the lines under each heading; a line that is in no list is refused."""
    found: dict[str, list[str]] = {}
    current: list[str] | None = None
    for line in filter(None, map(str.strip, body.splitlines())):
        if line.startswith("## "):
            heading = line.removeprefix("## ").strip()
            if heading not in SECTIONS:
                raise _ShapeError(f"{heading!r} is no heading; they are {', '.join(SECTIONS)}")
            current = found.setdefault(SECTIONS[heading], [])
        elif line.startswith("- ") and current is not None:
            current.append(line.removeprefix("- ").strip())
        else:
            raise _ShapeError(f"{line[:60]!r} is in no list; start it with '- ' under a heading")
    return found
