"""A search: ours beside what a user would pick instead, on the same misspelt questions."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable

import tantivy
from rapidfuzz import fuzz, process, utils

from bench.listings import MOMENT, Question, listings, questions
from bench.measure import memory_mb, milliseconds, print_table, quantile
from directory import places, settings, taxonomy
from directory.catalogue import Catalogue
from directory.records import Resource
from directory.search.engine import Engine
from directory.search.vocabulary import edit_budget
from directory.search.words import question_words

ASKED = 200
ASKED_OF_LOOPS = 20
SIZES = (1_000, 10_000, 100_000, 1_000_000)
LOOPS_UP_TO = 100_000

Search = Callable[[str], list[str]]
Build = Callable[[list[Resource]], Search]


def ours(resources: list[Resource]) -> Search:
    """The whole engine: the question understood, filters, criteria, not the index alone."""
    engine = _engine(resources)

    def search(text: str) -> list[str]:
        found = engine.search(text, now=MOMENT, limit=100)
        return [answer.resource.id for answer in found.answers[:10]]

    return search


def _engine(resources: list[Resource]) -> Engine:
    data = settings.read({}).data
    return Engine(Catalogue(resources, taxonomy.load(data / "taxonomy.toml"), places.load(data)))


def loop_of(scorer: Callable[..., float]) -> Build:
    """Compare the question with every listing: the usual way to use rapidfuzz."""

    def build(resources: list[Resource]) -> Search:
        texts = {resource.id: utils.default_process(_text(resource)) for resource in resources}

        def search(text: str) -> list[str]:
            wanted = utils.default_process(text)
            found = process.extract(wanted, texts, scorer=scorer, limit=10)
            return [key for _text, _score, key in found]

        return search

    return build


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


def tantivy_fuzzy(resources: list[Resource]) -> Search:
    """Exact terms weigh double; fuzzy ones have our edit budget."""
    fields = tantivy.SchemaBuilder().add_text_field("id", stored=True).add_text_field("text")
    schema = fields.build()
    index = tantivy.Index(schema)
    writer = index.writer(200_000_000)
    for resource in resources:
        writer.add_document(tantivy.Document(id=resource.id, text=_text(resource)))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def query_of(word: str) -> list[tuple[tantivy.Occur, tantivy.Query]]:
        exact = tantivy.Query.boost_query(tantivy.Query.term_query(schema, "text", word), 2.0)
        budget = edit_budget(word)
        fuzzy = tantivy.Query.fuzzy_term_query(schema, "text", word, distance=budget)
        return [(tantivy.Occur.Should, exact)] + ([(tantivy.Occur.Should, fuzzy)] if budget else [])

    def search(text: str) -> list[str]:
        words = utils.default_process(text).split()
        query = tantivy.Query.boolean_query([part for word in words for part in query_of(word)])
        hits = searcher.search(query, 10).hits
        return [str(searcher.doc(address).get_first("id")) for _score, address in hits]

    return search


WAYS: dict[str, Build] = {
    "Repères": ours,
    "tantivy, fuzzy terms": tantivy_fuzzy,
    "SQLite FTS5 trigram": sqlite_trigram,
    "rapidfuzz token_set_ratio loop": loop_of(fuzz.token_set_ratio),
    "rapidfuzz WRatio loop": loop_of(fuzz.WRatio),
}


def _text(resource: Resource) -> str:
    return f"{resource.name} {resource.organisation or ''} {resource.summary}"


def _asked(size: int, number: int) -> tuple[list[Resource], list[Question]]:
    made = listings(size, taxonomy.load(settings.read({}).data / "taxonomy.toml"))
    return made, questions(made, number)


def one(name: str, size: int) -> None:
    """Measure one way at one size, in a process of its own so that memory is its own."""
    is_slow = "loop" in name or ("SQLite" in name and size > LOOPS_UP_TO)
    resources, asked = _asked(size, ASKED_OF_LOOPS if is_slow and size > 10_000 else ASKED)
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
    figures = (build / 1000, memory_mb() - before, quantile(times, 0.5), quantile(times, 0.95))
    print("\t".join(f"{figure:.1f}" for figure in figures), f"{right / len(asked):.3f}", sep="\t")


def update(size: int) -> None:
    """Measure what one changed resource costs the engine."""
    resources, _questions = _asked(size, 1)
    engine = _engine(resources)
    catalogue = engine.catalogue
    times = []
    for number in range(20):
        changed = resources[number * 7].model_copy(update={"phone": "115", "version": 2})
        start = catalogue.updated([changed], number + 1)
        times.append(milliseconds(lambda: catalogue.updated([changed], number + 1)))  # noqa: B023
        times[-1] += milliseconds(lambda: engine.updated(start, [changed.id]))  # noqa: B023
    print(f"{quantile(times, 0.5):.1f}\t{quantile(times, 0.95):.1f}")


def _measured(*arguments: str) -> list[str]:
    command = [sys.executable, "-m", "bench.search", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603
    return done.stdout.split()


def main() -> None:
    rows = [
        [f"{size:,}", name, *_measured(name, str(size))]
        for size in SIZES
        for name in WAYS
        if size <= LOOPS_UP_TO or "loop" not in name
    ]
    header = ["listings", "way", "build s", "memory MB", "p50 ms", "p95 ms", "right in 10"]
    print_table("A search", header, rows)
    changed = [[f"{size:,}", *_measured("update", str(size))] for size in SIZES[1:3]]
    print_table("One resource changed", ["listings", "p50 ms", "p95 ms"], changed)


if __name__ == "__main__":
    if sys.argv[1:2] == ["update"]:
        update(int(sys.argv[2]))
    elif sys.argv[1:]:
        one(sys.argv[1], int(sys.argv[2]))
    else:
        main()
