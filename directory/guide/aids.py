"""'À quoi ai-je droit pour me loger ?': a few answers held against the criteria of `aids.toml`.

An aid is never promised, and nothing typed is kept. Unknown is not no: an aid is ruled out only by
an answer that its page contradicts.
"""

import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from pydantic import BeforeValidator, Field, ValidationError

from directory.fields import ShortText, Slug, Text, every_problem
from directory.records import Fact, Source

Answers = Mapping[str, Collection[str]]
"""Question → the codes of the answers given; a question left out is not answered."""
Alternative = Mapping[str, tuple[str, ...]]
Sentence = Annotated[Text, Field(min_length=1, max_length=400)]


class Verdict(StrEnum):
    """What the answers say of an aid, the best first."""

    PROBABLE = "probable"
    TO_CHECK = "to_check"
    NO = "no"


class Question(Fact):
    """`choices`: code → what the visitor reads; `short` says what an answer tells.

    `several` answers may be given: one can separate and owe rent.
    """

    label: ShortText
    short: ShortText
    several: bool = False
    choices: Annotated[Mapping[str, ShortText], Field(min_length=2)]


class Condition(Fact):
    """Holds when one alternative does: in it, every question has one of the listed answers.

    `no` completes "non, car …".
    """

    any: Annotated[tuple[Alternative, ...], Field(min_length=1)]
    no: Sentence


class Check(Fact):
    """What no answer can tell; said only to those whose answers do not contradict `only`."""

    say: Sentence
    only: Alternative = Field(default_factory=dict)


def _as_check(value: object) -> object:
    """A check for everyone is written as its sentence alone."""
    return {"say": value} if isinstance(value, str) else value


class Aid(Fact):
    """`office` is the resource to ask."""

    id: Slug
    name: ShortText
    resource: Slug | None = None
    office: Slug
    what: Sentence
    source: Source
    read_on: date
    check: tuple[Annotated[Check, BeforeValidator(_as_check)], ...] = ()
    conditions: Annotated[tuple[Condition, ...], Field(min_length=1)]

    @property
    def alternatives(self) -> tuple[Alternative, ...]:
        """Return everything that the answers are held against."""
        return (
            *(alternative for condition in self.conditions for alternative in condition.any),
            *(check.only for check in self.check),
        )


class Aids(Fact):
    """The questions, in the order they are asked, and the aids."""

    questions: Mapping[str, Question]
    aids: tuple[Aid, ...]

    def unknown_answers(self) -> Iterator[str]:
        """Yield what a condition names and no question offers."""
        for aid in self.aids:
            named = {
                (question, code)
                for alternative in aid.alternatives
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
    """`missing` names the questions left open, `because` is the first reason of a no.

    `checks` are the sentences to verify that the answers leave.
    """

    aid: Aid
    verdict: Verdict
    missing: tuple[str, ...] = ()
    checks: tuple[str, ...] = ()
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
    checks = tuple(each.say for each in aid.check if _holds(each.only, answers) is not False)
    verdict = Verdict.TO_CHECK if missing or checks else Verdict.PROBABLE
    return Finding(aid, verdict, tuple(missing), checks)


def _holds(alternative: Alternative, answers: Answers) -> bool | None:
    """None while an answer that counts is missing, and no other contradicts."""
    known = [
        not set(codes).isdisjoint(answers[question])
        for question, codes in alternative.items()
        if question in answers
    ]
    if False in known:
        return False
    return True if len(known) == len(alternative) else None


def _open_questions(condition: Condition, answers: Answers) -> Iterator[str]:
    for alternative in condition.any:
        if _holds(alternative, answers) is None:
            yield from (question for question in alternative if question not in answers)
