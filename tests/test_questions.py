"""The questions that people type, on the shipped directory: half for tuning, half reported."""

import hashlib
import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

import pytest

from directory.hours import PARIS
from directory.search.engine import Engine

FOLDER = Path(__file__).parent / "questions"
NOW = datetime(2026, 11, 24, 10, tzinfo=PARIS)
FIRST, AMONG_THREE = 0.87, 0.945
"""What the reported half reaches; raise it with the search, never lower it."""


@dataclass(frozen=True)
class Asked:
    question: str
    right: frozenset[str]

    @property
    def is_reported(self) -> bool:
        return hashlib.sha256(self.question.encode()).digest()[0] % 2 == 1


@cache
def asked() -> Sequence[Asked]:
    lines = (FOLDER / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    rows = map(json.loads, lines)
    return [Asked(row["question"], frozenset(row["right"])) for row in rows]


@pytest.fixture(scope="module")
def answers(shipped_engine: Engine) -> Mapping[str, list[str]]:
    """The first three ids for each question."""
    found = {each: shipped_engine.search(each, now=NOW, limit=100) for each in questions()}
    return {q: [answer.resource.id for answer in f.answers[:3]] for q, f in found.items()}


def questions() -> list[str]:
    return [each.question for each in asked()]


def test_there_are_enough_questions_and_each_once() -> None:
    assert len(questions()) == len(set(questions())) >= 250
    assert 0.4 < sum(each.is_reported for each in asked()) / len(asked()) < 0.6


def test_every_right_answer_exists(shipped_engine: Engine) -> None:
    named = set[str]().union(*(each.right for each in asked()))
    assert named <= set(shipped_engine.catalogue.by_id)


def test_the_reported_half_finds_a_right_answer(answers: Mapping[str, list[str]]) -> None:
    reported = [each for each in asked() if each.is_reported]
    first = sum(bool(set(answers[q.question][:1]) & q.right) for q in reported) / len(reported)
    among_three = sum(bool(set(answers[q.question]) & q.right) for q in reported) / len(reported)

    assert first >= FIRST
    assert among_three >= AMONG_THREE


def test_no_question_loses_its_answer(answers: Mapping[str, list[str]]) -> None:
    known = tomllib.loads((FOLDER / "known_failures.toml").read_text(encoding="utf-8"))
    failing = {q.question for q in asked() if not set(answers[q.question]) & q.right}

    assert failing == {question for cause in known.values() for question in cause["questions"]}
