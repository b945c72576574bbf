"""What the store does: read what is published, write new versions and their revisions."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import RLock

import duckdb

from directory.records import Resource
from directory.store.returns import Returns, in_utc


class StoreError(Exception):
    """The store can't be used; the message says what to do. Nothing was touched."""


class ConflictError(StoreError):
    """Someone else changed the resource first."""


@dataclass(frozen=True, slots=True)
class Revision:
    number: int
    resource_id: str
    made_at: datetime
    made_by: str
    before: Resource | None
    after: Resource


class Store:
    """One open DuckDB file. Safe to share between threads: each call has its own cursor."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, path: Path) -> None:
        self._connection = connection
        self._writing = RLock()
        self.path = path
        self.returns = Returns(connection, self._writing)

    def close(self) -> None:
        self._connection.close()

    def revision(self) -> int:
        """Return the number of the last accepted change; 0 when there was none."""
        row = self._cursor().execute("SELECT coalesce(max(number), 0) FROM revision").fetchone()
        return int(row[0]) if row else 0

    def published(self) -> list[Resource]:
        """Return what visitors may see, in the order of ids."""
        rows = self._cursor().execute(
            """
            SELECT record
            FROM resource
            WHERE status = 'published'
            ORDER BY id
            """
        )
        return [Resource.model_validate_json(record) for (record,) in rows.fetchall()]

    def changed_since(self, revision: int) -> list[Resource]:
        """Return, as they are now, the resources that later revisions changed."""
        rows = self._cursor().execute(
            """
            SELECT record
            FROM resource
            WHERE id IN (SELECT resource_id FROM revision WHERE number > $revision)
            ORDER BY id
            """,
            {"revision": revision},
        )
        return [Resource.model_validate_json(record) for (record,) in rows.fetchall()]

    def everything(self) -> list[Resource]:
        """Return drafts and archives too."""
        rows = self._cursor().execute("SELECT record FROM resource ORDER BY id")
        return [Resource.model_validate_json(record) for (record,) in rows.fetchall()]

    def history(self, resource_id: str) -> list[Revision]:
        """Return the changes of one resource, the latest first."""
        rows = self._cursor().execute(
            """
            SELECT number, resource_id, made_at, made_by, before, after
            FROM revision
            WHERE resource_id = $id
            ORDER BY number DESC
            """,
            {"id": resource_id},
        )
        return [_revision(row) for row in rows.fetchall()]

    def save(self, resources: Sequence[Resource], made_by: str, now: datetime) -> int:
        """Write new versions in one transaction, as one revision, and return its number.

        A resource that is already there must carry the version it was read at; otherwise
        ConflictError is raised and nothing at all is written.
        """
        with self._writing:
            cursor = self._cursor()
            cursor.begin()
            try:
                number = self._write(cursor, resources, made_by, now)
                cursor.commit()
            except BaseException:
                with suppress(duckdb.Error):
                    cursor.rollback()
                raise
            return number

    def _write(
        self,
        cursor: duckdb.DuckDBPyConnection,
        resources: Sequence[Resource],
        made_by: str,
        now: datetime,
    ) -> int:
        before = _present(cursor, [resource.id for resource in resources])
        after = [_next_version(resource, before.get(resource.id), now) for resource in resources]
        row = cursor.execute("SELECT coalesce(max(number), 0) + 1 FROM revision").fetchone()
        number = int(row[0]) if row else 1
        _insert(cursor, after)
        cursor.execute(
            """
            INSERT INTO revision
            SELECT $number, unnest($ids), $now, $by, unnest($before), unnest($after)
            """,
            {
                "number": number,
                "ids": [resource.id for resource in after],
                "now": in_utc(now),
                "by": made_by,
                "before": [_json(before.get(resource.id)) for resource in after],
                "after": [_json(resource) for resource in after],
            },
        )
        return number

    def seed(self, resources: Iterable[Resource]) -> None:
        """Fill an empty store with the shipped resources, as they are, without a revision."""
        cursor = self._cursor()
        cursor.begin()
        _insert(cursor, list(resources))
        cursor.commit()

    def _cursor(self) -> duckdb.DuckDBPyConnection:
        return self._connection.cursor()


def _present(cursor: duckdb.DuckDBPyConnection, ids: list[str]) -> dict[str, Resource]:
    rows = cursor.execute("SELECT id, record FROM resource WHERE id IN $ids", {"ids": ids})
    return {id_: Resource.model_validate_json(record) for id_, record in rows.fetchall()}


def _next_version(resource: Resource, before: Resource | None, now: datetime) -> Resource:
    if before is not None and before.version != resource.version:
        raise ConflictError(
            f"{resource.id}: changed by someone else since it was read "
            f"(version {before.version}, not {resource.version}); read it again"
        )
    version = 1 if before is None else before.version + 1
    return resource.model_copy(update={"version": version, "updated_at": now.astimezone(UTC)})


def _insert(cursor: duckdb.DuckDBPyConnection, resources: Sequence[Resource]) -> None:
    cursor.execute(
        """
        INSERT OR REPLACE INTO resource
        SELECT unnest($ids), unnest($statuses), unnest($versions), unnest($times), unnest($records)
        """,
        {
            "ids": [resource.id for resource in resources],
            "statuses": [str(resource.status) for resource in resources],
            "versions": [resource.version for resource in resources],
            "times": [in_utc(resource.updated_at) for resource in resources],
            "records": [_json(resource) for resource in resources],
        },
    )


def _json(resource: Resource | None) -> str | None:
    return None if resource is None else resource.model_dump_json(exclude_none=True)


def _revision(row: tuple[int, str, datetime, str, str | None, str]) -> Revision:
    number, resource_id, made_at, made_by, before, after = row
    return Revision(
        number=number,
        resource_id=resource_id,
        made_at=made_at.replace(tzinfo=UTC),
        made_by=made_by,
        before=Resource.model_validate_json(before) if before else None,
        after=Resource.model_validate_json(after),
    )
