"""The names of what a record can say, of the filters and of the calendar."""

from collections.abc import Mapping

from directory.quality import Freshness
from directory.records import (
    Access,
    ChildrenWelcome,
    Confidence,
    Feature,
    Price,
    RoomState,
    SoloParents,
    Zone,
)
from directory.search.moments import DayPart
from directory.search.suggest import SuggestionKind

PRICES = {
    Price.FREE: "Gratuit",
    Price.MEANS_TESTED: "Selon les revenus",
    Price.MEMBERSHIP: "Adhésion",
    Price.PAID: "Payant",
}

ACCESS = {
    Access.WALK_IN: "sans rendez-vous",
    Access.APPOINTMENT: "sur rendez-vous",
    Access.PHONE: "par téléphone",
    Access.ONLINE: "en ligne",
    Access.REFERRAL: "avec l'orientation d'un professionnel",
}

SOLO: Mapping[SoloParents | None, str] = {
    SoloParents.YES: "Pour les parents solos aussi",
    SoloParents.PRIORITY: "Priorité aux parents solos",
    SoloParents.TARIFF: "Avantage pour les parents solos",
    SoloParents.ONLY: "Réservé aux parents solos",
}

CHILDREN: Mapping[ChildrenWelcome | None, str] = {
    ChildrenWelcome.YES: "Enfants bienvenus",
    ChildrenWelcome.PLAY_CORNER: "Coin jeux pour les enfants",
    ChildrenWelcome.CARE_ON_SITE: "Enfants gardés sur place",
    ChildrenWelcome.NO: "Sans les enfants",
}

FEATURES = {
    Feature.BUGGY: "Accessible en poussette",
    Feature.WHEELCHAIR: "Accessible en fauteuil",
    Feature.SATURDAY: "Le samedi",
    Feature.EVENING: "En soirée",
    Feature.LUNCHTIME: "Le midi",
    Feature.URGENT: "En urgence",
    Feature.ITINERANT: "Se déplace",
    Feature.PARENT_CHILD: "Parent et enfant ensemble",
    Feature.ANONYMOUS: "Anonyme",
    Feature.INTERPRETER: "Interprète",
}

ZONES = {
    Zone.QUARTIER: "les habitants du quartier",
    Zone.CITY: "les habitants de la commune",
    Zone.METROPOLE: "toute la métropole",
    Zone.DEPARTMENT: "toute la Côte-d'Or",
    Zone.REGION: "toute la région",
    Zone.NATIONAL: "toute la France",
}

ROOM = {
    RoomState.OPEN: "Il y a de la place",
    RoomState.LIMITED: "Peu de places",
    RoomState.FULL: "Complet",
}

CONFIDENCE = {
    Confidence.HIGH: "page officielle",
    Confidence.MEDIUM: "presse ou page d'un tiers",
    Confidence.LOW: "information fragile",
}

FRESHNESS = {
    Freshness.FRESH: "Vérifiées, à jour",
    Freshness.DUE: "À revoir bientôt",
    Freshness.STALE: "Vérifiées il y a trop longtemps",
    Freshness.UNVERIFIED: "Jamais vérifiées par une personne",
}

FACTS = {
    "organisation": "Porté par",
    "price": "Prix",
    "age": "Âge des enfants",
    "solo_parents": "Parents solos",
    "children": "Avec un enfant",
    "conditions": "Conditions",
    "access": "Comment y accéder",
    "documents": "Papiers à apporter",
    "audience": "Pour qui",
    "features": "Sur place",
    "languages": "Langues parlées",
    "room": "Places",
    "stops": "Étapes",
    "hours_note": "Horaires",
}

GAPS = {
    "without_hours": "Horaires non connus (sur {places} lieux)",
    "without_point": "Emplacement précis non connu (sur {places} lieux)",
    "without_phone": "Téléphone non connu",
    "without_price": "Prix non connu",
    "undated": "Source sans date",
}

FILTER_LABELS: Mapping[str, str] = {
    "category": "Thème",
    "need": "Besoin",
    "quartier": "Quartier ou commune",
    "near": "Près de",
    "minutes": "À pied, au plus",
    "age": "Âge de l'enfant",
    "prices": "Prix",
    "walk_in": "Sans rendez-vous",
    "when": "Ouvert",
    "day": "Jour",
    "hour": "Heure",
    "children_welcome": "On peut venir avec un enfant",
    "solo_parents": "Pensé pour les parents solos",
    "wheelchair": "Accessible en fauteuil",
    "buggy": "Accessible en poussette",
    "verified": "Fiche vérifiée",
}

TO_CHECK_ABOUT = {
    "quartier": "le lieu",
    "near": "la distance",
    "age": "l'âge",
    "prices": "le prix",
    "walk_in": "si l'on vient sans rendez-vous",
    "when": "les horaires",
    "children_welcome": "si l'on vient avec un enfant",
    "solo_parents": "la place faite aux parents solos",
    "wheelchair": "l'accès en fauteuil",
    "buggy": "l'accès en poussette",
}

WHEN = {
    "maintenant": "maintenant",
    "samedi": "le samedi",
    "midi": "le midi en semaine",
    "soir": "après 18 h en semaine",
    "jour": "à un jour et une heure précis",
}

PRICES_WANTED = {"gratuit": "Gratuit", "doux": "Gratuit ou selon les revenus"}

SORTS = {"relevance": "Les plus utiles", "distance": "Les plus proches", "name": "De A à Z"}

SUGGESTED = {
    SuggestionKind.NEED: "besoin",
    SuggestionKind.PLACE: "quartier",
    SuggestionKind.RESOURCE: "fiche",
}

DAY_PARTS = {
    DayPart.MORNING: "matin",
    DayPart.LUNCH: "midi",
    DayPart.AFTERNOON: "après-midi",
    DayPart.EVENING: "soir",
}

PARTS_SAID = {
    DayPart.MORNING: "le matin",
    DayPart.LUNCH: "le midi",
    DayPart.AFTERNOON: "l'après-midi",
    DayPart.EVENING: "après 18\u00a0h",
}

DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")

MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin", "juillet"),
    *("août", "septembre", "octobre", "novembre", "décembre"),
)
