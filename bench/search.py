"""A search: ours beside a rapidfuzz loop, pandas and SQLite's full text, on the same questions."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable

import pandas
from rapidfuzz import fuzz, process, utils

from bench.listings import MOMENT, Question, listings, questions
from bench.measure import memory_mb, milliseconds, print_table, quantile
from directory import exchange, places, settings, taxonomy
from directory.catalogue import Catalogue
from directory.records import Resource
from directory.search.engine import Engine
from directory.search.words import question_words

ASKED = 60
SIZES = (440, 10_000, 100_000)

Search = Callable[[str], list[str]]
Build = Callable[[list[Resource]], Search]


def ours(resources: list[Resource]) -> Search:
    data = settings.read({}).data
    engine = Engine(Catalogue(resources, taxonomy.load(data / "taxonomy.toml"), places.load(data)))

    def search(text: str) -> list[str]:
        found = engine.search(text, now=MOMENT, limit=100)
        return [answer.resource.id for answer in found.answers[:10]]

    return search


def rapidfuzz_wratio(resources: list[Resource]) -> Search:
    texts = {resource.id: utils.default_process(_text(resource)) for resource in resources}

    def search(text: str) -> list[str]:
        wanted = utils.default_process(text)
        return [key for _t, _s, key in process.extract(wanted, texts, scorer=fuzz.WRatio, limit=10)]

    return search


def pandas_contains(resources: list[Resource]) -> Search:
    frame = pandas.DataFrame(
        {"id": [r.id for r in resources], "text": [_text(r).lower() for r in resources]}
    )

    def search(text: str) -> list[str]:
        hits = pandas.Series(0, index=frame.index)
        for word in question_words(text):
            hits = hits + frame["text"].str.contains(word, regex=False)
        return list(frame["id"][hits.sort_values(ascending=False).index[:10]])

    return search


def sqlite_trigram(resources: list[Resource]) -> Search:
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE t USING fts5(id UNINDEXED, text, tokenize='trigram')")
    database.executemany("INSERT INTO t VALUES (?, ?)", [(r.id, _text(r)) for r in resources])

    def search(text: str) -> list[str]:
        grams = {w[n : n + 3] for w in question_words(text) for n in range(max(1, len(w) - 2))}
        wanted = " OR ".join(f'"{gram}"' for gram in grams if len(gram) == 3)
        query = "SELECT id FROM t WHERE t MATCH ? ORDER BY rank LIMIT 10"
        return [id_ for (id_,) in database.execute(query, [wanted])]

    return search


WAYS: dict[str, Build] = {
    "Repères": ours,
    "rapidfuzz WRatio loop": rapidfuzz_wratio,
    "pandas str.contains": pandas_contains,
    "SQLite FTS5 trigram": sqlite_trigram,
}


def _text(resource: Resource) -> str:
    return f"{resource.name} {resource.organisation or ''} {resource.summary}"


def _asked(size: int) -> tuple[list[Resource], list[Question]]:
    data = settings.read({}).data
    if size == SIZES[0]:
        resources = list(exchange.read(data / "resources.parquet").resources)
        return resources, questions(resources, ASKED)
    resources = listings(size, taxonomy.load(data / "taxonomy.toml"))
    return resources, questions(resources, ASKED)


def one(name: str, size: int) -> None:
    """Measure one way at one size, in a process of its own so that memory is its own."""
    resources, asked = _asked(size)
    before = memory_mb()
    found: list[Search] = []
    build = milliseconds(lambda: found.append(WAYS[name](resources)))
    search = found[0]
    search(asked[0].text)
    times, right = [], 0
    for question in asked:
        answers: list[list[str]] = []
        times.append(milliseconds(lambda: answers.append(search(question.text))))  # noqa: B023
        right += question.right in answers[0]
    row = (quantile(times, 0.5), quantile(times, 0.95), right / len(asked))
    print(f"{build:.0f}\t{memory_mb() - before:.0f}\t{row[0]:.2f}\t{row[1]:.2f}\t{row[2]:.2f}")


def main() -> None:
    rows = []
    for size in SIZES:
        for name in WAYS:
            done = subprocess.run(  # noqa: S603 (our own interpreter)
                [sys.executable, "-m", "bench.search", name, str(size)],
                capture_output=True,
                text=True,
                check=True,
            )
            rows.append([size, name, *done.stdout.split()])
    header = ["listings", "way", "build ms", "memory MB", "p50 ms", "p95 ms", "right in 10"]
    print_table("A search", header, rows)


if __name__ == "__main__":
    if len(sys.argv) > 2:
        one(sys.argv[1], int(sys.argv[2]))
    else:
        main()
