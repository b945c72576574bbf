"""A question and filters in, ranked answers out, each with the reasons for its place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

import numpy as np

from directory.catalogue import Catalogue, has_place
from directory.records import Resource, Zone
from directory.search.filters import Filters, judge, metres_away
from directory.search.index import Index, Scores, WordMatch
from directory.search.lexicon import Lexicon, Meaning
from directory.search.words import meaningful, question_words, tokens, written

FIELDS: Mapping[str, float] = {
    "name": 3.0,
    "need": 2.0,
    "place": 2.0,
    "category": 1.5,
    "organisation": 1.5,
    "phone": 1.5,
    "summary": 1.0,
    "audience": 1.0,
    "details": 0.6,
    "conditions": 0.5,
}
"""What a word found in each field is worth."""

NEED_RANKS = (5.0, 4.2, 3.6, 3.2)
"""What a recognised need is worth for a resource that lists it first, second…"""
TOGETHER = 1.25
"""An expression of several words ('psy pour ado') is surer than one word."""
ACRONYM = 0.6
LOCAL_BONUS: Mapping[Zone, float] = {
    Zone.QUARTIER: 0.06,
    Zone.CITY: 0.05,
    Zone.METROPOLE: 0.04,
    Zone.DEPARTMENT: 0.03,
    Zone.REGION: 0.01,
    Zone.NATIONAL: 0.0,
}
"""Local before national when the words say the same."""
CONFIDENCE_BONUS: Mapping[str, float] = {"high": 0.03, "medium": 0.015, "low": 0.0}
SOLO_BONUS = 0.03
IN_PLACE = 0.6
"""What being in the named place adds, at most, to what the other words brought."""
WEAK = 0.34
"""An answer below this share of the best one is noise."""


class Sort(StrEnum):
    RELEVANCE = "relevance"
    DISTANCE = "distance"
    NAME = "name"


class ReasonKind(StrEnum):
    WORD = "word"
    NEED = "need"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an answer is there: a word (found ≈ typed) or a need recognised through words."""

    kind: ReasonKind
    found: str
    typed: str
    exact: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """`unknown` names the filters that no source could answer; `distance_m` is in metres."""

    resource: Resource
    score: float
    unknown: tuple[str, ...] = ()
    distance_m: float | None = None


@dataclass(frozen=True)
class Found:
    """Everything a question brought, best first: places to go to, and the rest."""

    answers: Sequence[Answer]
    asks_for_safety: bool = False

    @cached_property
    def places(self) -> Sequence[Answer]:
        return [answer for answer in self.answers if has_place(answer.resource)]

    @cached_property
    def elsewhere(self) -> Sequence[Answer]:
        """Aids, phone lines and services that have no place to go to."""
        return [answer for answer in self.answers if not has_place(answer.resource)]


@dataclass(frozen=True)
class _Read:
    """A question once read. `words` that count, what each may stand for, needs it speaks of."""

    words: list[str]
    matches: Mapping[str, list[WordMatch]]
    meanings: list[Meaning]


