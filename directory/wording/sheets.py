"""The words of the shortlist, of the orientation sheet and of what comes back from it."""

from collections.abc import Sequence

from directory.catalogue import has_place
from directory.hours import Day
from directory.records import Resource
from directory.wording.guiding import children, listed, weekday
from directory.wording.labels import DAYS
from directory.wording.telling import hours_of

SELECTION_TITLE = "Ma sélection"
SELECTION_COUNT = "Ma sélection ({count})"
SELECTION_INTRO = (
    "Le lien de cette page est votre sélection : gardez-le ou envoyez-le. Vos notes et le nom du "
    "service restent dans cette page, jamais dans le lien."
)
SELECTION_EMPTY = (
    "Votre sélection est vide. Ajoutez des fiches depuis la page Trouver ou depuis le guide, "
    "avec le bouton « + Ma sélection »."
)
SELECTION_FULL = "Votre sélection est pleine (20 fiches). Retirez-en une pour en ajouter d'autres."
SELECTION_UNKNOWN = "Ce lien nomme aussi des fiches qui n'existent pas, ou plus : {ids}."
SELECTION_CUT = "Ce lien portait plus de 20 fiches : voici les 20 premières."
UP = "Monter {name}"
DOWN = "Descendre {name}"
TAKE_OUT = "Retirer {name}"
NOTE = "Note sur la feuille (jamais dans le lien, jamais gardée)"
PREPARED_BY = "Préparée par (nom du service, jamais celui de la famille)"
VARIANT = "Présentation"
VARIANTS = {"standard": "Courante", "large": "Gros caractères", "easy": "Facile à lire"}
NEW_SHEET = "Nouvelle fiche, pour une autre famille"
TOO_MANY_SHEETS = "Beaucoup de fiches d'un coup : réessayez dans une minute."
MAKE_SHEET = "Préparer la fiche d'orientation"
DOWNLOAD_PDF = "Télécharger le PDF"
DOWNLOAD_CALENDAR = "Mettre dans l'agenda (.ics)"
COPY = "Copier"
COPIED = "Copié"
PDF_NAME = "fiche-orientation-{day}.pdf"
CALENDAR_FILE = "fiche-orientation.ics"
MAKE_SHEET_SAYS = (
    "La fiche reçoit un code : la famille pourra dire ensuite, sans donner son nom, si cela a "
    "marché. Seules les fiches choisies sont gardées avec ce code."
)
SMS_TITLE = "Par SMS ({count} signes)"
SEND_SMS = "Envoyer par SMS"
MAIL_TITLE = "Par e-mail"
SEND_MAIL = "Envoyer par e-mail"
PREVIEW = "La fiche, telle qu'elle s'imprime"

SHEET_TITLE = "Fiche d'orientation"
SHEET_TITLE_EASY = "Des lieux pour vous aider"
MADE_ON = "Faite le {made}"
MADE_BY = "par {service}"
VALID_UNTIL = "Valable jusqu'au {until} : après, vérifiez les horaires."
WHY = "Pour quoi"
SAY = "Ce que vous pouvez dire"
PHONE = "Téléphone"
ADDRESS = "Adresse"
HOURS = "Horaires des deux semaines"
WAY = "Y aller"
PAPERS = "Papiers"
SHEET_NOTE = "Note"
OTHERWISE = "Sinon"
MAP_ALT = "Plan des lieux numérotés : {places}"
MAP_START = "départ"
QR_ALT = "Code à photographier pour ouvrir cette sélection en ligne"
QR_SAYS = "Cette sélection en ligne, à jour"
RETURN_SAYS = "Dites-nous si cela a marché, sans donner votre nom :"
RETURN_CODE = "code {code}"
EMERGENCY_LINE = "Urgences, gratuit, jour et nuit : {numbers}"
EASY_INTRO = (
    "Cette feuille vous donne des adresses et des numéros.",
    "Vous pouvez appeler. Vous pouvez y aller.",
    "Vous pouvez demander à une personne de venir avec vous.",
)
NO_HOURS = "Non connus : appelez avant de venir"
NO_HOURS_NO_PHONE = "Non connus : vérifiez avant de venir"
CONDITIONS_TITLE = "Conditions"
EDIT_SELECTION = "Changer, imprimer ou envoyer cette sélection"
MAIL_IS_LONG = "Copiez le texte entier ci-dessus ; le bouton n'en envoie qu'un résumé avec le lien."
NOTE_IS_LONG = "Note coupée à {most} signes sur la feuille."
SURE_NUMBER = "Numéro non connu"
VALID_SHORT = "valable jusqu'au {until}"
AND_OTHERS = "+ {count} dans le lien"
GO_TO = "Aller à : {name}"
CALL_THEM = "Appeler : {name}"
CALENDAR_NAME = "Repères : fiche d'orientation"

