"""The taxonomy: needs, the words that lead to them, and what a broken file says."""

from pathlib import Path

import pytest

from directory import taxonomy
from directory.records import Category, Resource
from directory.search.lexicon import Lexicon
from directory.search.words import question_words
from directory.taxonomy import Taxonomy, TaxonomyError
from tests.conftest import DATA


def needs_of(words: Taxonomy, question: str) -> set[str]:
    return {m.target for m in Lexicon(words).understand(question_words(question))}


def test_there_are_thirteen_themes_and_some_needs_in_each(words: Taxonomy) -> None:
    assert set(words.categories) == set(Category)
    assert all(len(needs) >= 3 for needs in words.needs_by_category.values())


def test_every_need_is_met_by_some_resource(words: Taxonomy, shipped: tuple[Resource, ...]) -> None:
    met = {need for resource in shipped for need in resource.needs}
    assert set(words.needs) - met == set()


def test_every_shipped_resource_answers_a_need(shipped: tuple[Resource, ...]) -> None:
    assert [resource.id for resource in shipped if not resource.needs] == []


@pytest.mark.parametrize(
    ("question", "need"),
    [
        ("nounou", "childminder"),
        ("seule avec mes 2 enfants", "meet-parents"),
        ("loyer en retard", "rent-arrears"),
        ("centre aéré", "holiday-care"),
        ("bouffer", "food-aid"),
        ("psy pour ado", "teen-support"),
        ("pention alimentaire", "unpaid-child-support"),
        ("mon mari me frappe", "partner-violence"),
        ("garant", "rental-guarantee"),
    ],
)
def test_everyday_words_open_a_need(words: Taxonomy, question: str, need: str) -> None:
    assert need in needs_of(words, question)


def test_a_longer_expression_silences_its_parts(words: Taxonomy) -> None:
    assert "mental-health" in needs_of(words, "psy")
    assert "mental-health" not in needs_of(words, "psy pour ado")


def test_a_broken_file_says_where(tmp_path: Path) -> None:
    path = tmp_path / "taxonomy.toml"
    path.write_text(
        (DATA / "taxonomy.toml").read_text().replace('category = "food"', 'category = "eat"')
    )

    with pytest.raises(TaxonomyError, match=r"needs\.food-aid\.category"):
        taxonomy.load(path)


def test_a_missing_theme_is_named(tmp_path: Path) -> None:
    path = tmp_path / "taxonomy.toml"
    text = (DATA / "taxonomy.toml").read_text()
    path.write_text(text.replace('[categories.food]\nlabel = "Alimentation"\n', ""))

    with pytest.raises(TaxonomyError, match=r"no \[categories\.food\]"):
        taxonomy.load(path)
