"""A question understood: what is looked for, and the filters that it says in passing."""

from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directory.hours import PARIS
from directory.records import Price
from directory.search.clues import FREE
from directory.search.engine import Engine
from directory.search.filters import NO_FILTER, Filters
from directory.search.moments import DayPart
from directory.search.question import Understood
from directory.search.words import MOST_WORDS
from tests.conftest import MakeEngine, MakeResource

NOW = datetime(2026, 11, 24, 10, tzinfo=PARIS)
"""A Tuesday."""
GRESILLES = "21231-gresilles"
FONTAINE = "21231-fontaine-d-ouche-faubourg-raines-larrey-motte-giron"


@pytest.fixture
def engine(make_engine: MakeEngine, make_resource: MakeResource) -> Engine:
    return make_engine(make_resource(), make_resource(id="b", name="Talent et sport"))


def read(engine: Engine, text: str) -> Understood:
    return engine.search(text, now=NOW).understood


def test_one_question_says_several_filters(engine: Engine) -> None:
    understood = read(engine, "sport gratuit mercredi grésilles 8 ans")

    assert understood.words == ("sport",)
    assert understood.filters.prices == FREE
    assert understood.filters.quartier == GRESILLES
    assert understood.filters.age == 8
    assert understood.filters.when is not None
    assert understood.filters.when.weekday == 2


@pytest.mark.parametrize(
    ("said", "quartier"),
    [
        ("creche grezille", GRESILLES),
        ("aide aux grésilles", GRESILLES),
        ("piscine fontaine douche", FONTAINE),
        ("garderie saint apo", "21540"),
        ("aide loyer à chenove", "21166"),
        ("mjc dans le quartier des grésilles", GRESILLES),
        ("creche marsannay", "21390"),
    ],
)
def test_a_place_is_understood_however_it_is_spelt(
    engine: Engine, said: str, quartier: str
) -> None:
    assert read(engine, said).filters.quartier == quartier


@pytest.mark.parametrize("said", ["talent", "jeux au parc", "université d'été", "trouver un toit"])
def test_an_everyday_word_is_no_place(engine: Engine, said: str) -> None:
    assert read(engine, said).filters.quartier is None


@pytest.mark.parametrize(
    ("said", "name", "minutes"),
    [
        ("creche près de l'arrêt godrans", "Godrans Les Halles", 15),
        ("psy à 10 minutes à pied de la gare", "Foch Gare", 10),
        ("garderie près de l'école voltaire", "Voltaire", 15),
    ],
)
def test_near_a_stop_or_a_school(engine: Engine, said: str, name: str, minutes: int) -> None:
    near = read(engine, said).filters.near

    assert near is not None
    assert name.split()[0] in near.label
    assert near.minutes == minutes


@pytest.mark.parametrize(
    "said", ["mon fils a lâché le lycée, il lui faut un boulot", "cantine école primaire", "proche"]
)
def test_a_school_without_a_name_is_no_place(engine: Engine, said: str) -> None:
    assert read(engine, said).filters.near is None


@pytest.mark.parametrize(
    ("said", "weekday", "part"),
    [
        ("ludothèque mecredi", 2, None),
        ("sport samedi matin", 5, DayPart.MORNING),
        ("judo le vendredi soir", 4, DayPart.EVENING),
    ],
)
def test_a_day_of_the_week(engine: Engine, said: str, weekday: int, part: DayPart | None) -> None:
    when = read(engine, said).filters.when

    assert when is not None
    assert (when.weekday, when.part) == (weekday, part)


@pytest.mark.parametrize(
    ("said", "day", "first_hour"),
    [
        ("qui garde mon fils ce soir", date(2026, 11, 24), 18),
        ("médecin demain matin", date(2026, 11, 25), 8),
        ("creche aujourd'hui", date(2026, 11, 24), 10),
    ],
)
def test_a_day_from_now(engine: Engine, said: str, day: date, first_hour: int) -> None:
    when = read(engine, said).filters.when

    assert when is not None
    assert when.on == day
    assert when.spans[0][0].hour == first_hour


@pytest.mark.parametrize(
    ("said", "hour"), [("ouvert maintenant", 10), ("piscine mercredi à 14h30", 14)]
)
def test_an_hour(engine: Engine, said: str, hour: int) -> None:
    when = read(engine, said).filters.when

    assert when is not None
    assert when.at is not None
    assert when.at.hour == hour