RETURN_TITLE = "Votre retour"
RETURN_INTRO = (
    "Vous avez suivi une fiche d'orientation ? Dites ce qui s'est passé. Aucun nom n'est demandé. "
    "Votre réponse sert à corriger l'annuaire."
)
RETURN_PLACE = "Quel lieu ?"
RETURN_WHAT = "Que s'est-il passé ?"
RETURNS = {
    "found": "J'ai trouvé une place, de l'aide",
    "full": "C'était complet",
    "wrong_number": "Le numéro n'est pas le bon",
    "unsuited": "Ce n'était pas adapté",
}
RETURN_SEND = "Envoyer"
RETURN_THANKS = "Merci. Votre réponse sera lue par la personne qui tient l'annuaire à jour."
RETURN_AGAIN = "Répondre pour un autre lieu"
RETURN_NO_CODE = (
    "Ce code n'est pas connu. Vérifiez les lettres : elles sont au bas de la feuille, après "
    "« code »."
)
RETURN_ENTER = "Le code de la feuille"
RETURN_OPEN = "Continuer"
RETURN_INCOMPLETE = "Choisissez un lieu et une réponse."
RETURN_FULL = "Cette feuille a déjà reçu beaucoup de réponses : merci, elles seront lues."
RETURN_GONE = "Les lieux de cette feuille ne sont plus dans l'annuaire."
RETURN_TOO_MANY = "Trop de réponses d'un coup. Réessayez dans quelques minutes."


def to_say(resource: Resource, needs: Sequence[str], ages: Sequence[int]) -> str | None:
    """What to say when calling or coming: what one looks for, then what no source tells.

    None for what is asked for online only; nothing is asked of a mere line.
    """
    is_place = has_place(resource)
    if not resource.phone and not is_place:
        return None
    what = _uncapped(needs[0]) if needs else resource.name
    opening = "je vous appelle pour" if resource.phone else "je viens vous voir pour"
    child = f" J'ai {children(ages)}." if ages else ""
    asked = [
        "quand je peux venir" if not resource.opening_hours else None,
        "si c'est gratuit" if resource.price is None else None,
        "quels papiers apporter" if not resource.documents else None,
        "si je peux venir avec mon enfant" if ages and resource.children_welcome is None else None,
    ]
    questions = [question for question in asked if question and is_place]
    ask = f" Pouvez-vous me dire {listed(questions)} ?" if questions else ""
    return f"« Bonjour, {opening} : {what}.{child}{ask} »"


def _uncapped(label: str) -> str:
    """Lower the first letter, but not that of an acronym."""
    return label if label[1:2].isupper() else label[0].lower() + label[1:]


def two_weeks(fortnight: Sequence[Day]) -> list[str]:
    """Say fourteen days shortly: days with the same hours together, then the exceptions."""
    plain = [line for line in reversed(fortnight) if not _is_special(line)]
    usual = {line.date.weekday(): hours_of(line) for line in plain}
    together: dict[str, list[int]] = {}
    for number in sorted(usual):
        together.setdefault(usual[number], []).append(number)
    lines = [f"{_weekdays(found)} : {told}" for told, found in together.items()]
    exceptions = [line for line in fortnight if hours_of(line) != usual.get(line.date.weekday())]
    return lines + [f"{weekday(line.date)} : {hours_of(line)}" for line in exceptions]


def _is_special(line: Day) -> bool:
    return line.public_holiday is not None or line.closed_for is not None


def _weekdays(found: Sequence[int]) -> str:
    """'lundi au vendredi', 'lundi, mercredi et samedi'."""
    if len(found) > 2 and found[-1] - found[0] == len(found) - 1:
        return f"{DAYS[found[0]]} au {DAYS[found[-1]]}"
    return listed([DAYS[number] for number in found])
