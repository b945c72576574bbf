"""Every sentence a visitor reads, in French, and nothing else.

Plain words, "vous", never judging. What is not known is said.
"""

from collections.abc import Mapping
from datetime import date, datetime

import phonenumbers

from directory.hours import Day, Status
from directory.places import walking_minutes
from directory.quality import Freshness
from directory.records import (
    Access,
    ChildrenWelcome,
    Confidence,
    Feature,
    Price,
    Resource,
    RoomState,
    SoloParents,
    Zone,
)

PRODUCT = "Repères"
TAGLINE = "Les lieux, les aides et les numéros utiles aux familles, à Dijon et autour."
NO_SCRIPT = (
    "Cette page a besoin de JavaScript. Sans lui, appelez le CCAS de Dijon, la Caf au 3230, "
    "ou le 115 pour dormir ce soir."
)
NAVIGATION = {"find": "Trouver", "resource": "Fiche", "about": "À propos"}
LEAVE = "Quitter vite"
LEAVE_HELP = "Ouvre un site neutre. Raccourci : la touche Échap."
LEAVE_TO = "https://meteofrance.com/"
EMERGENCY = (
    ("Danger immédiat", "17"),
    ("par SMS", "114"),
    ("Urgence médicale", "15"),
    ("Violences", "3919"),
    ("Enfant en danger", "119"),
    ("Dormir ce soir", "115"),
    ("Idées suicidaires", "3114"),
)
EMERGENCY_TITLE = "Numéros d'urgence, gratuits, jour et nuit"

SEARCH = "Que cherchez-vous ?"
SEARCH_HINT = "Avec vos mots : crèche, loyer en retard, sortie gratuite samedi…"
EXAMPLES_TITLE = "Par exemple"
EXAMPLES = ("halte-garderie aux Grésilles", "je ne peux plus payer mon loyer", "psy pour mon ado")
THEMES_TITLE = "Ou choisissez un thème"
SAFETY = (
    "Si vous ou un enfant êtes en danger maintenant, appelez le 17, ou envoyez un SMS au 114. "
    "Violences dans le couple : 3919. Enfant en danger : 119. Idées noires : 3114. "
    "Ces numéros sont gratuits, jour et nuit. Vous n'êtes pas seul(e)."
)

