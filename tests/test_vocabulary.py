"""From a typed word to the known words it may stand for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from directory.search.sounds import sound
from directory.search.vocabulary import Vocabulary, edit_budget, swaps

WORDS = [
    "creche",
    "loca",
    "pass",
    "piscine",
    "bibliotheque",
    "separation",
    "reparation",
    "gymnastique",
    "sport",
    "spot",
]
LETTERS = st.text("abcdeilnrst", min_size=4, max_size=12)


def near(vocabulary: Vocabulary, typed: str) -> set[str]:
    return {vocabulary.words[found.rank] for found in vocabulary.neighbours(typed)}


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("crehce", "creche"),
        ("rceche", "creche"),
        ("crche", "creche"),
        ("ccreche", "creche"),
        ("reche", "creche"),
        ("bibliotqeue", "bibliotheque"),
        ("gimnastiqe", "gymnastique"),
    ],
)
def test_a_typing_error_is_met(typed: str, right: str) -> None:
    assert right in near(Vocabulary(WORDS), typed)


@pytest.mark.parametrize("typed", ["spo", "crxxhe", "3919"])
def test_too_many_errors_for_the_length_are_not(typed: str) -> None:
    assert near(Vocabulary([*WORDS, "3918"]), typed) == set()


@given(words=st.lists(LETTERS, min_size=1, max_size=40), typed=LETTERS)
def test_one_error_is_never_missed(words: list[str], typed: str) -> None:
    vocabulary = Vocabulary(words)
    alike = {word for word in words if OSA.distance(typed, word) == 1}

    assert near(vocabulary, typed) >= alike


@given(words=st.lists(LETTERS, min_size=1, max_size=40), typed=LETTERS)
def test_two_errors_are_met_when_one_leads_nowhere(words: list[str], typed: str) -> None:
    vocabulary = Vocabulary(words)
    distances = {word: OSA.distance(typed, word) for word in words}
    if 1 in distances.values() or edit_budget(typed) < 2:
        return

    assert near(vocabulary, typed) == {word for word, edits in distances.items() if edits == 2}


def test_glued_words_come_apart() -> None:
    vocabulary = Vocabulary([*WORDS, "restos", "coeur"])
    assert vocabulary.split("locapass") == ["loca", "pass"]
    assert vocabulary.split("restosducoeur") == ["restos", "du", "coeur"]
    assert vocabulary.split("locapasse") == []


def test_longer_words_begin_with_the_letters() -> None:
    vocabulary = Vocabulary(WORDS)
    assert [vocabulary.words[rank] for rank in vocabulary.beginning_with("bib")] == ["bibliotheque"]


def test_the_letters_of_an_acronym_may_be_swapped() -> None:
    assert swaps("cfa") == ["fca", "caf"]


def test_an_empty_vocabulary_knows_nothing() -> None:
    vocabulary = Vocabulary([])
    assert near(vocabulary, "creche") == set()
    assert vocabulary.nearest("creche") is None


@pytest.mark.parametrize(
    ("heard", "spelt"),
    [
        ("nouvo", "nouveau"),
        ("sosial", "sociale"),
        ("garderi", "garderie"),
        ("lojement", "logement"),
        ("psicologue", "psychologue"),
        ("parlé", "parler"),
        ("otomobil", "automobile"),
    ],
)
def test_a_word_written_by_ear_sounds_like_its_model(heard: str, spelt: str) -> None:
    from directory.search.words import plain

    assert sound(plain(heard)) == sound(plain(spelt))


@given(st.text("abcdefghijklmnopqrstuvwxyzç", max_size=30))
def test_any_word_has_a_sound(word: str) -> None:
    assert sound(word) == sound(word)
