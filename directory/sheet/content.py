"""What stands on an orientation sheet: each place with all one needs to go there."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from directory import hours, wording
from directory.catalogue import Catalogue
from directory.guide.choices import Asking, Choice, ranked
from directory.guide.outings import Outing, half_days, open_for, outings
from directory.guide.plan import Planner, merged_papers, merged_rights
from directory.guide.situations import Right, Situation
from directory.guide.ways import way
from directory.hours import Span
from directory.records import Resource
from directory.search.filters import Near

DAYS = 14
"""Hours are printed for so long; the sheet is valid as long as they are."""
MOST_ITEMS = 20


@dataclass(frozen=True, slots=True)
class Links:
    """Where the sheet lives: this selection, the way back with its code."""

    selection: str
    feedback: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for: `ids` in order, a note for some, who prepares it (a service's name)."""

    ids: tuple[str, ...]
    links: Links
    notes: Mapping[str, str] = field(default_factory=dict)
    prepared_by: str = ""
    situations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """One place, numbered as on the map; a text left at None has nothing to say.

    `visit` is the first opening at a time that suits the family, for the calendar.
    """

    number: int
    resource: Resource
    why: str
    say: str | None
    phone: str | None
    address: str | None
    hours: tuple[str, ...]
    way: str | None
    papers: tuple[str, ...]
    note: str | None
    plan_b: str | None
    facts_from: str
    visit: Span | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole sheet: facts of the directory, the notes, the service's name and the start."""

    made_on: date
    valid_until: date
    prepared_by: str
    start: Near | None
    items: tuple[Item, ...]
    papers: tuple[str, ...]
    rights: tuple[Right, ...]
    outings: tuple[Outing, ...]
    links: Links


def compose(planner: Planner, asking: Asking, order: Order) -> Sheet:
    """Make the sheet of the resources that exist, in the order asked for."""
    by_id = planner.catalogue.by_id
    resources = [by_id[id_] for id_ in dict.fromkeys(order.ids) if id_ in by_id][:MOST_ITEMS]
    situations = planner.known(order.situations)
    taken = {resource.id for resource in resources}
    items = []
    for number, resource in enumerate(resources, start=1):
        needs = _needs(planner.catalogue, resource, situations)
        plan_b = _plan_b(planner, asking, needs, taken)
        taken |= {plan_b.resource.id} if plan_b else set()
        item = _item(planner, asking, resource, needs)
        items.append(
            replace(
                item,
                number=number,
                note=order.notes.get(resource.id, "").strip() or None,
                plan_b=_told(plan_b.resource) if plan_b else None,
            )
        )
    made_on = asking.now.date()
    together = outings(asking, [[Choice(resource, 0)] for resource in resources])
    return Sheet(
        made_on=made_on,
        valid_until=made_on + timedelta(days=DAYS - 1),
        prepared_by=order.prepared_by.strip(),
        start=asking.family.near,
        items=tuple(replace(item, visit=_together(together, item)) for item in items),
        papers=merged_papers(situations),
        rights=merged_rights(situations),
        outings=together,
        links=order.links,
    )


def _item(planner: Planner, asking: Asking, resource: Resource, needs: Sequence[str]) -> Item:
    catalogue = planner.catalogue
    labels = [catalogue.taxonomy.needs[need].label for need in needs]
    return Item(
        number=0,
        resource=resource,
        why=wording.joined(labels) if labels else resource.summary,
        say=wording.to_say(resource, labels, asking.family.ages),
        phone=_phone(resource),
        address=wording.address(resource),
        hours=tuple(_hours(resource, asking.now)),
        way=_way(asking, resource),
        papers=resource.documents,
        note=None,
        plan_b=None,
        facts_from=wording.facts_from(resource),
        visit=_visit(asking, resource),
    )


def _needs(catalogue: Catalogue, resource: Resource, situations: Sequence[Situation]) -> list[str]:
    """Return what it is there for: the needs of the situations in order, else its own first one."""
    wanted = dict.fromkeys(need for situation in situations for need in situation.needs)
    known = [need for need in resource.needs if need in catalogue.taxonomy.needs]
    return [need for need in wanted if need in known] or known[:1]


def _plan_b(
    planner: Planner, asking: Asking, needs: Sequence[str], taken: set[str]
) -> Choice | None:
    """Return the best other resource for the first need, that is not on the sheet yet."""
    if not needs:
        return None
    others = ranked(asking, needs[0], needs, planner.by_need[needs[0]])
    return next((choice for choice in others if choice.resource.id not in taken), None)


def _told(resource: Resource) -> str:
    """'Maison des familles, 03 80 …', or its website when it has no number."""
    return ", ".join(filter(None, [resource.name, _phone(resource) or resource.website]))


def _phone(resource: Resource) -> str | None:
    """Return the number with spaces that no line is broken at."""
    return wording.phone(resource.phone).replace(" ", "\u00a0") if resource.phone else None


def _hours(resource: Resource, now: datetime) -> list[str]:
    note = [resource.hours_note] if resource.hours_note else []
    if not resource.opening_hours:
        return note
    if hours.is_always_open(resource.opening_hours):
        return [wording.ALWAYS_OPEN, *note]
    closures = [(closure.start, closure.end, closure.reason) for closure in resource.closures]
    known = hours.days(resource.opening_hours, now.date(), DAYS, closures)
    return [*wording.two_weeks(known), *note]


def _way(asking: Asking, resource: Resource) -> str | None:
    near = asking.family.near
    if near is None or resource.point is None:
        return None
    found = way(asking.catalogue.territory, (near.lat, near.lon), resource.point)
    return wording.way(found, near.label, asking.family.moves)


def _together(together: Iterable[Outing], item: Item) -> Span | None:
    """Return when to go there: in the outing that the place is part of, if it has a time."""
    for outing in together:
        for stop, span in zip(outing.stops, outing.open, strict=False):
            if stop.resource.id == item.resource.id:
                return span
    return item.visit


def _visit(asking: Asking, resource: Resource) -> Span | None:
    if not resource.opening_hours or hours.is_always_open(resource.opening_hours):
        return None
    openings = (open_for(resource, start, end) for start, end in half_days(asking))
    return next(filter(None, openings), None)
