"""Words made comparable, whatever people type."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.search.words import (
    LONGEST_QUESTION,
    MOST_WORDS,
    is_other_script,
    plain,
    question_words,
    stem,
    tokens,
)


def test_accents_case_and_ligatures_go() -> None:
    assert tokens("La CRÈCHE du Cœur, l’été") == ["la", "creche", "du", "coeur", "l", "ete"]


def test_small_words_do_not_count() -> None:
    assert question_words("je cherche une crèche pour mon fils") == ["creche", "fils"]


def test_a_question_of_small_words_is_kept_whole() -> None:
    assert question_words("pour moi") == ["pour", "moi"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("gratuites", "gratuit"), ("crèches", "crèche"), ("enfants", "enfant")],
)
def test_plural_and_feminine_meet(one: str, other: str) -> None:
    assert stem(plain(one)) == stem(plain(other))


def test_short_words_stay_whole() -> None:
    assert stem("cafe") != stem("caf")


@pytest.mark.parametrize("text", ["مدرسة", "детский сад", "保育園"])
def test_another_script_is_seen(text: str) -> None:
    assert is_other_script(text)
    assert not is_other_script(f"{text} crèche")


@given(st.text(max_size=2000))
def test_any_question_gives_few_plain_words(text: str) -> None:
    words = question_words(text)
    assert len(words) <= MOST_WORDS
    assert sum(map(len, words)) <= 3 * LONGEST_QUESTION
    assert all(word == plain(word) for word in words)


@given(st.text(max_size=200))
def test_plain_is_stable(text: str) -> None:
    assert plain(plain(text)) == plain(text)
