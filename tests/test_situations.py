"""The guide's files: what is read, and what is refused in words."""

from datetime import date
from pathlib import Path

import pytest

from directory import wording
from directory.check import problems_of
from directory.guide import readability, situations
from directory.guide.situations import GuideError, Situation
from tests.conftest import DATA

FILE = """+++
number = 1
title = "Je me sépare"
professional = "Séparation"
urgency = "soon"
needs = ["separation-law"]
written_by = "L'équipe"
written_on = 2026-05-25
steps = [{ do = "Appeler." }, { do = "Écrire." }, { do = "Y aller." }]
+++

## Ce qui peut alerter
- Elle ne dort plus.

## Comment en parler
- « Comment allez-vous ? »

## Ce qui bloque souvent
- Le courrier reste fermé.
"""


def read(tmp_path: Path, text: str) -> Situation:
    path = tmp_path / "je-me-separe.md"
    path.write_text(text, encoding="utf-8")
    return situations.read(path)


def test_a_file_gives_its_facts_and_its_three_lists(tmp_path: Path) -> None:
    read_from_file = read(tmp_path, FILE)

    assert read_from_file.slug == "je-me-separe"
    assert read_from_file.signs == ("Elle ne dort plus.",)
    assert read_from_file.asking == ("« Comment allez-vous ? »",)
    assert [step.do for step in read_from_file.steps] == ["Appeler.", "Écrire.", "Y aller."]


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("+++\nnumber", "number", "no front matter"),
        ('urgency = "soon"', 'urgency = "later"', "urgency"),
        ('{ do = "Y aller." }', "", "steps"),
        ("number = 1", "number = un", "not TOML"),
        ("number = 1", "number = 1\nrihgts = []", "rihgts"),
        ("- Elle ne dort plus.", "Elle ne dort plus.", "is in no list"),
        ("## Comment en parler", "## Comment parler", "is no heading"),
        ("- Le courrier reste fermé.", "", "obstacles"),
    ],
)
def test_a_wrong_file_is_refused_with_what_is_wrong(
    tmp_path: Path, before: str, after: str, said: str
) -> None:
    assert before in FILE
    with pytest.raises(GuideError, match=said):
        read(tmp_path, FILE.replace(before, after))


def test_every_wrong_file_is_named_at_once(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.md").write_text("rien", encoding="utf-8")
    with pytest.raises(GuideError, match=r"a\.md.*b\.md"):
        situations.load(tmp_path)


def test_two_situations_have_not_one_number(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.md").write_text(FILE, encoding="utf-8")
    with pytest.raises(GuideError, match="number 1"):
        situations.load(tmp_path)


def test_a_page_is_stale_six_months_after_its_last_reading(tmp_path: Path) -> None:
    written = read(tmp_path, FILE)

    assert not written.is_stale(date(2026, 11, 24))
    assert written.is_stale(date(2026, 11, 25))
    reviewed = written.model_copy(
        update={"reviewed_on": date(2026, 11, 1), "reviewed_by": "Claire"}
    )
    assert not reviewed.is_stale(date(2026, 11, 25))
    assert "Claire" in wording.signed(reviewed, date(2026, 11, 25))


def test_the_guide_holds_the_situations_that_were_asked_for() -> None:
    guide = situations.load(DATA / "guide")

    assert len(guide) >= 22
    assert [s.number for s in guide.values()] == sorted(s.number for s in guide.values())
    for situation in guide.values():
        assert situation.signs
        assert situation.asking
        assert situation.obstacles


def test_every_text_of_the_guide_is_plain_french() -> None:
    for situation in situations.load(DATA / "guide").values():
        assert readability.of_situation(situation) >= readability.PLAIN, situation.slug


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ('"separation-law"', '"separation-lwa"', "'separation-lwa' is no need"),
        ('"caf-de-la-cote-d-or"', '"caf-de-nulle-part"', "'caf-de-nulle-part' is no resource"),
        (
            '"3919-violences-femmes-info"',
            '"garantie-visale"',
            "'garantie-visale' has no phone to call",
        ),
    ],
)
def test_check_names_what_the_guide_gets_wrong(
    whole_folder: Path, before: str, after: str, said: str
) -> None:
    path = whole_folder / "guide" / "je-me-separe.md"
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")

    found = problems_of(whole_folder / "resources.parquet", whole_folder)

    assert any(said in problem.message for problem in found)
    assert all(problem.file == "guide/je-me-separe.md" and problem.line > 1 for problem in found)


def test_check_refuses_a_text_that_is_hard_to_read(whole_folder: Path) -> None:
    path = whole_folder / "guide" / "je-me-separe.md"
    heavy = "- L'administration institutionnelle conditionne l'attribution de prestations. " * 4
    text = path.read_text(encoding="utf-8")
    path.write_text(f"{text.rstrip()}\n" + f"{heavy.strip()}\n" * 30, encoding="utf-8")

    found = problems_of(whole_folder / "resources.parquet", whole_folder)

    assert any("too hard to read" in problem.message for problem in found)


@pytest.mark.parametrize(
    ("word", "number"),
    [("école", 2), ("payer", 2), ("idée", 2), ("je", 1), ("séparation", 4), ("création", 3)],
)
def test_syllables_are_those_one_hears(word: str, number: int) -> None:
    assert readability.syllables(word) == number


def test_short_sentences_are_easier_than_the_same_in_one() -> None:
    short = readability.score(["La Caf aide. Elle paie une part du loyer. Demandez-la vite."])
    long = readability.score(["La Caf aide et elle paie une part du loyer, demandez-la vite."])
    assert short > long


def test_a_text_without_words_has_no_score() -> None:
    assert readability.score(["…", ""]) == 0
