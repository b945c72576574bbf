"""All SQL: an embedded DuckDB file that keeps every resource and every accepted change.

Each write is one transaction: a new version of the resource and one revision that holds what
was before and after. Nothing here deletes. The clock is passed in.
"""

from directory.store.keeping import ConflictError, Revision, Store, StoreError
from directory.store.opening import open_store
from directory.store.returns import (
    Outcome,
    Proposal,
    TooManyReturnsError,
    UnknownSheetError,
)

__all__ = [
    "ConflictError",
    "Outcome",
    "Proposal",
    "Revision",
    "Store",
    "StoreError",
    "TooManyReturnsError",
    "UnknownSheetError",
    "open_store",
]
