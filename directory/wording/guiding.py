"""The words of the orientation guide: the plan, its reasons, the check of housing aids."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from directory.guide.aids import Verdict
from directory.guide.choices import Choice, Doubt
from directory.guide.family import Family, FreeTime, Moves
from directory.guide.outings import Outing
from directory.guide.situations import Situation, Urgency
from directory.guide.ways import Way
from directory.hours import Span
from directory.records import Price, SoloParents
from directory.search.whereabouts import Whereabout, WhereKind
from directory.wording.labels import DAYS
from directory.wording.telling import clock, day

GUIDE_TITLE = "Le guide d'orientation"
GUIDE_INTRO = (
    "Cochez ce que vit la famille. Le guide réunit tout en un seul parcours : l'urgent d'abord, "
    "peu de trajets, les droits à vérifier, les papiers à apporter."
)
GUIDE_PARTS = {
    "parcours": "Un parcours",
    "logement": "Mes droits pour me loger",
    "pendant": "Pendant ce temps",
}
GUIDE_PARTS_LABEL = "Partie du guide"
SITUATIONS = "Ce que vit la famille"
FAMILY = "La famille : d'où, quels âges, quand (facultatif, rien n'est gardé)"
FAMILY_FIELDS = {
    "near": "Son point de départ",
    "ages": "Âges des enfants",
    "times": "Quand peut-elle venir ?",
    "moves": "Comment se déplace-t-elle ?",
}
AGES_HINT = "Par exemple : 3, 8"
AGES_WRONG = "Pas un âge d'enfant, laissé de côté : {ages}. Écrivez des années de 0 à 25."
OUTSIDE = (
    "{place} est hors de la métropole de Dijon : les distances sont justes, mais les services "
    "de la ville ne sont peut-être pas pour cette famille."
)
UNKNOWN_SITUATIONS = "Situation inconnue dans ce lien, laissée de côté : {slugs}."
MANY_SITUATIONS = (
    "{count} situations à la fois : c'est beaucoup pour une famille. Commencez par les deux ou "
    "trois premières étapes ; la suite attendra."
)
COUNTED = "Pris en compte : {said}"
WHERE_KINDS = {
    WhereKind.STOP: "arrêt",
    WhereKind.SCHOOL: "école",
    WhereKind.QUARTIER: "quartier",
    WhereKind.ADDRESS: "adresse",
}
MOVES = {
    Moves.FOOT: "À pied",
    Moves.BIKE: "À vélo",
    Moves.TRANSIT: "Bus et tram",
    Moves.CAR: "En voiture",
}
FREE_TIMES = {
    FreeTime.MORNING: "Matin en semaine",
    FreeTime.LUNCH: "Midi en semaine",
    FreeTime.AFTERNOON: "Après-midi en semaine",
    FreeTime.EVENING: "Après 18 h",
    FreeTime.WEDNESDAY: "Mercredi",
    FreeTime.SATURDAY: "Samedi",
    FreeTime.SUNDAY: "Dimanche",
}
URGENCIES = {
    Urgency.DANGER: "tout de suite",
    Urgency.TODAY: "aujourd'hui",
    Urgency.SOON: "cette semaine",
    Urgency.CALM: "à votre rythme",
}
READ_PAGE = "La page"
SEE_PLAN = "Voir le parcours ↓"
PLAN_TITLE = "Le parcours"
URGENT_TITLE = "D'abord, en cas d'urgence"
OUTINGS_TITLE = "En un seul trajet"
STEP = "Étape {number}"
PLAN_B = "Si cela ne marche pas :"
NO_PLAN_B = "Si cela ne marche pas, demandez à être orienté(e) :"
UNMET = (
    "{needs} : aucune fiche ne convient. Essayez sans les âges ni les moments libres s'il y en a, "
    "ou appelez le CCAS de Dijon."
)
LATER = "Les étapes suivantes ({count})"
RIGHTS_TITLE = "Les droits à vérifier"
RIGHTS_NOTE = "Rien n'est promis ici : seul l'organisme peut dire si vous y avez droit."
ASK_OFFICE = "À qui demander :"
READ_ON = "page lue le {read}"
PAPERS_TITLE = "Les papiers à réunir"
PAPERS_NOTE = "D'autres papiers peuvent être demandés : posez la question en appelant."
SIGNS_TITLE = "Ce qui peut alerter"
ASKING_TITLE = "Comment en parler"
FIRST_STEPS_TITLE = "Les trois premiers pas"
OBSTACLES_TITLE = "Ce qui bloque souvent"
NEEDS_TITLE = "Les besoins, dans l'ordre"
WRITTEN = "Écrite le {written} par {by}."
REVIEWED = "Relue le {reviewed} par {by}."
NEVER_REVIEWED = "Personne ne l'a encore relue : vérifiez avant de conseiller."
STALE_PAGE = "Page pas relue depuis plus de six mois : vérifiez avant de conseiller."
REMARK = "Envoyer une remarque sur cette page"
REMARK_SUBJECT = "Repères, guide : remarque sur « {title} »"
PERMALINK_OF_PAGE = "Lien de cette page"
PRINT = "Imprimer"
BACK_TO_GUIDE = "Toutes les situations"
NO_SUCH_SITUATION = "Cette page du guide n'existe pas, ou plus. Voici toutes les situations."
MAKE_PLAN = "Faire le parcours"
ADD_PLAN = "Mettre le premier choix de chaque étape dans ma sélection"
TO_SHEET = "Faire la fiche d'orientation de ma sélection →"
ADD = "+ Ma sélection"
REMOVE_FROM_SELECTION = "✓ Dans ma sélection"
PRINT_PAGE = "Imprimer cette page"

AIDS_INTRO = (
    "Quelques questions, sans nom ni montant promis. Répondez à celles que vous voulez : rien "
    "de ce que vous choisissez n'est gardé."
)
RULED_OUT = "Ne correspond pas à vos réponses ({count})"
NO_ANSWER = "Je ne réponds pas"
VERDICTS = {
    Verdict.PROBABLE: "Probable",
    Verdict.TO_CHECK: "À vérifier",
    Verdict.NO: "Non",
}
BECAUSE = "Car {reason}."
MISSING_ANSWERS = "Il manque : {questions}."
AID_MORE = "Ce qu'il faut vérifier, et à qui demander"
AID_ASK = "À qui demander, et la source"
AIDS_START = "Répondez à une question : la liste se trie aussitôt."

MEANWHILE_INTRO = (
    "L'enfant est à son activité : que faire à moins de dix minutes à pied ? Ou l'inverse."
)
MEANWHILE_FIELDS = {
    "activity": "L'activité",
    "who": "Qui a du temps ?",
    "day": "Le jour",
    "from": "De",
    "to": "À",
}
WHO = {"parent": "Le parent, pendant l'activité de l'enfant", "child": "L'enfant, avec le parent"}
MEANWHILE_NOTHING = (
    "Rien de connu à moins de dix minutes à pied à ce moment. Un parc ou une bibliothèque un peu "
    "plus loin ? Cherchez sur la page Trouver."
)
CHOOSE_ACTIVITY = "Choisir un lieu de l'annuaire"
OPEN_THEN = "ouvert à ce moment"
HOURS_TO_CHECK = "horaires à vérifier"
WRONG_SPAN = "L'heure de fin doit venir après celle de début."

CONDITIONS = "Conditions : {conditions}"
IN_THE_GUIDE = "Dans le guide :"
NEAR_MINUTES = 30
"""A longer way is no reason to go there."""
DOUBTS = {
    Doubt.AGE: "l'âge accepté",
    Doubt.TIMES: "les horaires",
    Doubt.THEIRS: "si c'est ouvert aux habitants d'une autre commune",
}
TO_ASK = "À demander : {facts}"


def why(choice: Choice, moves: Moves) -> list[str]:
    """Say why a resource is proposed, the strongest reasons first."""
    resource = choice.resource
    reasons = []
    if choice.is_first_door:
        reasons.append("première porte pour ce besoin")
    is_near = choice.minutes is not None and choice.minutes <= NEAR_MINUTES
    if is_near and moves in (Moves.FOOT, Moves.BIKE):
        how = "à pied" if moves == Moves.FOOT else "à vélo"
        reasons.append(f"{max(1, round(choice.minutes or 0))} min {how} environ")
    if choice.fits_times and resource.opening_hours:
        reasons.append("ouvert quand la famille est libre")
    if resource.price == Price.FREE:
        reasons.append("gratuit")
    if resource.solo_parents in (SoloParents.PRIORITY, SoloParents.ONLY):
        reasons.append("priorité aux parents solos")
    return reasons


def whereabout(place: Whereabout) -> str:
    """'arrêt Beaune (L5)', 'école Voltaire (École · Public · Dijon)', 'quartier Les Grésilles'."""
    kind = WHERE_KINDS[place.kind]
    detail = f" ({place.detail})" if place.detail else ""
    return f"{kind} {place.name}{detail}"


def family_said(family: Family, place: str | None) -> str:
    """'Pris en compte : départ quartier Les Grésilles · 3 et 8 ans · samedi · à pied'."""
    said = [
        f"départ {place}" if place else "",
        children(family.ages) if family.ages else "",
        ", ".join(FREE_TIMES[time].lower() for time in family.times),
        MOVES[family.moves].lower() if family.moves != Moves.FOOT else "",
    ]
    told = " · ".join(filter(None, said))
    return COUNTED.format(said=told) if told else ""


def children(ages: Sequence[int]) -> str:
    """'un enfant de 3 ans', '2 enfants de moins d'un an et 3 ans', '2 enfants de 3 ans'."""
    told = listed([_age(age) for age in sorted(set(ages))])
    return f"un enfant de {told}" if len(ages) == 1 else f"{len(ages)} enfants de {told}"


