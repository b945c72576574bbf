"""From everyday words to needs: 'psy pour ado' opens 'Mon ado va mal'.

Every expression of the taxonomy is a small document of its own fuzzy index; an expression is
recognised when all its words that count are in the question, in any order, misspelt or not.
"""

from dataclasses import dataclass

import numpy as np

from directory.search.index import Index
from directory.search.words import meaningful, stem, tokens
from directory.taxonomy import Taxonomy


@dataclass(frozen=True, slots=True)
class Meaning:
    """A need recognised in a question: through which words, and how surely (0 to 1)."""

    need: str
    expression: str
    typed: frozenset[str]
    worth: float


class Lexicon:
    """Built once from the taxonomy."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self.taxonomy = taxonomy
        self._expressions = [
            (expression, need)
            for need, entry in taxonomy.needs.items()
            for expression in (*entry.words, entry.label)
        ]
        words = [meaningful(tokens(expression)) for expression, _need in self._expressions]
        self._lengths = np.array([len({stem(word) for word in held}) for held in words])
        self._index = Index([{"words": held} for held in words], {"words": 1.0})
        self._safety = [{stem(w) for w in meaningful(tokens(text))} for text in taxonomy.safety]

    def understand(self, question_words: list[str]) -> list[Meaning]:
        """Return the needs that a question speaks of; longer expressions silence their parts."""
        reached = {word: self._reached(word) for word in question_words}
        if not reached:
            return []
        table = np.stack(list(reached.values()))
        whole = np.flatnonzero((table > 0).sum(axis=0) >= self._lengths)
        meanings = [self._meaning(int(position), reached) for position in whole]
        return [m for m in meanings if not any(m.typed < other.typed for other in meanings)]

    def knows(self, word: str) -> bool:
        """Tell whether some expression holds the word itself."""
        return any(match.is_exact for match in self._index.matches(word, prefixes=False))

    def acronyms(self, question_words: list[str]) -> dict[str, list[str]]:
        """Return what the acronyms of a question stand for, as words."""
        known = self.taxonomy.acronyms
        return {w: meaningful(tokens(known[w])) for w in question_words if w in known}

    def asks_for_safety(self, question_words: list[str]) -> bool:
        """Tell whether the words speak of violence or of dying: exact words only, no guess."""
        said = {stem(word) for word in question_words}
        return any(words <= said for words in self._safety)

    def _reached(self, word: str) -> np.ndarray:
        """For each expression, how surely it holds the word; beginnings of words don't count."""
        worth = np.zeros(len(self._expressions), np.float32)
        for match in reversed(self._index.matches(word, prefixes=False)):
            worth[self._index.positions(match)] = match.worth
        return worth

    def _meaning(self, position: int, reached: dict[str, np.ndarray]) -> Meaning:
        expression, need = self._expressions[position]
        worths = {word: float(held[position]) for word, held in reached.items() if held[position]}
        return Meaning(need, expression, frozenset(worths), min(worths.values()))
