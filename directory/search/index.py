"""The fuzzy index: which resources hold a word, or a word that looks like it, and in what field.

Words are compared as stems. A query word first meets the vocabulary (a few thousand words,
compared in C by rapidfuzz), then the postings of the words that passed (numpy arrays); so the
cost does not grow with the length of the texts.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA, JaroWinkler
from rapidfuzz.process import cdist, extractOne

from directory.search.words import plain, stem

Scores = NDArray[np.float32]
Positions = NDArray[np.int32]

EXACT, PREFIX, FUZZY = 1.0, 0.8, 0.7
"""What a match is worth: the word itself, the beginning of a longer one, a likely typing error."""
SHORTEST_PREFIX = 3
SUGGESTED = 0.82
"""Jaro-Winkler likeness from which another spelling is worth offering."""


@dataclass(frozen=True, slots=True)
class WordMatch:
    """A word of the vocabulary that a query word reached, and what it is worth (0 to 1)."""

    typed: str
    found: str
    worth: float

    @property
    def is_exact(self) -> bool:
        return self.worth == EXACT


class Index:
    """Built once, then only read.

    A document is the words of each of its fields, as they are written; `fields` maps a field's
    name to its weight.
    """

    def __init__(
        self, documents: Sequence[Mapping[str, Iterable[str]]], fields: Mapping[str, float]
    ) -> None:
        self.size = len(documents)
        best = _best_weights(documents, fields)
        self._spellings = _spellings(documents)
        self._stems = sorted(best)
        self._rank = {word: position for position, word in enumerate(self._stems)}
        self._lengths = np.array([len(word) for word in self._stems], dtype=np.int32)
        self._postings = [_posting(best[word]) for word in self._stems]
        self._rarity = np.array([self._rarity_of(p) for p, _w in self._postings], np.float32)

    def matches(self, word: str, *, prefixes: bool = True) -> list[WordMatch]:
        """Return the vocabulary's words that a typed word may stand for, the best first."""
        typed = stem(word)
        worths = self._neighbours(typed)
        if prefixes:
            worths |= self._prefixes(word)
        if typed in self._rank:
            worths[self._rank[typed]] = EXACT
        ordered = sorted(worths.items(), key=lambda item: (-item[1], item[0]))
        return [WordMatch(word, self._stems[rank], worth) for rank, worth in ordered]

    def spelling(self, match: WordMatch) -> str:
        """Return the found word as the directory writes it most often."""
        return self._spellings[match.found]

    def nearest_spelling(self, typed: str) -> str | None:
        """Return the known word closest to one that found nothing, None when none is close."""
        close = extractOne(
            stem(typed), self._stems, scorer=JaroWinkler.similarity, score_cutoff=SUGGESTED
        )
        return self._spellings[close[0]] if close else None

    def positions(self, match: WordMatch) -> Positions:
        """Return the resources that hold the matched word."""
        return self._postings[self._rank[match.found]][0]

    def is_in(self, match: WordMatch, position: int) -> bool:
        """Tell whether a resource holds the matched word."""
        positions = self.positions(match)
        place = int(np.searchsorted(positions, position))
        return place < len(positions) and int(positions[place]) == position

    def score(self, matches: Iterable[WordMatch]) -> Scores:
        """Return what each resource earns for one query word: its best match counts."""
        scores = np.zeros(self.size, np.float32)
        for match in matches:
            rank = self._rank[match.found]
            positions, weights = self._postings[rank]
            earned = weights * np.float32(match.worth) * self._rarity[rank]
            scores[positions] = np.maximum(scores[positions], earned)
        return scores

    def _prefixes(self, word: str) -> dict[int, float]:
        if len(word) < SHORTEST_PREFIX:
            return {}
        low = bisect_left(self._stems, word)
        high = bisect_left(self._stems, word + "\uffff")
        return dict.fromkeys(range(low, high), PREFIX)

    def _neighbours(self, typed: str) -> dict[int, float]:
        budget = edit_budget(typed)
        if not budget:
            return {}
        near = np.flatnonzero(np.abs(self._lengths - len(typed)) <= budget)
        words = [self._stems[rank] for rank in near]
        distances = cdist([typed], words, scorer=OSA.distance, score_cutoff=budget, dtype=np.uint8)
        passed = np.flatnonzero(distances[0] <= budget)
        return {
            int(near[position]): FUZZY / float(distances[0][position])
            for position in passed
            if distances[0][position] and same_beginning(typed, words[position])
        }

    def _rarity_of(self, positions: Positions) -> float:
        """Inverse document frequency, between 1 (everywhere) and about 3 (in one resource)."""
        return 1 + float(np.log10(self.size / len(positions)))


def edit_budget(word: str) -> int:
    """Typing errors allowed by length: none under 4 letters nor in numbers, two from 8."""
    if len(word) < 4 or word.isdigit():
        return 0
    return 1 if len(word) < 8 else 2


def same_beginning(typed: str, found: str) -> bool:
    """Errors rarely touch the beginning: 'separation' is no misspelt 'reparation'.

    The first letter must agree, or the first two be swapped.
    """
    return typed[0] == found[0] or (typed[0] == found[1:2] and typed[1:2] == found[0])


def _best_weights(
    documents: Sequence[Mapping[str, Iterable[str]]], fields: Mapping[str, float]
) -> dict[str, dict[int, float]]:
    """For each stem, the heaviest field in which each document holds it."""
    best: dict[str, dict[int, float]] = defaultdict(dict)
    for position, document in enumerate(documents):
        for name, words in document.items():
            weight = fields[name]
            for word in words:
                held = best[stem(plain(word))]
                held[position] = max(weight, held.get(position, 0.0))
    return best


def _spellings(documents: Sequence[Mapping[str, Iterable[str]]]) -> dict[str, str]:
    counts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for document in documents:
        for words in document.values():
            for word in words:
                counts[stem(plain(word))][word] += 1
    return {
        stemmed: max(spellings, key=lambda word: (spellings[word], word))
        for stemmed, spellings in counts.items()
    }


def _posting(weights: Mapping[int, float]) -> tuple[Positions, Scores]:
    positions = sorted(weights)
    return (
        np.array(positions, np.int32),
        np.array([weights[position] for position in positions], np.float32),
    )
