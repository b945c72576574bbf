"""What comes back from the orientation sheets: a proposal for the coordinator, with no identity.

A sheet is kept as its code and its resources' ids: nothing about who made it or who holds it.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from threading import RLock

import duckdb

ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""Without the letters and figures that look alike on paper: I and 1, O and 0."""
CODE_LENGTH = 8
MOST_RETURNS = 40
"""Of one sheet: twice its places, and more than one family would ever send."""


class Outcome(StrEnum):
    """What happened to whoever followed a sheet."""

    FOUND = "found"
    FULL = "full"
    WRONG_NUMBER = "wrong_number"
    UNSUITED = "unsuited"


class UnknownSheetError(Exception):
    """No sheet has this code, or this resource is not on it."""


class TooManyReturnsError(Exception):
    """The sheet has had all the answers that it may have."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """One line for the coordinator; never shown to the public."""

    number: int
    made_at: datetime
    kind: str
    resource_id: str
    said: str
    sheet_code: str | None


class Returns:
    """The sheets handed over and what was said of them. Safe to share between threads."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, writing: RLock) -> None:
        self._connection = connection
        self._writing = writing

    def keep_sheet(self, resource_ids: Sequence[str], now: datetime) -> str:
        """Keep which resources a sheet holds, and return the code to print on it."""
        code = "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))
        with self._writing:
            self._connection.cursor().execute(
                """
                INSERT INTO sheet
                VALUES ($code, $now, $ids)
                """,
                {"code": code, "now": in_utc(now), "ids": list(resource_ids)},
            )
        return code

    def on_sheet(self, code: str) -> tuple[str, ...]:
        """Return the ids of a sheet's resources; empty when the code is not known."""
        row = (
            self._connection.cursor()
            .execute("SELECT resource_ids FROM sheet WHERE code = $code", {"code": written(code)})
            .fetchone()
        )
        return tuple(row[0]) if row else ()

    def propose(self, code: str, resource_id: str, outcome: Outcome, now: datetime) -> None:
        """Keep what happened at one place of a sheet.

        Raise UnknownSheetError or TooManyReturnsError; then nothing is kept.
        """
        with self._writing:
            if resource_id not in self.on_sheet(code):
                raise UnknownSheetError(code)
            if self._count(code) >= MOST_RETURNS:
                raise TooManyReturnsError(code)
            self._connection.cursor().execute(
                """
                INSERT INTO proposal
                SELECT coalesce(max(number), 0) + 1, $now, 'return', $id, $said, $code
                FROM proposal
                """,
                {
                    "now": in_utc(now),
                    "id": resource_id,
                    "said": str(outcome),
                    "code": written(code),
                },
            )

    def proposals(self) -> list[Proposal]:
        """Return everything that waits for the coordinator, the latest first."""
        rows = self._connection.cursor().execute(
            """
            SELECT number, made_at, kind, resource_id, said, sheet_code
            FROM proposal
            ORDER BY number DESC
            """
        )
        return [
            Proposal(number, made_at.replace(tzinfo=UTC), kind, resource_id, said, code)
            for number, made_at, kind, resource_id, said, code in rows.fetchall()
        ]

    def _count(self, code: str) -> int:
        row = (
            self._connection.cursor()
            .execute(
                "SELECT count(*) FROM proposal WHERE sheet_code = $code", {"code": written(code)}
            )
            .fetchone()
        )
        return int(row[0]) if row else 0


def written(code: str) -> str:
    """Return a code as it was printed, however it was typed."""
    return "".join(letter for letter in code.upper() if letter in ALPHABET)[:CODE_LENGTH]


def in_utc(moment: datetime) -> datetime:
    """UTC without its name: DuckDB's own time zones would need one more package."""
    return moment.astimezone(UTC).replace(tzinfo=None)
