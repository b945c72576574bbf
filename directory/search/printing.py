"""Answers as text, for the command line: lines, JSON, and the table of the criteria."""

import json
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from directory.search.engine import Engine
from directory.search.filters import Filters
from directory.search.found import Answer, Found

NOTHING = "nothing found"


@dataclass(frozen=True, slots=True)
class Printing:
    """Answers questions with one engine, at one moment, up to `limit` answers each."""

    engine: Engine
    chosen: Filters
    now: datetime
    limit: int

    def lines(self, question: str) -> Iterator[str]:
        """Yield what was understood, then one line an answer."""
        found = self._found(question)
        for name, said in _understood(found).items():
            yield f"# {name}: {said}"
        if not found.answers:
            yield NOTHING
        for answer in found.answers[: self.limit]:
            yield f"{answer.score:8.3f}  {answer.resource.id}  {answer.resource.name}"

    def first(self, question: str) -> str:
        """Return the question with the id of its first answer."""
        answers = self._found(question).answers
        return f"{question}\t{answers[0].resource.id if answers else NOTHING}"

    def table(self, question: str) -> Iterator[str]:
        """Yield, for each answer, what each criterion adds to its score."""
        found = self._found(question)
        yield from (f"# {name}: {said}" for name, said in _understood(found).items())
        for answer in found.answers[: self.limit]:
            yield f"{answer.score:8.3f}  {answer.resource.id}"
            parts = self.engine.explain(found, answer)
            yield from (f"{part:+12.3f}  {name}" for name, part in parts.items() if part)

    def as_json(self, question: str) -> str:
        found = self._found(question)
        results = [self._told(found, answer) for answer in found.answers[: self.limit]]
        return json.dumps(results, ensure_ascii=False, indent=2)

    def json_line(self, question: str) -> str:
        """Return one line: the question, what was understood, the ids, the milliseconds."""
        start = time.perf_counter()
        found = self._found(question)
        spent = (time.perf_counter() - start) * 1000
        told = {
            "question": question,
            "understood": _understood(found),
            "results": [answer.resource.id for answer in found.answers[: self.limit]],
            "ms": round(spent, 2),
        }
        return json.dumps(told, ensure_ascii=False)

    def _found(self, question: str) -> Found:
        return self.engine.search(question, self.chosen, now=self.now)

    def _told(self, found: Found, answer: Answer) -> dict[str, object]:
        return {
            "id": answer.resource.id,
            "name": answer.resource.name,
            "score": round(answer.score, 3),
            "reasons": [
                {"kind": reason.kind, "found": reason.found, "typed": reason.typed}
                for reason in self.engine.reasons(found, answer.resource)
            ],
            "distance_m": None if answer.distance_m is None else round(answer.distance_m),
        }


def _understood(found: Found) -> Mapping[str, str]:
    """Return the words of the question that say each filter."""
    text = found.understood.text
    return {clue.name: text[clue.start : clue.end] for clue in found.understood.clues}
