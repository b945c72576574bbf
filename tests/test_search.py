"""Search: any words, any spelling, with the reason for each answer."""

from collections.abc import Callable
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directory.hours import PARIS
from directory.search.engine import Engine
from directory.search.filters import NO_FILTER, Filters, Near
from directory.search.found import ReasonKind, Sort
from directory.search.index import same_beginning
from directory.search.vocabulary import edit_budget
from tests.conftest import MakeResource

MakeEngine = Callable[..., Engine]
NOW = datetime(2026, 11, 24, 10, tzinfo=PARIS)


def ids(engine: Engine, question: str, filters: Filters = NO_FILTER) -> list[str]:
    return [answer.resource.id for answer in engine.search(question, filters, now=NOW).answers]


@pytest.fixture
def engine(make_engine: MakeEngine, make_resource: MakeResource) -> Engine:
    return make_engine(
        make_resource(id="creche", name="Crèche Tivoli"),
        make_resource(
            id="garage",
            name="Garage solidaire",
            category="mobility",
            needs=["driving-car"],
            summary="Réparation de voitures à petit prix.",
        ),
        make_resource(
            id="caf",
            name="Caf de la Côte-d'Or",
            category="rights",
            needs=["family-benefits"],
            summary="Verse les allocations.",
            phone="3230",
        ),
        make_resource(
            id="cafe",
            name="Café des parents",
            category="peer_support",
            needs=["meet-parents"],
            summary="On y parle.",
        ),
        make_resource(
            id="mediation",
            name="Médiation familiale",
            category="parenting",
            needs=["family-mediation", "separation-law"],
            summary="Pour les parents séparés.",
        ),
    )


@pytest.mark.parametrize("typed", ["crèche", "CRECHE", "crehce", "creches", "cresche", "crech"])
def test_a_word_is_found_however_it_is_spelt(engine: Engine, typed: str) -> None:
    assert ids(engine, typed)[0] == "creche"


@pytest.mark.parametrize("typed", ["tivoli crèche", "je cherche la crèche de tivoli svp"])
def test_word_order_and_small_words_do_not_matter(engine: Engine, typed: str) -> None:
    assert ids(engine, typed)[0] == "creche"


def test_a_separation_is_no_reparation(engine: Engine) -> None:
    assert ids(engine, "separation") == ["mediation"]


def test_an_acronym_is_not_the_beginning_of_another_word(engine: Engine) -> None:
    assert ids(engine, "caf") == ["caf"]


def test_an_everyday_word_opens_a_need(engine: Engine) -> None:
    assert ids(engine, "divorcer")[0] == "mediation"


def test_a_phone_number_is_found(engine: Engine) -> None:
    assert ids(engine, "3230") == ["caf"]


def test_no_word_gives_everything(engine: Engine) -> None:
    assert len(ids(engine, "   ")) == 5


def test_letters_that_mean_nothing_find_nothing(engine: Engine) -> None:
    assert ids(engine, "xqzwkj") == []


def test_another_spelling_is_offered_when_nothing_is_found(engine: Engine) -> None:
    assert engine.spellings("garagerie") == ["garage"]


def test_each_answer_says_which_word_it_met(engine: Engine) -> None:
    found = engine.search("crehce", now=NOW)

    reasons = engine.reasons(found, found.answers[0].resource)

    word = next(reason for reason in reasons if reason.kind == ReasonKind.WORD)
    assert (word.found, word.typed, word.exact) == ("crèche", "crehce", False)


def test_a_need_says_itself_as_the_reason(engine: Engine) -> None:
    found = engine.search("divorcer", now=NOW)

    reasons = engine.reasons(found, found.answers[0].resource)
    assert ReasonKind.NEED in {reason.kind for reason in reasons}


def test_local_comes_before_national_at_equal_words(
    make_engine: MakeEngine, make_resource: MakeResource
) -> None:
    engine = make_engine(make_resource(id="a", zone="national"), make_resource(id="b", zone="city"))

    assert ids(engine, "crèche") == ["b", "a"]


def test_equal_answers_keep_a_stable_order(
    make_engine: MakeEngine, make_resource: MakeResource
) -> None:
    engine = make_engine(*[make_resource(id=f"r{n}") for n in (3, 1, 2)])

    assert ids(engine, "crèche") == ["r1", "r2", "r3"]


def test_the_nearest_come_first_when_asked(
    make_engine: MakeEngine, make_resource: MakeResource
) -> None:
    engine = make_engine(
        make_resource(id="far", lat=47.35, lon=5.04, geo_precision="address"),
        make_resource(id="close", lat=47.321, lon=5.041, geo_precision="address"),
    )
    near = Filters(near=Near("ici", 47.32, 5.04, 90))

    found = engine.search("", near, Sort.DISTANCE, now=NOW).answers

    assert [answer.resource.id for answer in found] == ["close", "far"]


def test_without_words_the_nearest_of_all_come_first(
    make_engine: MakeEngine, make_resource: MakeResource
) -> None:
    places = [
        make_resource(id=f"r{n:04}", lat=47.36 - n / 1e5, lon=5.04, geo_precision="address")
        for n in range(1200)
    ]
    near = Filters(near=Near("ici", 47.348, 5.04, None))

    found = make_engine(*places).search("", near, Sort.DISTANCE, now=NOW)

    assert found.answers[0].resource.id in {"r1199", "r1200"}
    assert found.is_capped
    assert len(found.answers) == 1000


def test_a_hidden_address_is_not_searched(
    make_engine: MakeEngine, make_resource: MakeResource
) -> None:
    engine = make_engine(make_resource(address="3 rue Secrète", confidential_address=True))

    assert ids(engine, "secrète") == []


@pytest.mark.parametrize("said", ["mon mari me frappe", "je veux mourir", "viol"])
def test_words_of_danger_call_for_the_emergency_numbers(engine: Engine, said: str) -> None:
    assert engine.search(said, now=NOW).asks_for_safety


@pytest.mark.parametrize("said", ["crèche", "séparation", "je suis fatiguée"])
def test_other_words_do_not_alarm(engine: Engine, said: str) -> None:
    assert not engine.search(said, now=NOW).asks_for_safety


@pytest.mark.parametrize(
    ("word", "edits"), [("caf", 0), ("3919", 0), ("loyer", 1), ("assmaternelle", 2)]
)
def test_the_edit_budget_follows_the_length(word: str, edits: int) -> None:
    assert edit_budget(word) == edits


def test_an_error_may_swap_the_first_two_letters_but_not_change_the_first() -> None:
    assert same_beginning("rceche", "creche")
    assert not same_beginning("separation", "reparation")


@given(question=st.text(max_size=400))
@settings(max_examples=60, deadline=None)
def test_any_question_is_answered_without_error(shipped_engine: Engine, question: str) -> None:
    found = shipped_engine.search(question, now=NOW)
    for answer in found.answers[:3]:
        shipped_engine.reasons(found, answer.resource)
    shipped_engine.spellings(question)


@pytest.mark.parametrize(
    ("question", "right"),
    [
        ("creche gresille", "creche-gresilles"),
        ("caf", "caf-de-la-cote-d-or"),
        ("3919", "3919-violences-femmes-info"),
        ("pmi", "protection-maternelle-et-infantile-pmi-de-cote-d-or"),
        ("piscine grésilles", "piscine-des-gresilles"),
        ("asf", "allocation-de-soutien-familial-asf"),
    ],
)
def test_the_shipped_directory_answers_what_people_type(
    shipped_engine: Engine, question: str, right: str
) -> None:
    assert right in ids(shipped_engine, question)[:3]
