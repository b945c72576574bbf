"""Suggestions while typing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directory.search.engine import Engine
from directory.search.suggest import Suggester, SuggestionKind
from tests.conftest import MakeEngine, MakeResource


@pytest.fixture(scope="session")
def suggester(shipped_engine: Engine) -> Suggester:
    return Suggester(shipped_engine.catalogue)


@pytest.mark.parametrize(
    ("typed", "kind", "name"),
    [
        ("noun", SuggestionKind.NEED, "Assistante maternelle, nounou"),
        ("gresil", SuggestionKind.PLACE, "Les Grésilles"),
        ("biblio mans", SuggestionKind.RESOURCE, "Bibliothèque Mansart"),
        ("bibliotheqe mans", SuggestionKind.RESOURCE, "Bibliothèque Mansart"),
    ],
)
def test_what_begins_so_is_suggested(
    suggester: Suggester, typed: str, kind: SuggestionKind, name: str
) -> None:
    assert (kind, name) in [(each.kind, each.name) for each in suggester.suggest(typed)]


def test_a_place_may_end_a_question_on_something_else(suggester: Suggester) -> None:
    assert "judo Les Grésilles" in [each.text for each in suggester.suggest("judo gresil")]


@pytest.mark.parametrize("typed", ["", "a", "le", "xqzw", "🙂"])
def test_too_little_or_nothing_known_suggests_nothing(suggester: Suggester, typed: str) -> None:
    assert suggester.suggest(typed) == []


def test_a_changed_name_is_suggested_and_the_former_is_not(
    make_engine: MakeEngine, make_resource: MakeResource
) -> None:
    before = make_engine(make_resource()).catalogue
    after = before.updated([make_resource(name="Zébulon"), make_resource(id="b", name="Zanzi")], 1)

    suggester = Suggester(before).updated(after, ["creche-tivoli", "b"])

    assert [each.name for each in suggester.suggest("zebu")] == ["Zébulon"]
    assert [each.name for each in suggester.suggest("zanz")] == ["Zanzi"]
    assert "Crèche Tivoli" not in [each.name for each in suggester.suggest("creche tiv")]


@given(typed=st.text(max_size=80))
@settings(max_examples=50, deadline=None)
def test_any_typing_is_answered(suggester: Suggester, typed: str) -> None:
    assert len(suggester.suggest(typed)) <= 8