def _age(age: int) -> str:
    return "moins d'un an" if age == 0 else "1 an" if age == 1 else f"{age} ans"


def doubts(choice: Choice) -> str | None:
    asked = [DOUBTS[doubt] for doubt in choice.doubts]
    return TO_ASK.format(facts=", ".join(asked)) if asked else None


def way(told: Way, start: str, moves: Moves) -> str:
    """'Depuis Grésilles : 12 min à pied environ', or the line to take and how far one walks."""
    if moves == Moves.BIKE:
        return f"Depuis {start} : {told.minutes_by_bike} min à vélo environ"
    if told.is_walkable:
        return f"Depuis {start} : {told.minutes_on_foot} min à pied environ"
    if told.ride and moves != Moves.CAR:
        ride = told.ride
        return (
            f"Depuis {start} : {_line(ride.line)}, de « {ride.board} » à « {ride.alight} », plus "
            f"{ride.walking} min à pied (horaires : divia.fr)"
        )
    near = f", arrêt le plus proche : « {told.stop.name} »" if told.stop else ""
    distance = f"{told.metres / 1000:.1f}".replace(".", ",")
    return f"Depuis {start} : {distance} km{near}"


def _line(name: str) -> str:
    kind = "tram" if name.startswith("T") else "bus"
    return f"{kind} {name}"


