"""Where someone says they are: a stop, a school, a quartier or an address we know."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from directory.catalogue import Catalogue
from directory.search.index import Index
from directory.search.words import question_words, tokens, written


class WhereKind(StrEnum):
    STOP = "stop"
    SCHOOL = "school"
    QUARTIER = "quartier"
    ADDRESS = "address"


@dataclass(frozen=True, slots=True)
class Whereabout:
    """A named point, in degrees."""

    kind: WhereKind
    name: str
    detail: str
    lat: float
    lon: float


class Gazetteer:
    """The names of the territory, searchable with typing errors."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.known = _known(catalogue)
        self._index = Index(
            [{"name": written(w.name), "detail": written(w.detail)} for w in self.known],
            {"name": 2.0, "detail": 1.0},
        )

    def find(self, text: str, limit: int = 5, *, whole_words: bool = False) -> Sequence[Whereabout]:
        """Return the places a text may mean, the likeliest first; all its words must agree."""
        words = [word for word in question_words(text) if word not in KIND_WORDS]
        if not words:
            return []
        matched = [self._index.matches(word, prefixes=not whole_words) for word in words]
        earned = np.stack([self._index.dense(matches) for matches in matched])
        scores = np.where((earned > 0).all(axis=0), earned.sum(axis=0), 0)
        said = set(tokens(text))
        order = sorted(
            map(int, np.flatnonzero(scores)),
            key=lambda position: (
                -round(float(scores[position]), 3),
                not _kind_is_said(self.known[position], said),
                len(self.known[position].name),
                position,
            ),
        )
        return [self.known[position] for position in order[:limit]]


SPOKEN_KINDS = {
    WhereKind.STOP: {"arret", "station", "tram", "bus"},
    WhereKind.SCHOOL: {"ecole", "college", "lycee", "maternelle"},
}
KIND_WORDS = frozenset({"arret", "station", "ecole", "tram"})


def _known(catalogue: Catalogue) -> Sequence[Whereabout]:
    territory = catalogue.territory
    stops_and_schools = [
        Whereabout(WhereKind(mark.kind), mark.name, mark.detail, mark.lat, mark.lon)
        for mark in territory.landmarks
    ]
    quartiers = [
        Whereabout(WhereKind.QUARTIER, quartier.name, "", *quartier.centre)
        for quartier in territory.quartiers.values()
    ]
    addresses = {
        r.address: Whereabout(WhereKind.ADDRESS, r.address, r.city or "", *r.point)
        for r in catalogue.resources
        if r.address and r.point
    }
    return [*quartiers, *stops_and_schools, *addresses.values()]


def _kind_is_said(place: Whereabout, said: set[str]) -> bool:
    return bool(SPOKEN_KINDS.get(place.kind, set()) & said)
