"""What visitors read: plain sentences, unknown said as unknown, colours that can be read."""

from datetime import date, datetime

import pytest

from directory import wording
from directory.hours import PARIS, Day, Status
from directory.records import Category
from directory.ui import theme
from tests.conftest import MakeResource

NOW = datetime(2026, 11, 24, 10, tzinfo=PARIS)


def at(day: int, hour: int, minute: int = 0, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=PARIS)


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (Status(True, until=at(24, 17)), "Ouvert · ferme à 17\u00a0h"),
        (Status(True, until=at(24, 17, 30)), "Ouvert · ferme à 17\u00a0h\u00a030"),
        (Status(True, until=at(25, 0)), "Ouvert · ferme à minuit"),
        (Status(True), "Ouvert jour et nuit"),
        (Status(False, opens=at(24, 14)), "Fermé · ouvre à 14\u00a0h"),
        (Status(False, opens=at(25, 9)), "Fermé · ouvre demain à 9\u00a0h"),
        (Status(False, opens=at(27, 9)), "Fermé · ouvre vendredi à 9\u00a0h"),
        (Status(False, opens=at(14, 9, month=12)), "Fermé · ouvre le 14 décembre à 9\u00a0h"),
        (Status(False), "Fermé · prochaine ouverture non connue"),
        (Status(None), "Horaires d'aujourd'hui non connus, appelez avant de venir"),
    ],
)
def test_opening_is_said_as_people_say_it(status: Status, told: str) -> None:
    assert wording.opening(status, NOW) == told


def test_a_day_says_its_spans_and_why_it_is_closed() -> None:
    monday = date(2026, 11, 23)
    open_day = Day(monday, ((at(23, 9), at(23, 12)), (at(23, 14), at(23, 17))))
    assert wording.hours_of(open_day) == "9\u00a0h – 12\u00a0h, 14\u00a0h – 17\u00a0h"
    assert wording.hours_of(Day(monday, (), public_holiday="Noël")) == "fermé (Noël)"
    assert wording.hours_of(Day(monday, (), is_known=False)) == "non connu, appelez"
    assert wording.hours_of(Day(monday, ((at(23, 0), at(24, 0)),))) == "jour et nuit"


@pytest.mark.parametrize(
    ("number", "told"),
    [("+33380745151", "03 80 74 51 51"), ("115", "115"), ("116006", "116 006"), ("3919", "3919")],
)
def test_a_phone_is_written_as_it_is_dialled(number: str, told: str) -> None:
    assert wording.phone(number) == told


@pytest.mark.parametrize(
    ("low", "high", "told"),
    [
        (0, 3, "Jusqu'à 3 ans"),
        (3, 14, "3 à 14 ans"),
        (6, None, "Dès 6 ans"),
        (0, None, "Dès la naissance"),
        (None, 25, "Jusqu'à 25 ans"),
        (None, 1, "Jusqu'à 1 an"),
        (None, None, None),
    ],
)
def test_ages_are_said(
    make_resource: MakeResource, low: int | None, high: int | None, told: str | None
) -> None:
    assert wording.ages(make_resource(age_min=low, age_max=high)) == told


@pytest.mark.parametrize(
    ("dated", "told"), [("2021", "2021"), ("2021-05", "mai 2021"), ("2021-05-01", "1er mai 2021")]
)
def test_a_date_is_as_precise_as_its_source(dated: str, told: str) -> None:
    assert wording.partial_day(dated) == told


def test_what_is_not_known_is_said(make_resource: MakeResource) -> None:
    facts = dict(wording.facts(make_resource()))
    assert facts["Prix"] == "Non connu"
    assert facts["Papiers à apporter"] == "Non connu : demandez en appelant"


@pytest.mark.parametrize(
    ("number", "told"), [(0, "0 réponses"), (1, "1 réponse"), (1234, "1\u202f234 réponses")]
)
def test_answers_are_counted(number: int, told: str) -> None:
    assert wording.count(number) == told


def luminance(colour: str) -> float:
    """Relative luminance of sRGB, as WCAG 2.2 defines it."""
    channels = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("category", list(Category))
def test_white_can_be_read_on_every_theme_colour(category: Category) -> None:
    assert 1.05 / (luminance(theme.LOOKS[category].colour) + 0.05) >= 4.5


def test_every_theme_has_its_own_icon_and_colour() -> None:
    assert set(theme.LOOKS) == set(Category)
    assert len({look.icon for look in theme.LOOKS.values()}) == len(Category)
    assert len({look.colour for look in theme.LOOKS.values()}) == len(Category)


@pytest.mark.parametrize(
    ("name", "phone", "said"),
    [
        ("3919 – Violences Femmes Info", "3919", "Violences Femmes Info"),
        ("SOS Amitié – 09 72 39 40 50", "+33972394050", "SOS Amitié"),
        ("Point-justice : numéro unique (3039)", "3039", "Point-justice : numéro unique"),
        ("17 ou 112 – police, urgence", "17", "17 ou 112 – police, urgence"),
        ("115 – hébergement d'urgence", "115", "Hébergement d'urgence"),
        ("Crèche du 119e", None, "Crèche du 119e"),
    ],
)
def test_a_name_is_told_without_the_number_that_stands_beside_it(
    make_resource: MakeResource, name: str, phone: str | None, said: str
) -> None:
    assert wording.without_number(make_resource(name=name, phone=phone)) == said
