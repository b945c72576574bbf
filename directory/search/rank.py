"""What puts one answer before another: named criteria, each from 0 to 1, and their weights.

The words' own worth comes first; each criterion then raises it by at most its weight. So a
resource that says nothing of what was asked never passes before one that does.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from rapidfuzz import fuzz

from directory.catalogue import Catalogue
from directory.places import walking_minutes
from directory.quality import Freshness, freshness
from directory.records import Confidence, Price, Resource, Zone
from directory.search.filters import Filters, metres_away
from directory.search.words import SMALL_WORDS, plain, tokens

FARTHEST_MINUTES = 60
NEXT_DOOR = 0.15
SAME = 88
"""Likeness, out of 100, from which words are a name; two slips in a long name leave it."""
NEARNESS = {zone: 1 - place / (len(Zone) - 1) for place, zone in enumerate(Zone)}
CONFIDENCE = {Confidence.HIGH: 1.0, Confidence.MEDIUM: 0.5, Confidence.LOW: 0.0}
CHEAPNESS = {Price.FREE: 1.0, Price.MEANS_TESTED: 1.0, Price.MEMBERSHIP: 0.5}
FRESHNESS = {
    Freshness.FRESH: 1.0,
    Freshness.DUE: 0.7,
    Freshness.STALE: 0.2,
    Freshness.UNVERIFIED: 0.0,
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What an answer is held against.

    `active` counts the filters, `chosen` names those set by hand; `needs` are those recognised,
    with how surely.
    """

    words: tuple[str, ...]
    filters: Filters
    active: int
    chosen: frozenset[str]
    catalogue: Catalogue
    today: date
    needs: Mapping[str, float] = field(default_factory=dict)
    by_solo_parent: bool = False
    cheaply: bool = False


Criterion = Callable[[Asked, Resource, int], float]


def name_is_alike(asked: Asked, resource: Resource, _unknown: int) -> float:
    """How much of the words is the name, and how much of the name the words."""
    if not asked.words:
        return 0.0
    name, said = plain(resource.name), " ".join(asked.words)
    return (fuzz.token_sort_ratio(said, name) + fuzz.token_set_ratio(said, name)) / 200


def is_named(asked: Asked, resource: Resource, _unknown: int) -> float:
    """Whether all the words, two at least, are in the name, misspelt or not."""
    if len(asked.words) < 2:
        return 0.0
    return float(fuzz.token_set_ratio(" ".join(asked.words), plain(resource.name)) >= SAME)


def is_in_the_place(asked: Asked, resource: Resource, _unknown: int) -> float:
    """In the quartier that was asked; wholly so when the resource also says its name."""
    quartier = asked.catalogue.territory.quartiers.get(asked.filters.quartier or "")
    if quartier is None or resource.quartier != quartier.code:
        return 0.0
    said = set(tokens(f"{resource.name} {resource.address or ''} {resource.summary}"))
    named = set(tokens(quartier.short)) - SMALL_WORDS
    return 1.0 if named <= said or quartier.is_commune else 0.6


def is_first_door(asked: Asked, resource: Resource, _unknown: int) -> float:
    """Among the doors to try first for a need that was recognised, the first of all the most."""
    best = 0.0
    for need, worth in asked.needs.items():
        doors = asked.catalogue.taxonomy.needs[need].doors
        if resource.id in doors:
            best = max(best, worth * (1 - doors.index(resource.id) * NEXT_DOOR))
    return best


def is_near_on_foot(asked: Asked, resource: Resource, _unknown: int) -> float:
    metres = metres_away(asked.filters.near, resource)
    return 0.0 if metres is None else max(0.0, 1 - walking_minutes(metres) / FARTHEST_MINUTES)


def is_known_to_fit(asked: Asked, _resource: Resource, unknown: int) -> float:
    """Open at the asked time, free, for that age: known to be so, rather than not known."""
    return 1 - unknown / asked.active if asked.active else 0.0


def is_local(_asked: Asked, resource: Resource, _unknown: int) -> float:
    return NEARNESS[resource.zone]


def source_is_sure(_asked: Asked, resource: Resource, _unknown: int) -> float:
    return CONFIDENCE[resource.confidence]


def is_fresh(asked: Asked, resource: Resource, _unknown: int) -> float:
    return FRESHNESS[freshness(resource, asked.today)]


def is_for_solo_parents(asked: Asked, resource: Resource, _unknown: int) -> float:
    """Counts three times more when the question itself speaks of a single parent."""
    return (1.0 if asked.by_solo_parent else 0.3) if resource.solo_parents else 0.0


def is_cheap(asked: Asked, resource: Resource, _unknown: int) -> float:
    """'Pas cher' is no filter: a second-hand shop is paid, and cheap."""
    return CHEAPNESS.get(resource.price, 0.0) if asked.cheaply and resource.price else 0.0


WEIGHTS: Mapping[Criterion, float] = {
    is_in_the_place: 1.2,
    is_known_to_fit: 1.0,
    is_first_door: 0.6,
    is_named: 0.6,
    is_near_on_foot: 0.4,
    name_is_alike: 0.3,
    is_cheap: 0.2,
    is_for_solo_parents: 0.15,
    is_local: 0.06,
    is_fresh: 0.05,
    source_is_sure: 0.03,
}
"""Found by hand on the half of `tests/questions` that is for tuning."""


def criteria(asked: Asked, resource: Resource, unknown: int) -> dict[str, float]:
    """Return what each criterion adds, by its name, weighted."""
    return {
        criterion.__name__: weight * criterion(asked, resource, unknown)
        for criterion, weight in WEIGHTS.items()
    }


def raised(relevance: float, asked: Asked, resource: Resource, unknown: int) -> float:
    """Return the score: the words' worth, raised by the criteria."""
    added = (weight * criterion(asked, resource, unknown) for criterion, weight in WEIGHTS.items())
    return relevance * (1 + sum(added))
