"""What a search brings: answers with their scores and reasons, in one of three orders."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from directory.catalogue import has_place
from directory.records import Resource
from directory.search.gather import Gathered
from directory.search.question import Understood
from directory.search.rank import Asked
from directory.search.reading import Read
from directory.search.words import tokens

MOST_ANSWERS = 1000
"""Beyond, nobody reads and no map shows: the first thousand are kept, and the page says so."""


class Sort(StrEnum):
    RELEVANCE = "relevance"
    DISTANCE = "distance"
    NAME = "name"


class ReasonKind(StrEnum):
    WORD = "word"
    NEED = "need"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an answer is there: a word (found ≈ typed), a need or a place understood."""

    kind: ReasonKind
    found: str
    typed: str
    exact: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """`unknown` names the filters that no source could answer; `distance_m` is in metres.

    `is_sure` is false when one of them was chosen, not only understood in the question.
    """

    resource: Resource
    score: float
    unknown: tuple[str, ...] = ()
    distance_m: float | None = None
    is_sure: bool = True


@dataclass(frozen=True, slots=True)
class Reached:
    """What the words of a question stand for, and the resources that they reach."""

    read: Read
    gathered: Gathered


@dataclass(frozen=True)
class Found:
    """Everything a question brought, best first: places to go to, and the rest.

    When the understood filters left nothing they were `set_aside`: the words alone answered.
    """

    answers: Sequence[Answer]
    understood: Understood
    asked: Asked
    reached: Reached
    is_capped: bool = False
    set_aside: bool = False
    asks_for_safety: bool = False

    @cached_property
    def places(self) -> Sequence[Answer]:
        return [answer for answer in self.answers if has_place(answer.resource)]

    @cached_property
    def elsewhere(self) -> Sequence[Answer]:
        """Aids, phone lines and services that have no place to go to."""
        return [answer for answer in self.answers if not has_place(answer.resource)]


def _by_relevance(answer: Answer) -> tuple[bool, float, float, str]:
    far = float("inf") if answer.distance_m is None else answer.distance_m
    return not answer.is_sure, -round(answer.score, 4), far, answer.resource.id


def _by_distance(answer: Answer) -> tuple[bool, float, float, str]:
    unsure, score, far, id_ = _by_relevance(answer)
    return unsure, far, score, id_


def _by_name(answer: Answer) -> tuple[bool, float, float, str]:
    return False, 0.0, 0.0, " ".join(tokens(answer.resource.name))


ORDERS = {Sort.RELEVANCE: _by_relevance, Sort.DISTANCE: _by_distance, Sort.NAME: _by_name}
