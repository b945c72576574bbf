"""Known words, and those a typed word may stand for: a longer one, a likely typing error, a pair.

A typing error changes one or two letters: the beginning, the ending or the outer letters of the
word are then still right, so that only the known words that share one of these are compared
(in C, by rapidfuzz). The cost follows the size of those groups, not of the whole vocabulary.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA, JaroWinkler
from rapidfuzz.process import cdist, extractOne

Ranks = NDArray[np.int32]

SHORTEST_CORRECTED = 4
TWO_ERRORS_FROM = 8
SHORTEST_PART = 3
SUGGESTED = 0.82
"""Jaro-Winkler likeness from which another spelling is worth offering."""

SHARED: Sequence[Callable[[str], str]] = (
    lambda word: word[:2],
    lambda word: word[-2:],
    lambda word: word[0] + word[-1],
)
"""What a misspelt word still shares with the right one, in at least one of these ways."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A known word at some edits of a typed one."""

    rank: int
    edits: int


class Vocabulary:
    """Plain words, sorted; a word's rank is its place. Built once, then only read."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = sorted(set(words))
        self._ranks = {word: rank for rank, word in enumerate(self.words)}
        self._groups = [_grouped(self.words, key) for key in SHARED]

    def __contains__(self, word: str) -> bool:
        return word in self._ranks

    def rank(self, word: str) -> int | None:
        return self._ranks.get(word)

    def beginning_with(self, word: str) -> range:
        """Return the ranks of the words that start with these letters, the word itself too."""
        low = bisect_left(self.words, word)
        return range(low, bisect_left(self.words, word + "\uffff"))

    def neighbours(self, typed: str) -> list[Neighbour]:
        """Return the known words within the typed word's edit budget, itself left out."""
        budget = edit_budget(typed)
        if not budget:
            return []
        found: dict[int, int] = {}
        for key, groups in zip(SHARED, self._groups, strict=True):
            words, ranks = groups.get(key(typed), ((), ()))
            if words:
                edits = cdist(
                    [typed], words, scorer=OSA.distance, score_cutoff=budget, dtype=np.uint8
                )[0]
                for at in np.flatnonzero(edits <= budget).tolist():
                    found[ranks[at]] = int(edits[at])
        return [Neighbour(rank, edits) for rank, edits in found.items() if edits]

    def split(self, typed: str) -> tuple[str, str] | None:
        """Return the two known words that were glued together, None when there are none."""
        cuts = range(SHORTEST_PART, len(typed) - SHORTEST_PART + 1)
        pairs = [(typed[:cut], typed[cut:]) for cut in cuts]
        known = [pair for pair in pairs if pair[0] in self and pair[1] in self]
        return max(known, key=lambda pair: min(map(len, pair)), default=None)

    def nearest(self, typed: str) -> str | None:
        """Return the known word most like one that is not, None when none is close."""
        found = extractOne(typed, self.words, scorer=JaroWinkler.similarity, score_cutoff=SUGGESTED)
        return str(found[0]) if found else None


def edit_budget(word: str) -> int:
    """Typing errors allowed by length: none under 4 letters nor in numbers, two from 8."""
    if len(word) < SHORTEST_CORRECTED or any(char.isdigit() for char in word):
        return 0
    return 1 if len(word) < TWO_ERRORS_FROM else 2


def swaps(word: str) -> list[str]:
    """Return the word with each pair of neighbouring letters swapped: 'cfa' → 'fca', 'caf'."""
    return [
        word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        for at in range(len(word) - 1)
        if word[at] != word[at + 1]
    ]


def _grouped(
    words: Sequence[str], key: Callable[[str], str]
) -> dict[str, tuple[list[str], list[int]]]:
    groups: dict[str, tuple[list[str], list[int]]] = defaultdict(lambda: ([], []))
    for rank, word in enumerate(words):
        if len(word) >= SHORTEST_CORRECTED - 1:
            held = groups[key(word)]
            held[0].append(word)
            held[1].append(rank)
    return dict(groups)
