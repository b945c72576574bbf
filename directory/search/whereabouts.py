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

    def find(self, text: str, limit: int = 5) -> Sequence[Whereabout]:
        """Return the places a text may mean, the likeliest first; all its words must agree."""
        words = [word for word in question_words(text) if word not in {"arret", "ecole", "tram"}]
        if not words:
            return []
        earned = np.stack([self._index.score(self._index.matches(word)) for word in words])
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


def _known(catalogue: Catalogue) -> Sequence[Whereabout]:
    territory = catalogue.territory
    stops_and_schools = [
        Whereabout(WhereKind(mark.kind), mark.name, mark.detail, mark.lat, mark.lon)
        for mark in territory.landmarks
    ]
    quartiers = [
        Whereabout(WhereKind.QUARTIER, quartier.name, "", *quartier.label)
        for quartier in territory.quartiers.values()
    ]
    addresses = {
        r.address: Whereabout(WhereKind.ADDRESS, r.address, r.city or "", *r.point)
        for r in catalogue.resources
        if r.address and r.point
    }
    return [*quartiers, *stops_and_schools, *addresses.values()]


def _kind_is_said(place: Whereabout, said: set[str]) -> bool:
    spoken = {
        WhereKind.STOP: {"arret", "tram", "bus"},
        WhereKind.SCHOOL: {"ecole", "college", "lycee"},
    }
    return bool(spoken.get(place.kind, set()) & said)
