"""What the words of a question reach: each as text, as part of a need, as an acronym."""

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass

import numpy as np

from directory.records import Resource
from directory.search.gather import Weighed
from directory.search.index import Index, Source, WordMatch
from directory.search.lexicon import Lexicon, Meaning
from directory.search.question import Understood
from directory.search.vocabulary import swaps
from directory.search.words import LIGHT_WORDS, meaningful

NEED_RANKS = (3.75, 3.3, 3.0, 2.8, 2.6, 2.5)
"""What a recognised need is worth for a resource that lists it first, second…"""
ITSELF = 6.75
"""What a resource is worth when an expression of its own is recognised."""
TOGETHER = 1.25
"""An expression of several words ('psy pour ado') is surer than one word."""
ACRONYM = 0.6
GUESSED_AGAIN = 0.25
"""A known word read as an error is worth less: it is only tried when nothing has all the words."""
ACRONYM_LETTERS = 3
LIGHT = 0.45
"""A word that nearly any question holds counts for less."""


@dataclass(frozen=True)
class Read:
    """A question once read: its words, what each may stand for, the needs they speak of."""

    words: tuple[str, ...]
    matches: Mapping[str, list[WordMatch]]
    meanings: Sequence[Meaning]


class Words:
    """Reads words against one index and one lexicon; `targets` says where each need is
    listed, and where each resource is.
    """

    def __init__(self, index: Index, lexicon: Lexicon, targets: Mapping[str, Source]) -> None:
        self.index = index
        self.lexicon = lexicon
        self.targets = targets

    def knows(self, word: str) -> bool:
        return word in self.index or word in self.lexicon

    def read(self, asked: Sequence[str], understood: Understood, *, again: bool = False) -> Read:
        """Read the words to look for; `again` takes known ones as possible errors too.

        Words that say a filter still help to recognise an expression ('sport en fauteuil').
        """
        words = tuple(dict.fromkeys(self._mended(asked)))
        return Read(
            words=words,
            matches={word: self._matches(word, again=again) for word in words},
            meanings=[
                meaning
                for meaning in self.lexicon.understand(
                    tuple(dict.fromkeys((*words, *understood.counting))),
                    frozenset(word for word in words if word in self.index),
                )
                if not meaning.typed.isdisjoint(words)
            ],
        )

    def weighed(self, read: Read) -> list[Weighed]:
        """Return, for each word, its weight, and where it earns something and how much."""
        return [
            (LIGHT if word in LIGHT_WORDS else 1.0, list(self._sources(word, read)))
            for word in read.words
        ]

    def _sources(self, word: str, read: Read) -> Iterator[Source]:
        yield from self.index.sources(read.matches[word])
        opened: dict[str, float] = {}
        for meaning in read.meanings:
            if word in meaning.typed and meaning.target in self.targets:
                worth = meaning.worth * (TOGETHER if len(meaning.typed) > 1 else 1.0)
                opened[meaning.target] = max(worth, opened.get(meaning.target, 0.0))
        for target, worth in opened.items():
            positions, worths = self.targets[target]
            yield positions, worths * np.float32(worth)
        spelt_out = self.lexicon.acronym(word)
        if spelt_out:
            yield self._all_of(spelt_out)

    def _all_of(self, words: Sequence[str]) -> Source:
        """Return where all the words of an acronym are, and the least of what they earn."""
        earned = np.stack([self.index.dense(self.index.matches(word)) for word in words])
        least = np.min(earned, axis=0)
        positions = np.flatnonzero(least).astype(np.int32)
        return positions, least[positions] * np.float32(ACRONYM)

    def _matches(self, word: str, *, again: bool) -> list[WordMatch]:
        """An acronym is whole: 'caf' is not the beginning of 'café'."""
        is_acronym = word in self.lexicon.taxonomy.acronyms
        known = word in self.index
        found = self.index.matches(word, prefixes=not is_acronym, guess=not known)
        if not (again and known) or is_acronym:
            return found
        near = self.index.matches(word, prefixes=False, guess=True)
        return found + [
            WordMatch(m.found, m.segment, m.term, m.worth * GUESSED_AGAIN)
            for m in near
            if not m.is_exact
        ]

    def _mended(self, said: Sequence[str]) -> Iterator[str]:
        """Join what was split, split what was glued, swap back the letters of an acronym."""
        at = 0
        while at < len(said):
            joined = self._joined(said, at)
            if joined:
                yield joined[0]
                at += joined[1]
                continue
            yield from self._parts(said[at])
            at += 1

    def _joined(self, said: Sequence[str], at: int) -> tuple[str, int] | None:
        """Return the known word that the next two make ('loca pass'), or digits of a number."""
        run = 0
        while at + run < len(said) and said[at + run].isdigit():
            run += 1
        for length in (run, 2):
            parts = said[at : at + length]
            is_split = length == run or not all(self.knows(part) for part in parts)
            if len(parts) > 1 and is_split and "".join(parts) in self.index:
                return "".join(parts), length
        return None

    def _parts(self, word: str) -> Sequence[str]:
        if self.knows(word):
            return [word]
        if len(word) == ACRONYM_LETTERS:
            acronyms = self.lexicon.taxonomy.acronyms
            return [next((swap for swap in swaps(word) if swap in acronyms), word)]
        is_misspelt = self.index.matches(word, prefixes=False)
        return [word] if is_misspelt else meaningful(self.index.split(word)) or [word]


def targets_of(resources: Sequence[Resource], told: Container[str]) -> dict[str, Source]:
    """Return where each need is listed, and what it is worth there.

    Resources that are `told` of by expressions of their own are listed under their ids too.
    """
    listed: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for position, resource in enumerate(resources):
        for target, worth in _listings(resource, told):
            listed[target].append((position, worth))
    return {
        target: (
            np.array([position for position, _worth in places], np.int32),
            np.array([worth for _position, worth in places], np.float32),
        )
        for target, places in listed.items()
    }


def move_targets(
    targets: MutableMapping[str, Source],
    told: Container[str],
    position: int,
    before: Resource | None,
    after: Resource | None,
) -> None:
    """List one resource under its new needs, and its id, instead of the former ones."""
    for target in (*before.needs, before.id) if before else ():
        if target in targets:
            positions, worths = targets[target]
            kept = positions != position
            targets[target] = positions[kept], worths[kept]
    for target, worth in _listings(after, told) if after else ():
        positions, worths = targets.get(target, (np.empty(0, np.int32), np.empty(0, np.float32)))
        at = int(np.searchsorted(positions, position))
        targets[target] = (
            np.insert(positions, at, position).astype(np.int32),
            np.insert(worths, at, worth).astype(np.float32),
        )


def _listings(resource: Resource, told: Container[str]) -> Iterator[tuple[str, float]]:
    """Yield what a resource is listed under, and what it is worth there."""
    if resource.id in told:
        yield resource.id, ITSELF
    yield from zip(resource.needs, NEED_RANKS, strict=False)
