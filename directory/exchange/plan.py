"""What one set of resources would change in another, field by field and in words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from directory.records import Resource

BOOKKEEPING = {"version", "updated_at"}
"""Set by the store at each write: a difference there alone is no change of fact."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    field: str
    before: object
    after: object

    def __str__(self) -> str:
        return f"{self.field}: {_said(self.before)} → {_said(self.after)}"


@dataclass(frozen=True, slots=True)
class Plan:
    """`changed` holds the new resource with the differences from the old one."""

    added: tuple[Resource, ...] = ()
    removed: tuple[Resource, ...] = ()
    changed: tuple[tuple[Resource, tuple[FieldChange, ...]], ...] = ()
    unchanged: int = field(default=0)

    def sentences(self) -> Iterator[str]:
        """Say the plan in words, one line a fact."""
        for resource in self.added:
            yield f"+ {resource.id}: new, {resource.name!r}"
        for resource in self.removed:
            yield f"- {resource.id}: no longer there, {resource.name!r}"
        for resource, changes in self.changed:
            yield f"~ {resource.id}: {resource.name!r}"
            yield from (f"    {change}" for change in changes)
        yield (
            f"{len(self.added)} new, {len(self.changed)} changed, "
            f"{len(self.removed)} gone, {self.unchanged} unchanged"
        )


def compare(before: Iterable[Resource], after: Iterable[Resource]) -> Plan:
    """Compare by id."""
    old = {resource.id: resource for resource in before}
    new = {resource.id: resource for resource in after}
    both = [(old[id_], new[id_]) for id_ in new if id_ in old]
    changed = [(later, differences(earlier, later)) for earlier, later in both]
    return Plan(
        added=tuple(resource for id_, resource in new.items() if id_ not in old),
        removed=tuple(resource for id_, resource in old.items() if id_ not in new),
        changed=tuple((resource, changes) for resource, changes in changed if changes),
        unchanged=sum(not changes for _resource, changes in changed),
    )


def differences(before: Resource, after: Resource) -> tuple[FieldChange, ...]:
    return tuple(
        FieldChange(name, getattr(before, name), getattr(after, name))
        for name in Resource.model_fields
        if name not in BOOKKEEPING and getattr(before, name) != getattr(after, name)
    )


def _said(value: object) -> str:
    if value is None or value == ():
        return "unknown"
    if isinstance(value, tuple):
        return ", ".join(_said(item) for item in value)
    return repr(str(value))
