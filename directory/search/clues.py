"""What a question says beside its words: a price, an age, a time, a way in; each a filter.

Every finder reads the question as plain words separated by single spaces, and yields where the
clue stands and what it means. Nothing here knows the directory or the territory.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from directory.records import Price
from directory.search.filters import Filters
from directory.search.moments import (
    DayPart,
    When,
    at_the_weekend,
    on_day,
    on_some_weekday,
    on_weekday,
    open_at,
    open_between,
)

OLDEST_CHILD = 25
WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
CLUE_WORDS = (
    *WEEKDAYS,
    *("gratuit", "gratuite", "gratuitement", "maintenant", "aujourd", "demain", "matin", "soir"),
    *("weekend", "poussette", "fauteuil", "apres", "ouvert", "minutes"),
)
"""Words that may be misspelt: they are set right before anything is looked for."""

CHEAP = frozenset({Price.FREE, Price.MEANS_TESTED})
FREE = frozenset({Price.FREE})
PARTS = {
    "matin": DayPart.MORNING,
    "matinee": DayPart.MORNING,
    "midi": DayPart.LUNCH,
    "apres midi": DayPart.AFTERNOON,
    "aprem": DayPart.AFTERNOON,
    "soir": DayPart.EVENING,
    "soiree": DayPart.EVENING,
}
DAYS_AHEAD = {"aujourd hui": 0, "ce": 0, "cet": 0, "cette": 0, "demain": 1, "apres demain": 2}

_PART = rf"(?P<part>{'|'.join(sorted(PARTS, key=len, reverse=True))})"
_DAY = rf"(?:(?:le|les|tous les|chaque) )?(?P<day>{'|'.join(WEEKDAYS)})s?(?: prochain)?"
_HOUR = (
    r"(?P<side>a partir de|apres|avant|a|vers|des) "
    r"(?P<hour>\d{1,2}) ?h(?:eures?)?(?: ?(?P<minute>\d{2}))?"
)

PRICE = re.compile(r"gratuit(?:e|s|es|ement)?|sans payer")
AGE = re.compile(
    r"(?:(?:de|a) )?(?:(?P<from>\d{1,2}) (?:a |et )?)?(?P<years>\d{1,2}) ?(?P<unit>ans?|mois)"
    r"(?! d(?:e|es)? (?!ma|mon|la|le)\w)"
)
"""Years of something ('3 mois de loyer', '2 ans d'attente') are how long it lasts."""
NO_AGE = re.compile(
    r"(?:depuis|il y a|pendant|enceinte|dans|plus|apres|bail|conge|parental|contrat|cdd)(?: de)? $"
)
WALK_IN = re.compile(r"sans (?:prendre )?(?:rendez ?vous|rdv)")
WHEELCHAIR = re.compile(r"(?:en )?fauteuil(?: roulant)?|pmr|mobilite reduite")
BUGGY = re.compile(r"(?:en|avec) (?:une |la |ma )?poussette")
WAYS_IN = (
    (WALK_IN, Filters(walk_in=True)),
    (WHEELCHAIR, Filters(wheelchair=True)),
    (BUGGY, Filters(buggy=True)),
)
NOW = re.compile(r"(?:ouverte?s? )?(?:maintenant|tout de suite|en ce moment|actuellement)")
WEEKEND = re.compile(r"(?:(?:ce|le|les) )?(?:week ?ends?|we)")
WEEKDAY = re.compile(rf"{_DAY}(?: (?:dans l |en )?{_PART})?(?: {_HOUR})?")
NEXT_DAYS = re.compile(
    rf"(?:(?P<ahead>aujourd hui|apres demain|demain)(?: (?:dans l )?{_PART})?"
    rf"|(?P<this>ce|cet|cette) (?P<then>{'|'.join(PARTS)}))(?: {_HOUR})?"
)
SOME_DAY = re.compile(
    r"(?P<lunch>(?:le |entre )midi(?: et (?:deux|2))?|pause (?:de )?midi)"
    r"|(?P<evening>(?:le|en) (?:soir|soiree)|apres (?:le |mon )?(?:travail|boulot|taf))"
)
HOUR = re.compile(rf"{_HOUR}")
LATER = ("apres", "a partir de", "des")
EVENING_FROM = range(17, 19)
FIRST_HOUR, LAST_HOUR = 6, 22


@dataclass(frozen=True, slots=True)
class Clued:
    """One filter, and the characters that say it."""

    filters: Filters
    start: int
    end: int

    @property
    def name(self) -> str:
        return self.filters.active()[0]


def price(text: str, _now: datetime) -> Iterator[Clued]:
    for match in _whole(PRICE, text):
        yield Clued(Filters(prices=FREE), *match.span())


def age(text: str, _now: datetime) -> Iterator[Clued]:
    """Months count as whole years; of a range, its middle; how long something lasts is no age."""
    for match in _whole(AGE, text):
        years = int(match["years"])
        if match["unit"] == "mois":
            years //= 12
        elif match["from"]:
            years = (int(match["from"]) + years) // 2
        if years <= OLDEST_CHILD and not NO_AGE.search(text[: match.start()]):
            yield Clued(Filters(age=years), *match.span())


def way_in(text: str, _now: datetime) -> Iterator[Clued]:
    for pattern, filters in WAYS_IN:
        for match in _whole(pattern, text):
            yield Clued(filters, *match.span())


def time(text: str, now: datetime) -> Iterator[Clued]:
    """The first kind of time that is said wins: an exact one before a vague one."""
    for pattern, meant in TIMES:
        found = [(match, meant(match, now)) for match in _whole(pattern, text)]
        if found:
            yield from (Clued(Filters(when=when), *match.span()) for match, when in found if when)
            return


def _weekday(match: re.Match[str], now: datetime) -> When | None:
    when = on_weekday(now, WEEKDAYS.index(match["day"]), _part(match))
    return _at_hour(match, when.spans[0][0]) or when


def _next_day(match: re.Match[str], now: datetime) -> When | None:
    said = match["then"] or match["part"]
    ahead = DAYS_AHEAD[match["ahead"] or match["this"]]
    when = on_day(now, ahead, PARTS[said] if said else None)
    return _at_hour(match, when.spans[0][0]) or when


def _some_day(match: re.Match[str], now: datetime) -> When:
    return on_some_weekday(now, DayPart.LUNCH if match["lunch"] else DayPart.EVENING)


def _hour_alone(match: re.Match[str], now: datetime) -> When | None:
    """'après 18 h' is any evening of the week; 'à 9 h' is the next time it is nine."""
    if match["side"] in LATER and int(match["hour"]) in EVENING_FROM:
        return on_some_weekday(now, DayPart.EVENING)
    when = _at_hour(match, now)
    if when and when.spans[0][1] < now:
        return _at_hour(match, now + timedelta(days=1))
    return when


def _at_hour(match: re.Match[str], day: datetime) -> When | None:
    """'à 9 h' is that moment; 'avant 9 h' and 'après 9 h' what the day holds on that side."""
    if match["hour"] is None or int(match["hour"]) > 23 or int(match["minute"] or 0) > 59:
        return None
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    moment = day.replace(hour=hour, minute=minute, second=0, microsecond=0)
    if match["side"] in LATER:
        return open_between(moment, moment.replace(hour=max(hour, LAST_HOUR), minute=59))
    if match["side"] == "avant":
        return open_between(moment.replace(hour=min(hour, FIRST_HOUR), minute=0), moment)
    return open_at(moment)


def _part(match: re.Match[str]) -> DayPart | None:
    return PARTS[match["part"]] if match["part"] else None


def _whole(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield the matches that begin and end with whole words."""
    for match in pattern.finditer(text):
        start, end = match.span()
        if (start == 0 or text[start - 1] == " ") and (end == len(text) or text[end] == " "):
            yield match


TIMES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], datetime], When | None]], ...] = (
    (NOW, lambda _match, now: open_at(now)),
    (NEXT_DAYS, _next_day),
    (WEEKDAY, _weekday),
    (WEEKEND, lambda _match, now: at_the_weekend(now)),
    (HOUR, _hour_alone),
    (SOME_DAY, _some_day),
)
FINDERS: tuple[Callable[[str, datetime], Iterator[Clued]], ...] = (price, age, way_in, time)
