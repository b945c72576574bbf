"""A sheet as labelled facts, in the order they are read: what the PDF and the page both show."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from directory import wording
from directory.catalogue import has_place
from directory.guide.outings import Outing
from directory.sheet.content import Item, Sheet


class Variant(StrEnum):
    """How the sheet is set: `EASY` says less at a time, in short lines, in large letters."""

    STANDARD = "standard"
    LARGE = "large"
    EASY = "easy"


class Side(StrEnum):
    """Where a fact stands on paper: what it is for, or how to get there."""

    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Fact:
    label: str
    text: str
    side: Side
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """A list at the foot: papers, rights."""

    title: str
    lines: tuple[str, ...]
    note: str | None = None


def title(variant: Variant) -> str:
    return wording.SHEET_TITLE_EASY if variant == Variant.EASY else wording.SHEET_TITLE


def intro(variant: Variant) -> tuple[str, ...]:
    return wording.EASY_INTRO if variant == Variant.EASY else ()


def signed(sheet: Sheet) -> str:
    """'Faite le 25 novembre 2026 par le CCAS'."""
    made = wording.MADE_ON.format(made=wording.day(sheet.made_on))
    by = wording.MADE_BY.format(service=sheet.prepared_by) if sheet.prepared_by else ""
    return f"{made} {by}".strip()


def valid(sheet: Sheet) -> str:
    return wording.VALID_UNTIL.format(until=wording.day(sheet.valid_until))


def emergency() -> str:
    numbers = ", ".join(f"{use} {number}" for use, number in wording.EMERGENCY)
    return wording.EMERGENCY_LINE.format(numbers=numbers)


def item_title(item: Item) -> str:
    return f"{item.number}. {item.resource.name}"


def facts(item: Item, variant: Variant) -> list[Fact]:
    """Return what is said of a place; what is not known is said too. The left side comes first."""
    told = list(_facts(item, is_easy=variant == Variant.EASY))
    return sorted(told, key=lambda fact: list(Side).index(fact.side))


def _facts(item: Item, *, is_easy: bool) -> Iterator[Fact]:
    resource = item.resource
    yield Fact(wording.WHY, item.why, Side.LEFT)
    if item.note:
        yield Fact(wording.SHEET_NOTE, item.note, Side.LEFT)
    if item.say:
        yield Fact(wording.SAY, item.say, Side.LEFT)
    is_place = has_place(resource)
    if item.phone or is_place:
        tel = f"tel:{resource.phone}" if resource.phone else None
        yield Fact(wording.PHONE, item.phone or wording.SURE_NUMBER, Side.RIGHT, tel)
    if resource.website and not item.phone:
        yield Fact(wording.WEBSITE, resource.website, Side.RIGHT, resource.website)
    if item.address:
        yield Fact(wording.ADDRESS, item.address, Side.RIGHT)
    if item.hours or is_place:
        unknown = wording.NO_HOURS if item.phone else wording.NO_HOURS_NO_PHONE
        label = wording.HOURS if resource.opening_hours else wording.HOURS_TITLE
        yield Fact(label, "\u00a0; ".join(item.hours) or unknown, Side.RIGHT)
    if item.way:
        yield Fact(wording.WAY, item.way, Side.RIGHT)
    if resource.conditions:
        yield Fact(wording.CONDITIONS_TITLE, resource.conditions, Side.LEFT)
    if item.papers:
        yield Fact(wording.PAPERS, ", ".join(item.papers), Side.LEFT)
    if item.plan_b and not is_easy:
        yield Fact(wording.OTHERWISE, item.plan_b, Side.LEFT)


def lists(sheet: Sheet, variant: Variant) -> list[Listed]:
    """Return the outings, the papers and, but where less is more, the rights."""
    found = []
    if sheet.outings:
        said = tuple(_outing(sheet, outing) for outing in sheet.outings)
        found.append(Listed(wording.OUTINGS_TITLE, said))
    if sheet.papers:
        found.append(Listed(wording.PAPERS_TITLE, sheet.papers, wording.PAPERS_NOTE))
    if sheet.rights and variant != Variant.EASY:
        told = tuple(f"{right.name} : {right.check}" for right in sheet.rights)
        found.append(Listed(wording.RIGHTS_TITLE, told, wording.RIGHTS_NOTE))
    return found


def _outing(sheet: Sheet, outing: Outing) -> str:
    """'Samedi 28 novembre au matin : 1. Épicerie (9 h – 11 h) et 3. Vestiaire (10 h – 12 h)'."""
    titles = {item.resource.id: item_title(item) for item in sheet.items}
    return f"{wording.outing(outing, None)} : {wording.stops(outing, titles)}"