def half_day(span: Span) -> str:
    """'samedi 28 novembre au matin'."""
    start, _end = span
    later = "dans l'après-midi" if start.hour < 17 else "en soirée"
    return f"{weekday(start)} {'au matin' if start.hour < 12 else later}"


def outing(told: Outing, place: str | None) -> str:
    """'Samedi 28 novembre au matin, Fontaine d'Ouche'."""
    when = half_day(told.half_day) if told.half_day else "horaires à vérifier en appelant"
    said = f"{when}, {place}" if place else when
    return said[0].upper() + said[1:]


def stops(told: Outing, titles: Mapping[str, str] | None = None) -> str:
    """'Épicerie (9 h – 11 h) et Vestiaire (10 h – 12 h)'; `titles` by id instead of the names."""
    names = [(titles or {}).get(s.resource.id, s.resource.name) for s in told.stops]
    if not told.open:
        return listed(names)
    spans = zip(names, told.open, strict=True)
    return listed([f"{name} ({between(span)})" for name, span in spans])


def weekday(value: date) -> str:
    """'samedi 28 novembre', 'mardi 1er décembre'."""
    return f"{DAYS[value.weekday()]} {day(value).rsplit(' ', 1)[0]}"


def between(span: Span) -> str:
    return f"{clock(span[0])} – {clock(span[1])}"


def signed(situation: Situation, today: date) -> str:
    """Who wrote and who read again a page of the guide, and whether it has aged."""
    written = WRITTEN.format(written=day(situation.written_on), by=situation.written_by)
    if situation.reviewed_on and situation.reviewed_by:
        reviewed = REVIEWED.format(reviewed=day(situation.reviewed_on), by=situation.reviewed_by)
    else:
        reviewed = NEVER_REVIEWED
    return " ".join([written, reviewed, *([STALE_PAGE] if situation.is_stale(today) else [])])


def joined(labels: Iterable[str]) -> str:
    """'Loyer impayé, risque d'expulsion · Dettes, budget': labels that hold commas."""
    return " · ".join(labels)


def listed(items: Iterable[str]) -> str:
    """'a, b et c'; one item at least."""
    *before, last = items
    return f"{', '.join(before)} et {last}" if before else last
