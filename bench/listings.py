"""Made-up French listings, and misspelt parts of their names. Always the same.

Proper names are made of syllables: half of them short and common, half long and rare, as surnames
and streets are. A question is the first and the last word, and a proper name with one slip between.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from random import Random

from directory.records import Category, GeoPrecision, Price, Resource, Zone
from directory.taxonomy import Taxonomy

KINDS = {
    Category.CHILDCARE: ["Crèche", "Micro-crèche", "Halte-garderie", "Accueil de loisirs"],
    Category.FOOD: ["Épicerie solidaire", "Jardin partagé", "Repas partagé"],
    Category.CULTURE: ["Bibliothèque", "Ludothèque", "Théâtre", "Centre social", "Musée"],
    Category.SPORT: ["Club de judo", "Piscine", "Gymnase", "Parc", "École de danse"],
    Category.HEALTH: ["Centre de santé", "Maison médicale", "Cabinet de psychologues"],
    Category.RIGHTS: ["Permanence juridique", "Point d'accès au droit", "Maison des services"],
    Category.HOUSING: ["Résidence sociale", "Agence logement", "Foyer"],
    Category.PARENTING: ["Maison des familles", "Café des parents", "Espace parents"],
    Category.EMPLOYMENT: ["Mission emploi", "Atelier formation"],
    Category.MOBILITY: ["Atelier vélo", "Garage solidaire"],
}
SYLLABLES = "ba ber bri cha clo dan do fa fon ga gri jo la lu ma mar mon no pe ra ro sa ti val ver"
ENDINGS = "ange ard aux elle eau er et ier ille in ine on ot oux y"
PLACES = ["des Tilleuls", "du Canal", "de la Gare", "des Lilas", "du Moulin", "Saint-Michel"]
HOURS = [
    None,
    "Mo-Fr 09:00-12:00,14:00-17:00; PH off",
    "Tu-Sa 10:00-18:00",
    "Sa 09:00-12:00",
    "24/7",
]
PRICES = [None, Price.FREE, Price.PAID, Price.MEANS_TESTED]
MOMENT = datetime(2026, 11, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Question:
    """`right` is the id of the listing that the misspelt words were taken from."""

    text: str
    right: str


def listings(number: int, words: Taxonomy) -> list[Resource]:
    """Return listings spread over Dijon, two thirds of them with a point."""
    random = Random(2026)  # noqa: S311 (made-up data, not a secret)
    model = _model()
    return [_listing(random, model, position, words) for position in range(number)]


def questions(resources: list[Resource], number: int) -> list[Question]:
    """Take part of a name and misspell one of its words."""
    random = Random(7)  # noqa: S311 (made-up data, not a secret)
    chosen = random.sample(resources, number)
    return [Question(_misspelt(random, resource.name), resource.id) for resource in chosen]


def _model() -> Resource:
    return Resource.model_validate(
        {
            "id": "model",
            "name": "Modèle",
            "category": "rights",
            "summary": "Modèle.",
            "zone": Zone.CITY,
            "source": {"url": "https://example.org/", "publisher": "Inventé"},
            "confidence": "low",
            "updated_at": MOMENT,
        }
    )


def _listing(random: Random, model: Resource, position: int, words: Taxonomy) -> Resource:
    """Copy the model without checking it again: a million checks would take minutes."""
    category = random.choice(list(KINDS))
    kind = random.choice(KINDS[category])
    has_point = random.random() < 0.66
    return model.model_copy(
        update={
            "id": f"made-up-{position}",
            "name": f"{kind} {_proper(random)} {_proper(random)} {random.choice(PLACES)}",
            "category": category,
            "needs": (random.choice(words.needs_by_category[category]),),
            "organisation": f"Association {_proper(random)}",
            "summary": f"{kind} du quartier, tenu par l'association {_proper(random)}.",
            "lat": 47.29 + random.random() * 0.07 if has_point else None,
            "lon": 4.99 + random.random() * 0.1 if has_point else None,
            "geo_precision": GeoPrecision.ADDRESS if has_point else None,
            "opening_hours": random.choice(HOURS),
            "price": random.choice(PRICES),
        }
    )


def _proper(random: Random) -> str:
    syllables = random.choices(SYLLABLES.split(), k=random.choice((2, 3)))
    return ("".join(syllables) + random.choice(ENDINGS.split())).capitalize()


def _misspelt(random: Random, name: str) -> str:
    """Keep the first word and the last proper name; drop, swap or double a letter of the latter."""
    place = next(place for place in PLACES if name.endswith(place))
    parts = name.removesuffix(place).split()
    proper = parts[-1]
    at = random.randint(0, len(proper) - 2)
    slips = (
        proper[:at] + proper[at + 1 :],
        proper[:at] + proper[at + 1] + proper[at] + proper[at + 2 :],
        proper[:at] + proper[at] + proper[at:],
    )
    return f"{parts[0]} {random.choice(slips)} {place.split()[-1]}".lower()