class Engine:
    """Searches one catalogue. Built once for each, then only read, by any number of threads."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.lexicon = Lexicon(catalogue.taxonomy)
        self._positions = {r.id: position for position, r in enumerate(catalogue.resources)}
        self._index = Index([self._document(r) for r in catalogue.resources], FIELDS)
        self._bonus = np.array([_bonus(r) for r in catalogue.resources], np.float32)
        self._by_need = self._need_worths()
        self._place_names = self._place_index()

    def search(
        self, question: str, filters: Filters | None = None, sort: Sort = Sort.RELEVANCE
    ) -> Found:
        """Answer a question; without words, everything the filters leave."""
        wanted = filters or Filters()
        read = self._read(question)
        scores = self._scores(read)
        active = wanted.active()
        answers = []
        for position in map(int, np.flatnonzero(scores)):
            resource = self.catalogue.resources[position]
            unknown = judge(wanted, active, resource)
            if unknown is not None:
                metres = metres_away(wanted.near, resource)
                answers.append(Answer(resource, float(scores[position]), unknown, metres))
        return Found(
            answers=sorted(answers, key=_ORDERS[sort]),
            asks_for_safety=self.lexicon.asks_for_safety(tokens(question)),
        )

    def reasons(self, question: str, resource: Resource) -> list[Reason]:
        """Say why a resource answers a question: each typed word and what it met."""
        read = self._read(question)
        position = self._positions[resource.id]
        needs = [m for m in read.meanings if m.need in resource.needs]
        reasons = [self._need_reason(meaning) for meaning in needs]
        for word in read.words:
            found = next((m for m in read.matches[word] if self._index.is_in(m, position)), None)
            if found:
                spelling = self._index.spelling(found)
                reasons.append(Reason(ReasonKind.WORD, spelling, word, found.is_exact))
        return list({(reason.kind, reason.found): reason for reason in reasons}.values())

    def spellings(self, question: str) -> list[str]:
        """Return the question with its unknown words replaced by known ones, if that helps."""
        read = self._read(question)
        better = [
            word if read.matches[word] else (self._index.nearest_spelling(word) or word)
            for word in read.words
        ]
        return [" ".join(better)] if better != read.words else []

    def _read(self, question: str) -> _Read:
        words = question_words(question)
        return _Read(
            words=words,
            matches={word: self._matches(word) for word in words},
            meanings=self.lexicon.understand(words),
        )

    def _matches(self, word: str) -> list[WordMatch]:
        """An acronym is whole: 'caf' is not the beginning of 'café'."""
        is_acronym = word in self.catalogue.taxonomy.acronyms
        return self._index.matches(word, prefixes=not is_acronym)

    def _scores(self, read: _Read) -> Scores:
        """Return one number a resource, 0 for those that don't answer."""
        if not read.words:
            return 1 + self._bonus
        where = [word for word in read.words if self._names_a_place(word)]
        what = [word for word in read.words if word not in where] or where
        earned = np.stack([self._earned(word, read) for word in what])
        covered = (earned > 0).mean(axis=0)
        scores = np.asarray(earned.sum(axis=0) * covered, np.float32)
        best = float(scores.max(initial=0.0))
        scores[scores < best * WEAK] = 0
        if where and what != where:
            there = np.stack([self._index.score(read.matches[word]) > 0 for word in where])
            scores *= 1 + np.float32(IN_PLACE) * there.mean(axis=0)
        return np.asarray(np.where(scores > 0, scores * (1 + self._bonus), 0), np.float32)

    def _names_a_place(self, word: str) -> bool:
        """Tell whether a word names a quartier or a commune and is nothing anyone looks for."""
        return bool(self._place_names.matches(word, prefixes=False)) and not self.lexicon.knows(
            word
        )

    def _place_index(self) -> Index:
        names = [quartier.name for quartier in self.catalogue.territory.quartiers.values()]
        return Index([{"place": meaningful(written(name))} for name in names], FIELDS)

    def _earned(self, word: str, read: _Read) -> Scores:
        """Return what one word brings to each resource: as text, or as part of a need."""
        best = self._index.score(read.matches[word])
        for meaning in read.meanings:
            if word in meaning.typed:
                together = TOGETHER if len(meaning.typed) > 1 else 1.0
                best = np.maximum(best, self._by_need[meaning.need] * meaning.worth * together)
        for stands_for in self.lexicon.acronyms([word]).values():
            spelt_out = [self._index.score(self._index.matches(part)) for part in stands_for]
            everywhere = np.min(np.stack(spelt_out), axis=0)
            best = np.maximum(best, everywhere * np.float32(ACRONYM))
        return best

    def _need_reason(self, meaning: Meaning) -> Reason:
        label = self.catalogue.taxonomy.needs[meaning.need].label
        return Reason(ReasonKind.NEED, label, meaning.expression, meaning.worth == 1)

    def _need_worths(self) -> Mapping[str, Scores]:
        worths = {
            need: np.zeros(len(self.catalogue.resources), np.float32)
            for need in self.catalogue.taxonomy.needs
        }
        for position, resource in enumerate(self.catalogue.resources):
            for need, worth in zip(resource.needs, NEED_RANKS, strict=False):
                if need in worths:
                    worths[need][position] = worth
        return worths

    def _document(self, resource: Resource) -> dict[str, list[str]]:
        taxonomy = self.catalogue.taxonomy
        quartier = self.catalogue.quartier_of(resource)
        where = None if resource.confidential_address else resource.address
        needs = [taxonomy.needs[need].label for need in resource.needs if need in taxonomy.needs]
        categories = [taxonomy.categories[category] for category in resource.categories]
        return {
            "name": written(resource.name),
            "need": written(" ".join(needs)),
            "place": written(_text(quartier.name if quartier else None, resource.city, where)),
            "category": written(" ".join(categories)),
            "organisation": written(_text(resource.organisation)),
            "phone": written(_text(resource.phone)),
            "summary": written(resource.summary),
            "audience": written(" ".join(resource.audience)),
            "details": written(_text(resource.details)),
            "conditions": written(_text(resource.conditions, resource.price_note)),
        }


def _bonus(resource: Resource) -> float:
    solo = SOLO_BONUS if resource.solo_parents else 0.0
    return LOCAL_BONUS[resource.zone] + CONFIDENCE_BONUS[resource.confidence] + solo


def _text(*parts: str | None) -> str:
    return " ".join(part for part in parts if part)


def _by_relevance(answer: Answer) -> tuple[bool, float, float, str]:
    far = float("inf") if answer.distance_m is None else answer.distance_m
    return bool(answer.unknown), -round(answer.score, 4), far, answer.resource.id


def _by_distance(answer: Answer) -> tuple[bool, float, float, str]:
    sure, score, far, id_ = _by_relevance(answer)
    return sure, far, score, id_


def _by_name(answer: Answer) -> tuple[bool, float, float, str]:
    return False, 0.0, 0.0, " ".join(tokens(answer.resource.name))


_ORDERS = {Sort.RELEVANCE: _by_relevance, Sort.DISTANCE: _by_distance, Sort.NAME: _by_name}
