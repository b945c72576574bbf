"""The check of housing aids: probable, to check or no, and never a no out of silence."""

from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.guide import aids
from directory.guide.aids import Aids, AidsError, Verdict, finding, findings
from tests.conftest import DATA

SHIPPED = aids.load(DATA / "aids.toml")
FILE = """
[questions.age]
label = "Votre âge"
short = "votre âge"
choices = { young = "18-30", old = "Plus de 30" }
[questions.work]
label = "Votre travail"
short = "votre travail"
choices = { student = "Étudiant", employee = "Salarié" }

[[aids]]
id = "visale"
name = "Visale"
office = "garantie-visale"
what = "Une caution."
source = { url = "https://www.visale.fr/", publisher = "Visale" }
read_on = 2026-11-25
check = []
[[aids.conditions]]
any = [{ age = ["young"] }, { age = ["old"], work = ["employee"] }]
no = "après 30 ans, elle est pour les salariés"
"""


def loaded(tmp_path: Path, text: str = FILE) -> Aids:
    path = tmp_path / "aids.toml"
    path.write_text(text, encoding="utf-8")
    return aids.load(path)


@pytest.mark.parametrize(
    ("answers", "verdict", "missing"),
    [
        ({}, Verdict.TO_CHECK, {"age", "work"}),
        ({"age": "young"}, Verdict.PROBABLE, set()),
        ({"age": "old"}, Verdict.TO_CHECK, {"work"}),
        ({"work": "employee"}, Verdict.TO_CHECK, {"age"}),
        ({"age": "old", "work": "employee"}, Verdict.PROBABLE, set()),
        ({"age": "old", "work": "student"}, Verdict.NO, set()),
        ({"work": "student"}, Verdict.TO_CHECK, {"age"}),
    ],
)
def test_each_answer_moves_the_verdict(
    tmp_path: Path, answers: dict[str, str], verdict: Verdict, missing: set[str]
) -> None:
    given_ = {question: [code] for question, code in answers.items()}
    found = finding(loaded(tmp_path).aids[0], given_)

    assert found.verdict == verdict
    assert set(found.missing) == missing
    assert (found.because is not None) == (verdict == Verdict.NO)


def test_what_no_answer_can_tell_keeps_an_aid_to_check(tmp_path: Path) -> None:
    text = FILE.replace("check = []", 'check = ["Le loyer : pas trop haut."]')

    assert finding(loaded(tmp_path, text).aids[0], {"age": ["young"]}).verdict == Verdict.TO_CHECK


def test_a_check_for_some_is_said_to_them_and_to_those_who_did_not_answer(tmp_path: Path) -> None:
    one = '{ say = "Un garant.", only = { work = ["student"] } }'
    aid = loaded(tmp_path, FILE.replace("check = []", f"check = [{one}]")).aids[0]

    assert finding(aid, {"age": ["young"], "work": ["student"]}).checks == ("Un garant.",)
    assert finding(aid, {"age": ["young"]}).checks == ("Un garant.",)
    employed = finding(aid, {"age": ["young"], "work": ["employee"]})
    assert (employed.checks, employed.verdict) == ((), Verdict.PROBABLE)


def test_several_answers_open_what_each_one_opens() -> None:
    both = {"project": ["separating", "arrears"], "place": ["dijon"]}

    ruled_out = {f.aid.id for f in findings(SHIPPED, both) if f.verdict == Verdict.NO}

    assert ruled_out.isdisjoint({"sos-loyers-impayes", "logement-social", "fsl-metropole-loyer"})


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ('age = ["young"]', 'age = ["yong"]', "visale: age = 'yong'"),
        ('age = ["young"]', 'years = ["young"]', "visale: years = 'young'"),
        ('name = "Visale"\n', "", "name"),
        ("[[aids.conditions]]", "[[aids.conditions", "not a TOML"),
    ],
)
def test_a_wrong_file_says_which_entry(tmp_path: Path, before: str, after: str, said: str) -> None:
    assert before in FILE
    with pytest.raises(AidsError, match=said):
        loaded(tmp_path, FILE.replace(before, after))


answers = st.fixed_dictionaries(
    {},
    optional={
        name: st.sets(st.sampled_from(list(question.choices)), min_size=1)
        for name, question in SHIPPED.questions.items()
    },
)


@given(answers)
def test_one_more_answer_never_brings_back_an_aid_that_was_ruled_out(
    given_: dict[str, str],
) -> None:
    before = {f.aid.id for f in findings(SHIPPED, given_) if f.verdict == Verdict.NO}
    for name, question in SHIPPED.questions.items():
        if name not in given_:
            more = {**given_, name: {next(iter(question.choices))}}
            after = {f.aid.id for f in findings(SHIPPED, more) if f.verdict == Verdict.NO}
            assert before <= after


def test_without_an_answer_nothing_is_ruled_out() -> None:
    assert {found.verdict for found in findings(SHIPPED, {})} == {Verdict.TO_CHECK}


def test_the_probable_come_first_and_every_aid_has_one_verdict() -> None:
    young = {"project": ["moving"], "age": ["18-29"], "work": ["private"]}

    found = findings(SHIPPED, young)

    assert sorted(f.aid.id for f in found) == sorted(aid.id for aid in SHIPPED.aids)
    order = [list(Verdict).index(each.verdict) for each in found]
    assert order == sorted(order)


def test_every_aid_can_be_had_by_someone() -> None:
    """An aid that every mix of answers rules out would have a wrong criterion."""
    for aid in SHIPPED.aids:
        named = sorted({q for c in aid.conditions for alternative in c.any for q in alternative})
        mixes = product(*([[code] for code in SHIPPED.questions[name].choices] for name in named))
        verdicts = {finding(aid, dict(zip(named, mix, strict=True))).verdict for mix in mixes}
        assert verdicts - {Verdict.NO}, aid.id


def test_no_text_of_an_aid_promises_an_amount() -> None:
    for aid in SHIPPED.aids:
        assert "€" not in " ".join([aid.what, *(check.say for check in aid.check)]), aid.id
