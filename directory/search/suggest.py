"""Suggestions while typing: needs, quartiers and resources that begin as the typed words do."""

from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

import numpy as np

from directory.catalogue import Catalogue
from directory.search.index import MOST_CHANGES, Document, Index
from directory.search.words import SMALL_WORDS, spoken, written

FIELDS = {"name": 3.0, "words": 1.0}
SHORTEST = 2


class SuggestionKind(StrEnum):
    NEED = "need"
    PLACE = "place"
    RESOURCE = "resource"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`text` is the whole question to ask; `name` what it leads to."""

    kind: SuggestionKind
    name: str
    text: str


class Suggester:
    """Built once for a catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        known = list(_known(catalogue))
        self._known = [(kind, name) for kind, name, _words in known]
        self._index = Index([words for _kind, _name, words in known], FIELDS)
        first = len(known) - len(catalogue.resources)
        self._positions = {r.id: first + at for at, r in enumerate(catalogue.resources)}

    def updated(self, catalogue: Catalogue, changed: Iterable[str]) -> "Suggester":
        """Return a suggester of the next catalogue, told the ids of what is not as it was."""
        if self._index.changes > MOST_CHANGES:
            return Suggester(catalogue)
        made = copy(self)
        made._known, made._positions = list(self._known), dict(self._positions)
        documents: dict[int, Document] = {}
        for id_ in changed:
            resource = catalogue.by_id.get(id_)
            name = resource.name if resource else ""
            position = made._positions.setdefault(id_, len(made._known))
            made._known[position : position + 1] = [(SuggestionKind.RESOURCE, name)]
            documents[position] = {"name": written(name)}
        made._index = self._index.updated(documents, len(made._known))
        return made

    def suggest(self, typed: str, limit: int = 8) -> Sequence[Suggestion]:
        """Return what fits all the words; a place may end a question on something else."""
        said = [token for token in spoken(typed) if token.plain not in SMALL_WORDS]
        words = [token.plain for token in said]
        if not words or len(words[-1]) < SHORTEST:
            return []
        whole = [Suggestion(kind, name, name) for kind, name in self._fitting(words)]
        if whole or len(words) == 1:
            return whole[:limit]
        before = typed[: said[-1].start]
        ends = (each for each in self._fitting(words[-1:]) if each[0] == SuggestionKind.PLACE)
        return [Suggestion(kind, name, f"{before}{name}") for kind, name in islice(ends, limit)]

    def _fitting(self, words: Sequence[str]) -> list[tuple[SuggestionKind, str]]:
        earned = np.stack([self._index.dense(self._index.matches(word)) for word in words])
        scores = np.where((earned > 0).all(axis=0), earned.sum(axis=0), 0)
        best = sorted(np.flatnonzero(scores).tolist(), key=lambda at: (-float(scores[at]), at))
        return [self._known[at] for at in best]


def _known(catalogue: Catalogue) -> Iterator[tuple[SuggestionKind, str, Document]]:
    """Yield needs, then quartiers, then resources, each with its words."""
    for need in catalogue.taxonomy.needs.values():
        words = written(" ".join(need.words))
        yield SuggestionKind.NEED, need.label, {"name": written(need.label), "words": words}
    for quartier in catalogue.territory.quartiers.values():
        yield SuggestionKind.PLACE, quartier.short, {"name": written(quartier.short)}
    for resource in catalogue.resources:
        yield SuggestionKind.RESOURCE, resource.name, {"name": written(resource.name)}