FILTERS = "Affiner : quartier, horaires, âge, prix…"
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
ANY = "Peu importe"
NEAR_HINT = "Un arrêt, une école, une adresse"
NEAR_HELP = "Tapez un arrêt de bus ou de tram, une école, un quartier ou une adresse de l'annuaire."
NEAR_UNKNOWN = (
    "« {text} » n'est pas un lieu que nous connaissons. "
    "Essayez un arrêt de bus ou de tram, ou une école."
)
CLEAR_ALL = "Tout effacer"
REMOVE = "Retirer le filtre {filter}"
WHEN = {
    "maintenant": "maintenant",
    "samedi": "le samedi",
    "midi": "le midi en semaine",
    "soir": "après 18 h en semaine",
    "jour": "à un jour et une heure précis",
}
PRICES_WANTED = {"gratuit": "Gratuit", "doux": "Gratuit ou selon les revenus"}
DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin", "juillet"),
    *("août", "septembre", "octobre", "novembre", "décembre"),
)
SORTS = {"relevance": "Les plus utiles", "distance": "Les plus proches", "name": "De A à Z"}
SORT = "Trier"
VIEW = {"list": "Liste", "map": "Carte"}
VIEW_LABEL = "Affichage"
TABS = {
    "places": "Lieux où aller ({count})",
    "elsewhere": "Aides, numéros et services sans adresse ({count})",
}
TABS_LABEL = "Type de réponses"
MORE = "Voir la suite ({count} de plus)"
UNSURE = "À vérifier par téléphone : pour ces fiches, nous ne savons pas si {filters}."
UNSURE_ABOUT = {
    "quartier": "le lieu est dans ce quartier",
    "near": "c'est à cette distance",
    "age": "l'âge convient",
    "prices": "c'est à ce prix",
    "walk_in": "on peut venir sans rendez-vous",
    "when": "c'est ouvert à ce moment",
    "children_welcome": "on peut venir avec un enfant",
    "solo_parents": "les parents solos ont une place à part",
    "wheelchair": "c'est accessible en fauteuil",
    "buggy": "c'est accessible en poussette",
}
OPEN_RESOURCE = "Voir la fiche"
SHOW_ON_MAP = "Voir sur la carte"
BACK = "Retour aux réponses"
SELECTED = "Choisi sur la carte"
NOTHING = "Aucune réponse avec ces mots et ces filtres."
NOTHING_HERE = "Aucune réponse de ce côté. Regardez l'autre onglet."
TRY_SPELLING = "Essayer : « {text} »"
RELAX = "Sans le filtre « {filter} » : {count}"
OTHER_SCRIPT = (
    "La recherche se fait en français. Search works in French. البحث باللغة الفرنسية. "
    "Поиск на французском языке. Choisissez un thème ci-dessous."
)
WHO_TO_CALL = "Quelqu'un peut vous répondre"
CALLS = (
    ("115", "115", "dormir ce soir, jour et nuit, gratuit"),
    ("3919", "3919", "violences faites aux femmes, jour et nuit, gratuit et anonyme"),
    ("3230", "3230", "la Caf, prix d'un appel local"),
)
CALL_CCAS = "CCAS de Dijon"
CCAS_ID = "ccas-de-dijon-accueil-central"
CCAS_FOR = "le service social de la ville, pour être orienté(e)"
MAP_TITLE = "Carte des réponses"
MAP_LEGEND = "Légende"
MAP_HINT = "Sur un téléphone, déplacez la carte avec deux doigts."
MAP_SKIP = "Passer la carte"
MAP_CAPPED = "La carte montre les {shown} premières réponses ; affinez pour voir les autres."
NO_POINT = "Emplacement précis non connu"
IN_QUARTIER = "dans le quartier {quartier}"
IN_COMMUNE = "à {quartier}"

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
SOLO = {
    SoloParents.YES: "Pour les parents solos aussi",
    SoloParents.PRIORITY: "Priorité aux parents solos",
    SoloParents.TARIFF: "Avantage pour les parents solos",
    SoloParents.ONLY: "Réservé aux parents solos",
}
CHILDREN = {
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
HOURS_TITLE = "Horaires"
WEEK_CAPTION = "Les sept prochains jours"
PRACTICAL = "À savoir"
SIMILAR = "Pour le même besoin, au plus près"
PHONE_UNKNOWN = "Numéro de téléphone non connu"
WEBSITE = "Site internet"
BOOK = "Prendre rendez-vous en ligne"
WAY_THERE = "Y aller (OpenStreetMap)"
STREET_ONLY = "point placé à la rue près"
CONFIDENTIAL = "Adresse confidentielle : appelez, on vous dira où venir"
UNKNOWN = "Non connu"
UNDATED = "page sans date"
SOURCE = "Source :"
DOCUMENTS_UNKNOWN = "Non connu : demandez en appelant"
SCHOOL_HOLIDAYS_UNKNOWN = "Calendrier scolaire pas encore publié : à vérifier pour les vacances."
REPORT = "Signaler une erreur"
REPORT_SUBJECT = "Repères : erreur sur « {name} »"
REPORT_BODY = "Fiche : {id}\nCe qui ne va pas (numéro, horaires, adresse, fermeture…) :\n"
PERMALINK = "Lien de cette fiche"
NO_SUCH_RESOURCE = "Cette fiche n'existe pas, ou plus. Cherchez-la par son nom :"
ABOUT_TITLE = "D'où viennent ces fiches"
ABOUT = """
Repères réunit ce qui peut aider une famille à Dijon et autour, en pensant d'abord aux parents
solos : se loger, faire garder un enfant, faire valoir ses droits, souffler, sortir.

**Chaque fiche cite la page où elle a été lue.** Personne n'a encore téléphoné pour la vérifier :
les horaires et les prix vieillissent vite, appelez avant de vous déplacer. Ce que nous ne savons
pas est écrit « non connu », jamais deviné.

**Aucun pistage.** Pas de compte, pas de cookie de mesure, aucun nom de famille dans le système.
Seul le fond de carte vient d'ailleurs (IGN) ; sans lui, la carte reste lisible.
"""
ABOUT_SOURCES = """
### Sources et licences

- **Fiches** : faits lus sur des pages publiques (villes, Caf, État, associations, presse), résumés
  avec nos mots. Données sous Licence Ouverte 2.0 ; chaque fiche garde le lien de sa source.
- **Quartiers et communes** : contours IRIS 2020 (INSEE, IGN) et Admin Express 2018 (IGN), Licence
  Ouverte. Aucun périmètre officiel des neuf quartiers n'est publié : leurs bords sont notre
  lecture des listes de secteurs, à 30 mètres près.
- **Ménages** : INSEE, Filosofi 2021, données carroyées à 200 m, Licence Ouverte.
- **Écoles** : Annuaire de l'éducation 2025, Licence Ouverte. **Arrêts** : réseau Divia de janvier
  2024 (NaviBus, licence MIT) ; un arrêt a pu bouger depuis.
- **Fond de carte** : IGN, Géoplateforme. **Lien « Y aller »** : OpenStreetMap, licence ODbL.
- **Vacances scolaires** : zone A, ministère de l'Éducation nationale. **Icônes** : Lucide (ISC).
  **Caractères** : Atkinson Hyperlegible (OFL). **Carte** : Leaflet (BSD).

Le temps à pied est estimé : distance à vol d'oiseau × 1,3, à 4 km/h (un adulte avec un enfant).
"""
BY_THEME = "Fiches par thème"
BY_QUARTIER = "Fiches par quartier et commune"
BY_FRESHNESS = "Fraîcheur"
BY_PUBLISHER = "Premières sources"
MISSING = "Ce qui manque"
GAPS = {
    "without_hours": "Horaires non connus (sur {places} lieux)",
    "without_point": "Emplacement précis non connu (sur {places} lieux)",
    "without_phone": "Téléphone non connu",
    "without_price": "Prix non connu",
    "undated": "Source sans date",
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
HOURS_UNKNOWN = "Horaires non connus, appelez avant de venir"
UNVERIFIED = "Non vérifiée : appelez avant de vous déplacer"


def count(number: int) -> str:
    return "1 réponse" if number == 1 else f"{number:,} réponses".replace(",", "\u202f")


def clock(moment: datetime) -> str:
    """'17 h', '9 h 30', 'minuit'."""
    if not moment.hour and not moment.minute:
        return "minuit"
    return f"{moment.hour}\u00a0h" + (f"\u00a0{moment.minute:02d}" if moment.minute else "")


def day(value: date) -> str:
    """'24 novembre 2026'."""
    first = "1er" if value.day == 1 else str(value.day)
    return f"{first} {MONTHS[value.month - 1]} {value.year}"


def partial_day(text: str) -> str:
    """'2021' as it is, '2021-05' as 'mai 2021', '2021-05-03' as '3 mai 2021'."""
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 3:
        return day(date(parts[0], parts[1], parts[2]))
    return f"{MONTHS[parts[1] - 1]} {parts[0]}" if len(parts) == 2 else text


def opening(status: Status, now: datetime) -> str:
    """'Ouvert · ferme à 17 h', 'Fermé · ouvre mardi à 9 h'."""
    if status.open:
        if status.until is None:
            return "Ouvert jour et nuit"
        return f"Ouvert · ferme {_when(status.until, now)}"
    if status.opens is None:
        return "Fermé · prochaine ouverture non connue"
    return f"Fermé · ouvre {_when(status.opens, now)}"


def _when(moment: datetime, now: datetime) -> str:
    days = (moment.date() - now.date()).days
    at = "à minuit" if clock(moment) == "minuit" else f"à {clock(moment)}"
    if days == 0 or (days == 1 and clock(moment) == "minuit"):
        return at
    if days == 1:
        return f"demain {at}"
    if days < 7:
        return f"{DAYS[moment.weekday()]} {at}"
    shown = day(moment.date())
    return f"le {shown if moment.year != now.year else shown.rsplit(' ', 1)[0]} {at}"


def hours_of(line: Day) -> str:
    """'9 h – 12 h, 14 h – 18 h' or 'fermé', with the reason when there is one."""
    spans = ", ".join(_span(start, end) for start, end in line.spans)
    why = line.closed_for or line.public_holiday
    return (spans or "fermé") + (f" ({why})" if why else "")


def _span(start: datetime, end: datetime) -> str:
    if clock(start) == clock(end) == "minuit":
        return "jour et nuit"
    return f"{clock(start)} – {clock(end)}"


def phone(number: str) -> str:
    """'03 80 74 51 51'; short numbers as they are, long ones by pairs ('116 006')."""
    if number.startswith("+"):
        parsed = phonenumbers.parse(number)
        return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL)
    return f"{number[:3]} {number[3:]}" if len(number) == 6 else number


def ages(resource: Resource) -> str | None:
    """'0 à 3 ans', 'dès 6 ans', 'jusqu'à 18 ans'; None when nothing is known."""
    low, high = resource.age_min, resource.age_max
    if low is not None and high is not None:
        return f"{low} à {high} ans" if low else f"Jusqu'à {high} ans"
    if low is not None:
        return f"Dès {low} ans" if low else "Dès la naissance"
    return None if high is None else f"Jusqu'à {high} ans"


def on_foot(metres: float) -> str:
    return f"{walking_minutes(metres)} min à pied environ"


def joined(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " ou si " + parts[-1]


def closure(start: date, end: date, reason: str | None) -> str:
    why = f" ({reason})" if reason else ""
    if start == end:
        return f"Fermé le {day(start)}{why}"
    return f"Fermé du {day(start)} au {day(end)}{why}"


def room(state: RoomState, dated: date) -> str:
    return f"{ROOM[state]} (dit le {day(dated)})"


def verified(on: date, by: str | None) -> str:
    return f"Fiche vérifiée le {day(on)}" + (f" par {by}" if by else "")