@pytest.mark.parametrize(
    ("said", "hours"), [("avant 9h", (6, 9)), ("après 14h", (14, 22)), ("dès 14 h", (14, 22))]
)
def test_before_and_after_an_hour_is_a_span(
    engine: Engine, said: str, hours: tuple[int, int]
) -> None:
    when = read(engine, f"piscine mercredi {said}").filters.when

    assert when is not None
    start, end = when.spans[0]
    assert (start.hour, end.hour) == hours


def test_an_hour_that_is_past_is_tomorrow_s(engine: Engine) -> None:
    when = read(engine, "piscine à 9h").filters.when

    assert when is not None
    assert when.spans[0][0].date() == date(2026, 11, 25)


def test_a_repeated_word_does_not_hold_the_search_up(engine: Engine) -> None:
    """With an ambiguous pattern this question would take hours."""
    assert read(engine, "quartier " * 30 + "x talant").filters.quartier == "21617"


def test_after_six_is_any_evening_of_the_week(engine: Engine) -> None:
    when = read(engine, "gym après 18h").filters.when

    assert when is not None
    assert when.part == DayPart.EVENING
    assert len(when.spans) == 5


@pytest.mark.parametrize(
    ("said", "age"),
    [
        ("8 ans", 8),
        ("8ans", 8),
        ("6 à 10 ans", 8),
        ("18 mois", 1),
        ("0-3 ans", 1),
        ("45 ans", None),
    ],
)
def test_an_age_is_that_of_a_child(engine: Engine, said: str, age: int | None) -> None:
    assert read(engine, f"sport {said}").filters.age == age


@pytest.mark.parametrize(
    "said",
    [
        "seule depuis 2 ans",
        "enceinte de 7 mois",
        "deux ou 3 mois de loyer",
        "2 mois d'impayés",
        "bail de 3 ans",
    ],
)
def test_how_long_something_lasts_is_no_age(engine: Engine, said: str) -> None:
    assert read(engine, said).filters.age is None


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("médecin sans rdv", Filters(walk_in=True)),
        ("musée en fauteuil roulant", Filters(wheelchair=True)),
        ("balade avec une poussette", Filters(buggy=True)),
        ("psy gratuit", Filters(prices=frozenset({Price.FREE}))),
    ],
)
def test_a_way_in_or_a_price(engine: Engine, said: str, wanted: Filters) -> None:
    assert read(engine, said).filters == wanted


@pytest.mark.parametrize("said", ["dormir ce soir", "meubles pas cher", "crèche"])
def test_what_an_expression_holds_is_no_filter(engine: Engine, said: str) -> None:
    assert read(engine, said).filters == NO_FILTER


def test_a_filter_can_be_taken_out_of_the_question(engine: Engine) -> None:
    understood = read(engine, "Sport gratuit, le mercredi aux Grésilles !")

    assert understood.without("when") == "Sport gratuit, aux Grésilles !"
    assert understood.without("quartier") == "Sport gratuit, le mercredi !"


def test_what_was_chosen_by_hand_stands_before_what_was_understood(engine: Engine) -> None:
    found = engine.search("crèche grésilles", Filters(quartier=FONTAINE), now=NOW)

    assert found.asked.filters.quartier == FONTAINE


def test_when_the_filters_leave_nothing_the_words_alone_answer(
    make_engine: MakeEngine, make_resource: MakeResource
) -> None:
    engine = make_engine(make_resource(price="paid", quartier=FONTAINE))

    found = engine.search("crèche gratuite aux grésilles", now=NOW)

    assert found.set_aside
    assert [answer.resource.id for answer in found.answers] == ["creche-tivoli"]


def test_an_understood_filter_weighs_less_than_one_chosen_by_hand(
    make_engine: MakeEngine, make_resource: MakeResource
) -> None:
    engine = make_engine(
        make_resource(id="known", name="Accueil", needs=[], organisation="Crèche", price="free"),
        make_resource(id="named", name="Crèche"),
    )

    said = engine.search("crèche gratuite", now=NOW).answers
    chosen = engine.search("crèche", Filters(prices=FREE), now=NOW).answers

    assert [answer.resource.id for answer in said] == ["named", "known"]
    assert [answer.resource.id for answer in chosen] == ["known", "named"]


@given(text=st.text(max_size=400))
@settings(max_examples=80, deadline=None)
def test_any_text_is_understood_within_its_bounds(shipped_engine: Engine, text: str) -> None:
    understood = shipped_engine.search(text, now=NOW, limit=5).understood

    assert len(understood.words) <= MOST_WORDS
    for clue in understood.clues:
        assert 0 <= clue.start < clue.end <= len(text)
        assert len(understood.without(clue.name)) < len(text)
