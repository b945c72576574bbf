"""From everyday words to needs and resources: 'psy pour ado' opens 'Mon ado va mal'.

Every expression of the taxonomy is a small document of its own fuzzy index; an expression is
recognised when all its words that count are in the question, in any order, misspelt or not.
"""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from directory.search.index import Index, Source
from directory.search.words import meaningful, stem, tokens
from directory.taxonomy import Taxonomy


@dataclass(frozen=True, slots=True)
class Meaning:
    """A need, or a single resource, recognised in a question: by what, how surely (0 to 1)."""

    target: str
    expression: str
    typed: frozenset[str]
    worth: float


class Lexicon:
    """Built once from the taxonomy."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self.taxonomy = taxonomy
        self.expressions = [
            (expression, target)
            for target, expressions in _told(taxonomy)
            for expression in expressions
        ]
        spelt = [tokens(expression) for expression, _target in self.expressions]
        words = [meaningful(held) for held in spelt]
        self._lengths = np.array([len({stem(word) for word in held}) for held in words])
        self.index = Index([{"words": held} for held in words], {"words": 1.0})
        self._safety = [{stem(w) for w in meaningful(tokens(text))} for text in taxonomy.safety]
        self._phrases = frozenset(tuple(held) for held in spelt if len(held) > 1)
        self._longest = max(map(len, self._phrases), default=0)

    def __contains__(self, word: str) -> bool:
        """Tell whether some expression holds the word, or another form of it."""
        return word in self.index

    def understand(self, question_words: Sequence[str], sure: Container[str] = ()) -> list[Meaning]:
        """Return what a question speaks of; longer expressions silence their parts.

        Words that are `sure` are no typing errors.
        """
        reached = {word: self._reached(word, guess=word not in sure) for word in question_words}
        held = [positions for positions, _worths in reached.values()]
        if not held:
            return []
        positions, counts = np.unique(np.concatenate(held), return_counts=True)
        whole = positions[counts >= self._lengths[positions]].tolist()
        meanings = [self._meaning(position, reached) for position in whole]
        return [m for m in meanings if not any(m.typed < other.typed for other in meanings)]

    def phrases(self, said: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Yield where the words, small ones included, are an expression to the letter."""
        for start in range(len(said)):
            for end in range(start + 2, min(len(said), start + self._longest) + 1):
                if tuple(said[start:end]) in self._phrases:
                    yield start, end

    def acronym(self, word: str) -> list[str]:
        """Return the words that an acronym stands for; none when it is not one."""
        return meaningful(tokens(self.taxonomy.acronyms.get(word, "")))

    def asks_for_safety(self, question_words: Sequence[str]) -> bool:
        """Tell whether the words speak of violence or of dying: exact words only, no guess."""
        said = {stem(word) for word in question_words}
        return any(words <= said for words in self._safety)

    def _reached(self, word: str, *, guess: bool) -> Source:
        """Return the expressions that hold the word, and how surely; beginnings don't count."""
        guesses = guess and word not in self.index
        worths: dict[int, float] = {}
        for match in reversed(self.index.matches(word, prefixes=False, guess=guesses)):
            for positions, _scores in self.index.sources([match]):
                worths |= dict.fromkeys(positions.tolist(), match.worth)
        at = sorted(worths)
        return np.array(at, np.int32), np.array([worths[place] for place in at], np.float32)

    def _meaning(self, position: int, reached: Mapping[str, Source]) -> Meaning:
        expression, target = self.expressions[position]
        worths: dict[str, float] = {}
        for word, (positions, held) in reached.items():
            at = int(np.searchsorted(positions, position))
            if at < len(positions) and positions[at] == position:
                worths[word] = float(held[at])
        return Meaning(target, expression, frozenset(worths), min(worths.values()))


def _told(taxonomy: Taxonomy) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield each need, then each resource, with the expressions that lead to it."""
    for slug, need in taxonomy.needs.items():
        yield slug, (*need.words, need.label)
    yield from taxonomy.everyday.items()
