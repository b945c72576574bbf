"""Which resources hold a word, or a word that looks like it, and in what field.

Words are kept as they are written, and grouped by stem; a stem's postings are arrays of positions
and of fields. A change of a few resources makes a second, small segment beside the first: the
positions it holds are then passed over in the first.
"""

from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from directory.search.sounds import SHORTEST, sound
from directory.search.vocabulary import Vocabulary
from directory.search.words import SMALL_WORDS, plain, stem

Scores = NDArray[np.float32]
Positions = NDArray[np.int32]
Source = tuple[Positions, Scores]
"""Positions, each at most once, and what a word is worth at each."""
Document = Mapping[str, Iterable[str]]
"""The words of each field, as they are written."""

EXACT, INFLECTED, HEARD, FUZZY, PREFIX = 1.0, 0.97, 0.85, 0.7, 0.5
"""The worth of a match: the word, its plural or feminine, its sound, an error, a longer one."""
OTHER_BEGINNING = 0.7
"""Errors rarely touch the first letter: 'reparation' is a poor guess for 'separation'."""
SHORTEST_PREFIX = 3
SHORTEST_KNOWN_PREFIX = 5
"""A short word that is known is taken as it is, not as the beginning of another."""
MOST_CHANGES = 1000
"""From this many changed documents on, whoever holds an index had better build it whole."""
MOST_BEGINNINGS = 64
"""Letters that begin more words than this say too little to compare them all."""


@dataclass(frozen=True, slots=True)
class WordMatch:
    """A known word that a typed word may stand for; `worth` goes from 0 to 1."""

    found: str
    segment: int
    term: int
    worth: float

    @property
    def is_exact(self) -> bool:
        return self.worth >= INFLECTED


class Segment:
    """The words and postings of some documents, each at its position."""

    def __init__(
        self, documents: Iterable[tuple[int, Document]], fields: Mapping[str, float], size: int
    ) -> None:
        built = _Build(fields)
        for position, document in documents:
            built.add(position, document)
        self._weights = np.array(list(fields.values()), np.float32)
        self.vocabulary = Vocabulary(built.term_of)
        self._term_of = [built.term_of[word] for word in self.vocabulary.words]
        self._terms = built.terms
        self._by_sound = built.by_sound
        self._spelt = built.spellings()
        self._starts, self._positions, self._fields = built.postings()
        counts = np.diff(self._starts)
        self._rarity = (1 + np.log10(size / np.maximum(counts, 1))).astype(np.float32)
        self._counts = counts

    def spelling(self, term: int) -> str:
        """Return a term as the documents write it most often."""
        return self._spelt[term]

    def exact(self, word: str) -> dict[int, float]:
        """Return the term of the word itself, or of its plural or feminine, with its worth."""
        rank = self.vocabulary.rank(word)
        if rank is not None:
            return {self._term_of[rank]: EXACT}
        term = self._terms.get(stem(word))
        return {} if term is None else {term: INFLECTED}

    def beginnings(self, word: str) -> dict[int, float]:
        """Return the terms of longer words that start with these letters, the commonest ones."""
        if len(word) < SHORTEST_PREFIX:
            return {}
        terms = {self._term_of[rank] for rank in self.vocabulary.beginning_with(word)}
        if len(terms) > MOST_BEGINNINGS:
            terms = set(sorted(terms, key=lambda term: -self._counts[term])[:MOST_BEGINNINGS])
        return dict.fromkeys(terms, PREFIX)

    def neighbours(self, word: str) -> dict[int, float]:
        """Return the terms of the words that a typing error may have changed into this one.

        Of two, the commoner is the likelier: 'spor' is 'sport' rather than 'spot'.
        """
        neighbours = self.vocabulary.neighbours(word)
        commonest = max((self._counts[self._term_of[near.rank]] for near in neighbours), default=1)
        worths: dict[int, float] = {}
        for near in neighbours:
            term = self._term_of[near.rank]
            worth = FUZZY / near.edits * (1 + float(self._counts[term] / commonest)) / 2
            if not same_beginning(word, self.vocabulary.words[near.rank]):
                worth *= OTHER_BEGINNING
            worths[term] = max(worth, worths.get(term, 0.0))
        return worths

    def heard(self, word: str) -> dict[int, float]:
        """Return the terms of the words that sound the same."""
        if len(word) < SHORTEST or word.isdigit():
            return {}
        return dict.fromkeys(self._by_sound.get(sound(word), ()), HEARD)

    def source(self, term: int, worth: float) -> Source:
        """Return where a term is, and what it is worth there: by field and by rarity."""
        span = slice(self._starts[term], self._starts[term + 1])
        weights = self._weights * np.float32(worth * self._rarity[term])
        return self._positions[span], weights[self._fields[span]]


