"""The immutable picture of what is published, swapped whole when the store moves.

A visitor's page keeps the picture it started with; the next one sees the new one. Nothing is
ever half updated, and no lock is held while someone reads.
"""

import base64
import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from threading import Lock
from typing import Generic, TypeVar

from directory.places import Quartier, Territory
from directory.records import Resource, Status
from directory.store import Store
from directory.taxonomy import Taxonomy

Picture = TypeVar("Picture")
HANDLE = 8


@dataclass(frozen=True)
class Catalogue:
    """What visitors can see, at one revision of the store."""

    resources: Sequence[Resource]
    taxonomy: Taxonomy
    territory: Territory
    revision: int = 0

    @cached_property
    def by_id(self) -> Mapping[str, Resource]:
        return {resource.id: resource for resource in self.resources}

    @cached_property
    def by_handle(self) -> Mapping[str, str]:
        """The id of each resource by its handle, which is short enough for a code on paper."""
        return {handle(id_): id_ for id_ in self.by_id}

    def updated(self, changed: Iterable[Resource], revision: int) -> "Catalogue":
        """Return the picture with these resources as they are now; only published ones stay."""
        held = dict(self.by_id)
        for resource in changed:
            held.pop(resource.id, None)
            if resource.status == Status.PUBLISHED:
                held[resource.id] = resource
        made = replace(self, resources=tuple(held.values()), revision=revision)
        made.__dict__["by_id"] = held  # known already: reading it anew costs twenty milliseconds
        return made

    def quartier_of(self, resource: Resource) -> Quartier | None:
        if resource.confidential_address or resource.quartier is None:
            return None
        return self.territory.quartiers.get(resource.quartier)


def handle(resource_id: str) -> str:
    """Return eight letters for an id: a code that holds twenty of them can still be photographed.

    40 bits of SHA-256: among 100 000 resources, one chance in 200 that two share a handle.
    """
    digest = hashlib.sha256(resource_id.encode()).digest()
    return base64.b32encode(digest)[:HANDLE].decode().lower()


def has_place(resource: Resource) -> bool:
    """Tell whether one can go there: a known point, quartier or address that may be shown."""
    if resource.confidential_address:
        return False
    return bool(resource.point or resource.quartier or resource.address or resource.stops)


class Keeper(Generic[Picture]):
    """Holds the current picture and makes the next one when the store's revision has moved.

    The first is built whole; each next one is made from the present one and what has changed.
    """

    def __init__(
        self,
        store: Store,
        build: Callable[[list[Resource], int], Picture],
        change: Callable[[Picture, list[Resource], int], Picture],
    ) -> None:
        self.store = store
        self._change = change
        self._building = Lock()
        self._revision = store.revision()
        self._picture = build(store.published(), self._revision)

    def current(self) -> Picture:
        """Return the picture of the store's last revision.

        While one visitor's page makes the next picture, the others go on with the present one.
        """
        if self.store.revision() != self._revision and self._building.acquire(blocking=False):
            try:
                revision = self.store.revision()
                changed = self.store.changed_since(self._revision)
                self._picture = self._change(self._picture, changed, revision)
                self._revision = revision
            finally:
                self._building.release()
        return self._picture
