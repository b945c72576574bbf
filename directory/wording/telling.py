"""Sentences made from facts: times, opening, ages, prices, phone numbers."""

import re
from collections.abc import Sequence
from datetime import date, datetime

import phonenumbers

from directory.hours import Day, Status
from directory.places import walking_minutes
from directory.records import Resource, Room, Zone
from directory.search.moments import When
from directory.wording.labels import (
    ACCESS,
    CHILDREN,
    DAY_PARTS,
    DAYS,
    FACTS,
    FEATURES,
    MONTHS,
    PARTS_SAID,
    PRICES,
    ROOM,
    SOLO,
    ZONES,
)
from directory.wording.sentences import (
    ALWAYS_OPEN,
    CONFIDENTIAL,
    DOCUMENTS_UNKNOWN,
    HOURS_UNKNOWN_NOW,
    SOURCE_SAID,
    UNDATED,
    UNKNOWN,
)

SHORT = 40


def as_text(words: str) -> str:
    """Return words from data so that a label shows them as they are, never as Markdown."""
    return re.sub(r"([\\`*_\[\]$~<>#]|:(?=\w))", r"\\\1", words)


def count(number: int, *, is_capped: bool = False) -> str:
    told = "1 réponse" if number == 1 else f"{number:,} réponses".replace(",", "\u202f")
    return f"Plus de {told}" if is_capped else told


def served(resource: Resource) -> str:
    """'Pour les habitants de Quetigny', 'Pour toute la métropole'."""
    if resource.zone == Zone.CITY and resource.city:
        return f"Pour les habitants de {resource.city}"
    return f"Pour {ZONES[resource.zone]}"


def moment(when: When) -> str:
    """'Ouvert mercredi matin', 'Ouvert le 25 novembre à 9 h', 'Ouvert le midi en semaine'."""
    if when.at:
        return f"Ouvert {DAYS[when.at.weekday()]} à {clock(when.at)}"
    if when.between:
        start, end = when.between
        return f"Ouvert {DAYS[start.weekday()]} entre {clock(start)} et {clock(end)}"
    if when.weekend:
        return "Ouvert le week-end"
    part = DAY_PARTS[when.part] if when.part else ""
    if when.on:
        return f"Ouvert {DAYS[when.on.weekday()]} {when.on.day} {part}".rstrip()
    if when.weekday is not None:
        return f"Ouvert le {DAYS[when.weekday]} {part}".rstrip()
    return f"Ouvert en semaine, {PARTS_SAID[when.part]}" if when.part else "Ouvert en semaine"


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
    if status.open is None:
        return HOURS_UNKNOWN_NOW
    if status.open:
        if status.until is None:
            return ALWAYS_OPEN
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
    if not line.is_known and not spans:
        return "non connu, appelez"
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


def names_its_number(resource: Resource) -> bool:
    """Tell whether the name holds the number: 'SOS Amitié – 09 72 39 40 50'."""
    digits = re.sub(r"\D", "", phone(resource.phone)) if resource.phone else ""
    return bool(digits) and digits in re.sub(r"\D", "", resource.name)


def without_number(resource: Resource) -> str:
    """'Violences Femmes Info' for '3919 – Violences Femmes Info': the number is said beside it."""
    if not names_its_number(resource):
        return resource.name
    number = r"\s*".join(re.sub(r"\D", "", phone(resource.phone or "")))
    bare = re.sub(rf"^{number} [–-] | [–-] {number}$| \({number}\)$", "", resource.name)
    return bare[0].upper() + bare[1:]


def ages(resource: Resource) -> str | None:
    """'0 à 3 ans', 'dès 6 ans', 'jusqu'à 18 ans'; None when nothing is known."""
    low, high = resource.age_min, resource.age_max
    if low is not None and high is not None:
        return f"{low} à {_years(high)}" if low else f"Jusqu'à {_years(high)}"
    if low is not None:
        return f"Dès {_years(low)}" if low else "Dès la naissance"
    return None if high is None else f"Jusqu'à {_years(high)}"


def _years(number: int) -> str:
    return f"{number} an" if number == 1 else f"{number} ans"


def on_foot(metres: float) -> str:
    return f"{walking_minutes(metres)} min à pied environ"


def address(resource: Resource) -> str | None:
    """'12 rue de la Liberté, 21000 Dijon'; that it is confidential; None when it is not known."""
    if resource.confidential_address:
        return CONFIDENTIAL
    town = " ".join(part for part in (resource.postcode, resource.city) if part)
    return ", ".join(part for part in (resource.address, town) if part) or None


def facts_from(resource: Resource) -> str:
    """'Source : Ville de Dijon, mai 2021', and by whom and when it was verified."""
    source = resource.source
    dated = partial_day(source.dated) if source.dated else UNDATED
    told = SOURCE_SAID.format(publisher=source.publisher, dated=dated)
    checked = resource.verified_on
    return f"{told}. {verified(checked, resource.verified_by)}" if checked else told


def closure(start: date, end: date, reason: str | None) -> str:
    why = f" ({reason})" if reason else ""
    if start == end:
        return f"Fermé le {day(start)}{why}"
    return f"Fermé du {day(start)} au {day(end)}{why}"


def verified(on: date, by: str | None) -> str:
    return f"Fiche vérifiée le {day(on)}" + (f" par {by}" if by else "")


def room(known: Room | None) -> str | None:
    return f"{ROOM[known.state]} (dit le {day(known.dated)})" if known else None


ToldFact = tuple[str, str]


def facts(resource: Resource) -> list[ToldFact]:
    """Name and tell what is known of a resource, beyond how to reach it."""
    told = {
        "organisation": resource.organisation,
        "price": price(resource) or UNKNOWN,
        "age": ages(resource),
        "solo_parents": SOLO.get(resource.solo_parents),
        "children": CHILDREN.get(resource.children_welcome),
        "conditions": resource.conditions,
        "access": _listed([ACCESS[access] for access in resource.access]),
        "documents": _listed(resource.documents) or DOCUMENTS_UNKNOWN,
        "audience": _listed(resource.audience),
        "features": _listed([FEATURES[feature] for feature in resource.features]),
        "languages": _listed(resource.languages),
        "room": room(resource.room),
        "stops": _listed([stop.place for stop in resource.stops]),
        "hours_note": None if resource.opening_hours else resource.hours_note,
    }
    return [(FACTS[name], text) for name, text in told.items() if text]


def short_price(resource: Resource) -> str | None:
    """The amounts when a source gives them shortly: 'Payant' alone frightens off."""
    note = resource.price_note
    if note and len(note) <= SHORT and any(char.isdigit() for char in note):
        return note[0].upper() + note[1:]
    return PRICES[resource.price] if resource.price else None


def price(resource: Resource) -> str | None:
    known = [PRICES[resource.price]] if resource.price else []
    return " : ".join([*known, *filter(None, [resource.price_note])]) or None


def _listed(items: Sequence[str]) -> str | None:
    return ", ".join(items) or None