class Index:
    """Built once, then only read; `updated` makes another one. `fields`: the heaviest first."""

    def __init__(self, documents: Sequence[Document], fields: Mapping[str, float]) -> None:
        self.size = len(documents)
        self._field_weights = fields
        self._segments: tuple[Segment, ...] = (Segment(enumerate(documents), fields, self.size),)
        self._fresh: dict[int, Document] = {}
        self._stale: NDArray[np.bool_] | None = None

    def updated(self, changes: Mapping[int, Document], size: int) -> "Index":
        """Return an index in which these positions hold something else, of `size` positions.

        The cost follows the number of documents changed since the index was built.
        """
        made = Index.__new__(Index)
        made.size = size
        made._field_weights = self._field_weights
        made._fresh = {**self._fresh, **changes}
        fresh = Segment(made._fresh.items(), self._field_weights, size)
        made._segments = (self._segments[0], fresh)
        made._stale = np.zeros(size, np.bool_)
        made._stale[list(made._fresh)] = True
        return made

    @property
    def changes(self) -> int:
        """How many documents were changed since the index was built whole."""
        return len(self._fresh)

    def __contains__(self, word: str) -> bool:
        """Tell whether a plain word, or another form of it, is written somewhere."""
        return any(segment.exact(word) for segment in self._segments)

    def spells(self, word: str) -> bool:
        """Tell whether a plain word is written somewhere in just this form."""
        return any(word in segment.vocabulary for segment in self._segments)

    def matches(
        self, word: str, *, prefixes: bool = True, guess: bool | None = None
    ) -> list[WordMatch]:
        """Return what a typed word may stand for, the best first.

        A known word is taken as it is, unless `guess` asks for its neighbours too.
        """
        guess = word not in self if guess is None else guess
        found: list[WordMatch] = []
        for number, segment in enumerate(self._segments):
            worths = segment.heard(word) | segment.neighbours(word) if guess else {}
            if prefixes and (guess or len(word) >= SHORTEST_KNOWN_PREFIX):
                worths |= segment.beginnings(word)
            worths |= segment.exact(word)
            found += [WordMatch(segment.spelling(t), number, t, w) for t, w in worths.items()]
        return sorted(found, key=lambda match: (-match.worth, match.found))

    def sources(self, matches: Iterable[WordMatch]) -> list[Source]:
        """Return where the matches are; changed documents count in the newest segment only."""
        return [self._current(match.segment, self._source(match)) for match in matches]

    def split(self, word: str) -> list[str]:
        found = (segment.vocabulary.split(word) for segment in self._segments)
        return next(filter(None, found), [])

    def nearest(self, word: str) -> str | None:
        """Return the written form of the word most like one that found nothing."""
        segment = self._segments[0]
        close = segment.vocabulary.nearest(word)
        return segment.spelling(next(iter(segment.exact(close)))) if close else None

    def is_in(self, match: WordMatch, position: int) -> bool:
        """Tell whether a document holds the matched word."""
        positions, _scores = self._current(match.segment, self._source(match))
        place = int(np.searchsorted(positions, position))
        return place < len(positions) and int(positions[place]) == position

    def dense(self, matches: Iterable[WordMatch]) -> Scores:
        """Return what each document earns for one word, its best match: for small indexes."""
        scores = np.zeros(self.size, np.float32)
        for positions, worths in self.sources(matches):
            scores[positions] = np.maximum(scores[positions], worths)
        return scores

    def _source(self, match: WordMatch) -> Source:
        return self._segments[match.segment].source(match.term, match.worth)

    def _current(self, segment: int, source: Source) -> Source:
        if self._stale is None or segment:
            return source
        positions, worths = source
        kept = ~self._stale[positions]
        return positions[kept], worths[kept]


class _Build:
    """Gathers a segment's words, one document after the other."""

    def __init__(self, fields: Mapping[str, float]) -> None:
        self._codes = {name: code for code, name in enumerate(fields)}
        self.terms: dict[str, int] = {}
        self.term_of: dict[str, int] = {}
        self.by_sound: dict[str, list[int]] = {}
        self._written: dict[str, int] = {}
        self._counts: Counter[str] = Counter()
        self._columns = (array("i"), array("i"), array("B"))

    def add(self, position: int, document: Document) -> None:
        """Note each stem of a document once, in the heaviest field that holds it."""
        best: dict[int, int] = {}
        for name, words in document.items():
            code = self._codes[name]
            for word in words:
                if word in SMALL_WORDS:
                    continue
                term = self._written.get(word)
                if term is None:
                    term = self._learn(word)
                self._counts[word] += 1
                if code < best.get(term, 255):
                    best[term] = code
        terms, positions, fields = self._columns
        terms.extend(best)
        positions.extend([position] * len(best))
        fields.extend(best.values())

    def _learn(self, written: str) -> int:
        surface = plain(written)
        term = self.terms.setdefault(stem(surface), len(self.terms))
        self._written[written] = self.term_of[surface] = term
        if len(surface) >= SHORTEST:
            self.by_sound.setdefault(sound(plain(written.replace("ç", "ss"))), []).append(term)
        return term

    def spellings(self) -> list[str]:
        best: dict[int, str] = {}
        for word, _count in sorted(self._counts.items(), key=lambda item: (-item[1], item[0])):
            best.setdefault(self._written[word], word)
        return [best[term] for term in range(len(self.terms))]

    def postings(self) -> tuple[NDArray[np.int64], Positions, NDArray[np.uint8]]:
        """Return where each term starts, then positions and fields, by term and position."""
        terms, positions = (np.array(column, np.int32) for column in self._columns[:2])
        order = np.lexsort((positions, terms))
        counts = np.bincount(terms, minlength=len(self.terms))
        starts = np.concatenate(([0], np.cumsum(counts))).astype(np.int64)
        return starts, positions[order], np.array(self._columns[2], np.uint8)[order]


def same_beginning(typed: str, found: str) -> bool:
    """Tell whether the first letter agrees, or the first two are swapped."""
    return typed[0] == found[0] or (typed[0] == found[1:2] and typed[1:2] == found[0])
