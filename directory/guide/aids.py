"""'À quoi ai-je droit pour me loger ?': a few answers held against the criteria of `aids.toml`.

An aid is never promised, and nothing typed is kept. Unknown is not no: an aid is ruled out only by
an answer that its page contradicts.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from pydantic import Field, ValidationError

from directory.fields import ShortText, Slug, Text, every_problem
from directory.records import Fact, Source

Answers = Mapping[str, str]
"""Question → the code of the answer given; a question left out is not answered."""
Sentence = Annotated[Text, Field(min_length=1, max_length=400)]


class Verdict(StrEnum):
    """What the answers say of an aid, the best first."""

    PROBABLE = "probable"
    TO_CHECK = "to_check"
    NO = "no"


class Question(Fact):
    """`choices`: code → what the visitor reads; `short` says what an answer tells."""

    label: ShortText
    short: ShortText
    choices: Annotated[Mapping[str, ShortText], Field(min_length=2)]


class Condition(Fact):
    """Holds when one alternative does: in it, every question has one of the listed answers.

    `no` completes "non, car …".
    """

    any: Annotated[tuple[Mapping[str, tuple[str, ...]], ...], Field(min_length=1)]
    no: Sentence


class Aid(Fact):
    """`check` is what no answer can tell; `office` is the resource to ask."""

    id: Slug
    name: ShortText
    resource: Slug | None = None
    office: Slug
    what: Sentence
    source: Source
    read_on: date
    check: tuple[Sentence, ...] = ()
    conditions: Annotated[tuple[Condition, ...], Field(min_length=1)]


class Aids(Fact):
    """The questions, in the order they are asked, and the aids."""

    questions: Mapping[str, Question]
    aids: tuple[Aid, ...]

    def unknown_answers(self) -> Iterator[str]:
        """Yield what a condition names and no question offers."""
        for aid in self.aids:
            named = {
                (question, code)
                for condition in aid.conditions
                for alternative in condition.any
                for question, codes in alternative.items()
                for code in codes
            }
            for question, code in sorted(named):
                asked = self.questions.get(question)
                if asked is None or code not in asked.choices:
                    yield f"{aid.id}: {question} = {code!r}"


class AidsError(ValueError):
    """The file can't be used; the message names the entry and what to do."""


@dataclass(frozen=True, slots=True)
class Finding:
    """`missing` names the questions left open, `because` is the first reason of a no."""

    aid: Aid
    verdict: Verdict
    missing: tuple[str, ...] = ()
    because: str | None = None


def load(path: Path) -> Aids:
    """Read `aids.toml`; raise AidsError with every problem when it can't be used."""
    try:
        aids = Aids.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise AidsError(f"{path}: not a TOML file: {error}") from error
    except ValidationError as error:
        raise AidsError(f"{path}: {every_problem(error)}") from error
    unknown = list(aids.unknown_answers())
    if unknown:
        raise AidsError(f"{path}: no question offers " + "; ".join(unknown))
    return aids


def findings(aids: Aids, answers: Answers) -> list[Finding]:
    """Return what the answers say of each aid: the probable first, in the file's order."""
    verdicts = list(Verdict)
    found = [finding(aid, answers) for aid in aids.aids]
    return sorted(found, key=lambda each: verdicts.index(each.verdict))


def finding(aid: Aid, answers: Answers) -> Finding:
    missing: dict[str, None] = {}
    for condition in aid.conditions:
        held = [_holds(alternative, answers) for alternative in condition.any]
        if not any(is_met is not False for is_met in held):
            return Finding(aid, Verdict.NO, because=condition.no)
        if True not in held:
            missing |= dict.fromkeys(_open_questions(condition, answers))
    if missing or aid.check:
        return Finding(aid, Verdict.TO_CHECK, tuple(missing))
    return Finding(aid, Verdict.PROBABLE)


def _holds(alternative: Mapping[str, tuple[str, ...]], answers: Answers) -> bool | None:
    """None while an answer that counts is missing, and no other contradicts."""
    known = [
        answers[question] in codes for question, codes in alternative.items() if question in answers
    ]
    if False in known:
        return False
    return True if len(known) == len(alternative) else None


def _open_questions(condition: Condition, answers: Answers) -> Iterator[str]:
    for alternative in condition.any:
        if _holds(alternative, answers) is None:
            yield from (question for question in alternative if question not in answers)
