"""Opening the file: made at the first start, brought up to date, refused when it isn't ours."""

import re
from collections.abc import Iterable
from pathlib import Path

import duckdb

from directory.records import Resource
from directory.store.keeping import Store, StoreError

APPLICATION = "reperes"

MIGRATIONS: tuple[str, ...] = (
    """
    CREATE TABLE resource (
        id VARCHAR PRIMARY KEY,
        status VARCHAR NOT NULL,
        version INTEGER NOT NULL,
        updated_at TIMESTAMP NOT NULL,
        record VARCHAR NOT NULL
    );
    CREATE TABLE revision (
        number BIGINT NOT NULL,
        resource_id VARCHAR NOT NULL,
        made_at TIMESTAMP NOT NULL,
        made_by VARCHAR NOT NULL,
        before VARCHAR,
        after VARCHAR NOT NULL,
        PRIMARY KEY (number, resource_id)
    );
    """,
    """
    CREATE TABLE sheet (
        code VARCHAR PRIMARY KEY,
        made_at TIMESTAMP NOT NULL,
        resource_ids VARCHAR[] NOT NULL
    );
    CREATE TABLE proposal (
        number BIGINT PRIMARY KEY,
        made_at TIMESTAMP NOT NULL,
        kind VARCHAR NOT NULL,
        resource_id VARCHAR NOT NULL,
        said VARCHAR NOT NULL,
        sheet_code VARCHAR
    );
    """,
)
"""Forward only: a change of schema is one more entry, never an edit of an old one.

Times are UTC.
"""


def open_store(location: str, seed: Iterable[Resource]) -> Store:
    """Open the store at a path or a `duckdb:///path` URL, made from `seed` when there is none.

    Raise StoreError, having touched nothing, on a file that is not ours, that is damaged, that
    a newer version wrote or that another process holds.
    """
    path = _path_of(location)
    if path.exists():
        return _opened(path)
    resources = list(seed)
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.new")
    for leftover in (aside, aside.with_name(f"{aside.name}.wal")):
        leftover.unlink(missing_ok=True)
    connection = duckdb.connect(str(aside))
    _create(connection)
    Store(connection, aside).seed(resources)
    connection.close()
    aside.replace(path)
    return _opened(path)


def _path_of(location: str) -> Path:
    scheme = re.match(r"^(\w+)://", location)
    if scheme and scheme[1] != "duckdb":
        raise StoreError(
            f"DIRECTORY_DATABASE starts with {scheme[0]!r}, which is not supported; "
            "give a path such as var/directory.duckdb, or duckdb:///absolute/path"
        )
    return Path(location.removeprefix("duckdb://"))


def _opened(path: Path) -> Store:
    try:
        connection = duckdb.connect(str(path))
    except duckdb.Error as error:
        raise StoreError(_why_not_opened(path, error)) from error
    try:
        _check_and_migrate(connection, path)
    except BaseException:
        connection.close()
        raise
    return Store(connection, path)


def _why_not_opened(path: Path, error: duckdb.Error) -> str:
    holder = re.search(r"PID (\d+)", str(error))
    if holder:
        return (
            f"{path} is open in another process (number {holder[1]}), probably the running app; "
            "stop it, or read a file instead with --data data/resources.parquet"
        )
    return (
        f"{path} can't be opened as a DuckDB database: it is damaged or is something else. "
        "It was left as it is. Move it away to start again from data/resources.parquet, "
        "or put a backup in its place"
    )


def _check_and_migrate(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    version = _schema_version(connection, path)
    if version > len(MIGRATIONS):
        raise StoreError(
            f"{path} was written by a newer version of Repères (schema {version}, "
            f"this one knows {len(MIGRATIONS)}); update the code. The file was left as it is"
        )
    for number in range(version, len(MIGRATIONS)):
        _migrate(connection, number)


def _schema_version(connection: duckdb.DuckDBPyConnection, path: Path) -> int:
    try:
        row = connection.execute(
            "SELECT value FROM about WHERE key = $key", {"key": APPLICATION}
        ).fetchone()
    except duckdb.CatalogException:
        row = None
    if row is None:
        raise StoreError(
            f"{path} is a DuckDB database, but not one of Repères; it was left as it is. "
            "Set DIRECTORY_DATABASE to another path"
        )
    return int(row[0])


def _create(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute("CREATE TABLE about (key VARCHAR PRIMARY KEY, value INTEGER NOT NULL)")
    connection.execute("INSERT INTO about VALUES ($key, 0)", {"key": APPLICATION})
    for number in range(len(MIGRATIONS)):
        _migrate(connection, number)


def _migrate(connection: duckdb.DuckDBPyConnection, number: int) -> None:
    connection.begin()
    connection.execute(MIGRATIONS[number])
    connection.execute(
        "UPDATE about SET value = $version WHERE key = $key",
        {"version": number + 1, "key": APPLICATION},
    )
    connection.commit()
