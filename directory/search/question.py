"""A question understood: the words to look for, and the filters that it says in passing.

'sport gratuit mercredi grésilles 8 ans' asks for sport; free, on Wednesday, in Les Grésilles and
for a child of eight are filters. Each keeps the characters that say it, so that it can be shown,
and taken out of the question. Nothing is guessed twice: the same words always give the same.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import accumulate, chain

from rapidfuzz.distance import OSA
from rapidfuzz.process import extractOne

from directory.catalogue import Catalogue
from directory.search.clues import CLUE_WORDS, FINDERS, Clued
from directory.search.filters import NO_FILTER, Filters
from directory.search.lexicon import Lexicon
from directory.search.said_places import SaidPlaces
from directory.search.vocabulary import edit_budget
from directory.search.whereabouts import Gazetteer
from directory.search.words import SMALL_WORDS, Token, counting, spoken

PARTS_OF_EXPRESSIONS = frozenset({"when", "age", "prices"})
"""What an expression may hold without meaning it: one who must sleep tonight needs no evening."""


@dataclass(frozen=True, slots=True)
class Clue:
    """A filter said in a question: its name among the filters, and where it is said."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Understood:
    """`words` are those to look for; `counting` those too that say the filters; `said` are all."""

    text: str
    words: tuple[str, ...]
    counting: tuple[str, ...]
    said: tuple[str, ...]
    clues: tuple[Clue, ...] = ()
    filters: Filters = NO_FILTER

    def with_filters(self, chosen: Filters) -> Filters:
        """Return the filters to apply: what was chosen stands before what was understood."""
        return chosen.over(self.filters)

    def without(self, name: str) -> str:
        """Return the question with the words of one filter taken out."""
        text = self.text
        for clue in sorted(self.clues, key=lambda clue: -clue.start):
            if clue.name == name:
                text = f"{text[: clue.start]} {text[clue.end :]}"
        return " ".join(text.split())


class Reader:
    """Understands questions about one catalogue; `is_written` tells the words that it holds."""

    def __init__(
        self,
        catalogue: Catalogue,
        lexicon: Lexicon,
        gazetteer: Gazetteer,
        is_written: Callable[[str], bool],
    ) -> None:
        self._lexicon = lexicon
        self._is_written = is_written
        self._places = SaidPlaces(catalogue, gazetteer)

    def on(self, is_written: Callable[[str], bool]) -> "Reader":
        """Return the same reader for a directory in which other words are written."""
        made = copy(self)
        made._is_written = is_written
        return made

    def read(self, text: str, now: datetime) -> Understood:
        said = [self._corrected(token) for token in spoken(text)]
        plain = " ".join(token.plain for token in said)
        filters = NO_FILTER
        used: set[int] = set()
        clues: list[Clue] = []
        for found in self._found(plain, said, now):
            span = _tokens_of(found, said)
            is_first = found.name not in filters.active()
            if used.isdisjoint(span) and (is_first or found.filters.over(filters) == filters):
                filters = found.filters.over(filters)
                used.update(span)
                clues.append(Clue(found.name, said[span[0]].start, said[span[-1]].end))
        words = [token.plain for at, token in enumerate(said) if at not in used]
        return Understood(
            text=text,
            words=() if clues and SMALL_WORDS.issuperset(words) else tuple(counting(words)),
            counting=tuple(counting([token.plain for token in said])),
            said=tuple(token.plain for token in said),
            clues=tuple(clues),
            filters=filters,
        )

    def _found(self, plain: str, said: Sequence[Token], now: datetime) -> Iterator[Clued]:
        """Yield the clues, but not those that are part of a known expression ('bus pas cher')."""
        phrases = list(self._lexicon.phrases([token.plain for token in said]))
        clued = chain(
            *(find(plain, now) for find in FINDERS), self._places.find(plain, self._knows)
        )
        for found in clued:
            span = _tokens_of(found, said)
            start, end = span[0], span[-1] + 1
            is_part = any(s <= start and end <= e and e - s > end - start for s, e in phrases)
            if not (is_part and found.name in PARTS_OF_EXPRESSIONS):
                yield found

    def _corrected(self, token: Token) -> Token:
        """Set right a misspelt word of time or price, unless it means something as it is."""
        word = token.plain
        if word in CLUE_WORDS or self._knows(word):
            return token
        budget = edit_budget(word)
        close = extractOne(word, CLUE_WORDS, scorer=OSA.distance, score_cutoff=budget)
        if not budget or not close or close[0][0] != word[0]:
            return token
        return replace(token, plain=close[0])

    def _knows(self, word: str) -> bool:
        return word in self._lexicon or self._is_written(word)


def _tokens_of(found: Clued, said: Sequence[Token]) -> range:
    """Return which words stand between two characters of the words joined by spaces."""
    ends = list(accumulate(len(token.plain) + 1 for token in said))
    first = bisect_right(ends, found.start)
    return range(first, bisect_left(ends, found.end + 1) + 1)
