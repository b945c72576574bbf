"""Known words, and those a typed word may stand for: a longer one, a likely typing error, a pair.

One error is found by looking up the word without each of its letters in turn among the known words
without each of theirs (a table of numbers, searched by numpy). Two errors are only looked for when
one leads nowhere: a look at the lengths and the letters of all words leaves some hundreds, which
rapidfuzz compares letter by letter. No error within the budget is missed by it.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA, JaroWinkler
from rapidfuzz.process import cdist, extractOne

Ranks = NDArray[np.int32]

SHORTEST_CORRECTED = 4
TWO_ERRORS_FROM = 8
SHORTEST_PART = 4
LONGEST_PART = 20
MOST_PARTS = 4
GLUED = frozenset({"d", "l", "de", "du", "la", "le", "des", "les", "en", "et", "au"})
"""The short words that people glue to others; any other short part would be chance."""
SUGGESTED = 0.82
"""Jaro-Winkler likeness from which another spelling is worth offering."""
LETTERS_PER_ERROR = 2
"""A wrong letter takes one out of the set of letters and puts one in."""


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
        self._without, self._shortened = _without_a_letter(self.words)
        lengths = np.array([len(word) for word in self.words], np.int32)
        self._by_length = np.argsort(lengths, kind="stable").astype(np.int32)
        self._lengths = lengths[self._by_length]
        letters = np.array([_letters(word) for word in self.words], np.uint32)
        self._letters = letters[self._by_length]

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
        found = self._compared(typed, self._one_letter_away(typed), 1) if budget else []
        if found or budget < 2:
            return found
        return self._compared(typed, self._alike(typed, budget), budget)

    def _compared(self, typed: str, ranks: list[int], budget: int) -> list[Neighbour]:
        if not ranks:
            return []
        words = [self.words[rank] for rank in ranks]
        edits = cdist([typed], words, scorer=OSA.distance, score_cutoff=budget, dtype=np.uint8)[0]
        near = np.flatnonzero((edits > 0) & (edits <= budget)).tolist()
        return [Neighbour(ranks[at], int(edits[at])) for at in near]

    def _one_letter_away(self, typed: str) -> list[int]:
        """Return the ranks of the words that are the same without one letter, or none, of each."""
        keys = np.array([hash(part) for part in {typed, *_shortened(typed)}], np.int64)
        starts = np.searchsorted(self._without, keys, "left").tolist()
        ends = np.searchsorted(self._without, keys, "right").tolist()
        spans = zip(starts, ends, strict=True)
        return list({rank for start, end in spans for rank in self._shortened[start:end].tolist()})

    def _alike(self, typed: str, budget: int) -> list[int]:
        """Return the ranks of the words of nearly this length, made of nearly these letters."""
        low = np.searchsorted(self._lengths, len(typed) - budget, "left")
        high = np.searchsorted(self._lengths, len(typed) + budget, "right")
        differing = np.bitwise_count(self._letters[low:high] ^ np.uint32(_letters(typed)))
        alike = np.flatnonzero(differing <= budget * LETTERS_PER_ERROR)
        found: list[int] = self._by_length[low:high][alike].tolist()
        return found

    def split(self, typed: str) -> list[str]:
        """Return the fewest known words, small ones too, that were glued together; none if any.

        'locapass' is loca, pass; 'restosducoeur' is restos, du, coeur.
        """
        best: list[list[str] | None] = [[]] + [None] * len(typed)
        for end in range(1, len(typed) + 1):
            for start in range(max(0, end - LONGEST_PART), end):
                before, part = best[start], typed[start:end]
                if before is None or len(before) >= MOST_PARTS or not self._is_part(part):
                    continue
                shortest = best[end]
                if shortest is None or len(before) + 1 < len(shortest):
                    best[end] = [*before, part]
        return best[-1] or []

    def _is_part(self, part: str) -> bool:
        return part in GLUED if len(part) < SHORTEST_PART else part in self

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


def _letters(word: str) -> int:
    """Return the set of a word's letters as bits: 26 of them, and one for anything else."""
    bits = 0
    for char in word:
        bits |= 1 << (ord(char) - 97 if "a" <= char <= "z" else 26)
    return bits


def _shortened(word: str) -> list[str]:
    return [word[:at] + word[at + 1 :] for at in range(len(word))]


def _without_a_letter(words: Sequence[str]) -> tuple[NDArray[np.int64], Ranks]:
    """Return the hashes of each word and of each word less a letter, sorted, with their ranks."""
    hashes, ranks = array("q"), array("i")
    for rank, word in enumerate(words):
        if len(word) >= SHORTEST_CORRECTED - 1:
            parts = {word, *_shortened(word)}
            hashes.extend(map(hash, parts))
            ranks.extend([rank] * len(parts))
    table = np.array(hashes, np.int64)
    order = np.argsort(table)
    return table[order], np.array(ranks, np.int32)[order]
