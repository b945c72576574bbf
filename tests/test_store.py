"""The store: seeded once, every change kept, never a half-written or overwritten one."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pytest

from directory.store import ConflictError, Store, StoreError, open_store
from directory.store.opening import MIGRATIONS
from tests.conftest import MakeResource, made

NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "var" / "directory.duckdb"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    opened = open_store(str(path), [made(), made(id="draft", status="draft")])
    yield opened
    opened.close()


def test_the_first_start_makes_the_file_from_the_seed(store: Store, path: Path) -> None:
    assert path.exists()
    assert [resource.id for resource in store.published()] == ["creche-tivoli"]
    assert [resource.id for resource in store.everything()] == ["creche-tivoli", "draft"]


def test_the_second_start_keeps_what_the_first_wrote(
    path: Path, make_resource: MakeResource
) -> None:
    first = open_store(str(path), [make_resource()])
    first.save([make_resource(phone="115")], "Claire", NOW)
    first.close()

    second = open_store(str(path), [])

    assert second.published()[0].phone == "115"
    second.close()


def test_a_url_opens_the_same_file(path: Path) -> None:
    open_store(str(path), [made()]).close()

    store = open_store(f"duckdb://{path}", [])

    assert len(store.published()) == 1
    store.close()


def test_a_change_is_a_new_version_and_a_revision(
    store: Store, make_resource: MakeResource
) -> None:
    number = store.save([make_resource(phone="115")], "Claire", NOW)

    revision = store.history("creche-tivoli")[0]
    assert (number, store.revision()) == (1, 1)
    assert (revision.made_by, revision.made_at) == ("Claire", NOW)
    assert revision.before is not None
    assert (revision.before.phone, revision.after.phone) == (None, "115")
    assert store.published()[0].version == 2


def test_the_second_writer_is_told_and_nothing_is_written(
    store: Store, make_resource: MakeResource
) -> None:
    store.save([make_resource(phone="115")], "Claire", NOW)

    with pytest.raises(ConflictError, match="changed by someone else"):
        store.save([make_resource(id="new"), make_resource(phone="119")], "Omar", NOW)

    assert store.published()[0].phone == "115"
    assert "new" not in {resource.id for resource in store.everything()}
    assert store.revision() == 1


def test_text_that_looks_like_sql_is_only_text(store: Store, make_resource: MakeResource) -> None:
    hostile = "'); DROP TABLE resource; --"

    store.save([make_resource(id="b", name=hostile)], hostile, NOW)

    assert store.history("b")[0].after.name == hostile


@pytest.mark.parametrize("content", [b"not a database at all", b"\x00" * 4096, b""])
def test_a_damaged_file_is_left_as_it_is(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)

    with pytest.raises(StoreError, match=r"left as it is|not one of Repères"):
        open_store(str(path), [made()])

    assert path.read_bytes()[: len(content)] == content


def test_a_foreign_database_is_left_as_it_is(path: Path) -> None:
    path.parent.mkdir()
    foreign = duckdb.connect(str(path))
    foreign.execute("CREATE TABLE theirs AS SELECT 42 AS answer")
    foreign.close()

    with pytest.raises(StoreError, match="not one of Repères"):
        open_store(str(path), [made()])

    again = duckdb.connect(str(path))
    assert again.execute("SELECT answer FROM theirs").fetchall() == [(42,)]
    assert again.execute("SHOW TABLES").fetchall() == [("theirs",)]
    again.close()


def test_a_file_of_a_newer_version_is_refused(path: Path) -> None:
    open_store(str(path), [made()]).close()
    connection = duckdb.connect(str(path))
    connection.execute("UPDATE about SET value = 99")
    connection.close()

    with pytest.raises(StoreError, match="newer version"):
        open_store(str(path), [])


def test_an_older_schema_is_brought_up_to_date(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_store(str(path), [made()]).close()
    added = "ALTER TABLE resource ADD COLUMN seen BOOLEAN DEFAULT false"
    monkeypatch.setattr("directory.store.opening.MIGRATIONS", (*MIGRATIONS, added))

    store = open_store(str(path), [])

    assert len(store.published()) == 1
    store.close()
    connection = duckdb.connect(str(path))
    assert connection.execute("SELECT value FROM about").fetchall() == [(len(MIGRATIONS) + 1,)]
    connection.close()


def test_another_database_server_is_refused_in_words() -> None:
    with pytest.raises(StoreError, match="postgresql://"):
        open_store("postgresql://localhost/x", [])


HOLD = """
import duckdb, sys, time
connection = duckdb.connect(sys.argv[1])
print("held", flush=True)
time.sleep(60)
"""


def test_a_file_held_by_another_process_names_it(path: Path) -> None:
    open_store(str(path), [made()]).close()
    holder = subprocess.Popen(  # noqa: S603 (our own interpreter)
        [sys.executable, "-c", HOLD, str(path)], stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None
    holder.stdout.readline()
    try:
        with pytest.raises(StoreError, match=rf"open in another process \(number {holder.pid}\)"):
            open_store(str(path), [])
    finally:
        holder.kill()
        holder.wait()
        holder.stdout.close()


WRITE = """
import sys
from datetime import UTC, datetime
from directory.store import open_store
store = open_store(sys.argv[1], [])
for _ in range(100_000):
    resource = store.published()[0]
    number = int(resource.price_note or 0) + 1
    store.save([resource.model_copy(update={"price_note": str(number)})], "x", datetime.now(UTC))
    print(number, flush=True)
"""


@pytest.mark.parametrize("writes", [1, 4, 9, 17])
def test_a_process_killed_while_writing_loses_nothing_it_acknowledged(
    path: Path, writes: int
) -> None:
    open_store(str(path), [made()]).close()
    writer = subprocess.Popen(  # noqa: S603 (our own interpreter)
        [sys.executable, "-c", WRITE, str(path)], stdout=subprocess.PIPE, text=True
    )
    assert writer.stdout is not None
    acknowledged = [int(writer.stdout.readline()) for _ in range(writes)][-1]
    os.kill(writer.pid, signal.SIGKILL)
    acknowledged = max([acknowledged, *map(int, writer.stdout.read().split())])
    writer.wait()
    writer.stdout.close()

    store = open_store(str(path), [])

    kept = int(store.published()[0].price_note or 0)
    assert kept >= acknowledged
    assert store.published()[0].version == kept + 1
    assert len(store.history("creche-tivoli")) == kept
    store.close()
