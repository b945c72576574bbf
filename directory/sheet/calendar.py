"""What has a time, as an iCalendar file (RFC 5545): one event for each place that opens."""

from dataclasses import replace
from datetime import UTC, datetime

from icalendar import Calendar, Event

from directory import wording
from directory.catalogue import has_place
from directory.hours import Span
from directory.sheet import laid_out
from directory.sheet.content import Item, Sheet
from directory.sheet.laid_out import Variant


def calendar(sheet: Sheet, now: datetime) -> bytes | None:
    """Return the first opening of each place whose hours are known; None when none has any."""
    timed = [(item, item.visit) for item in sheet.items if item.visit]
    if not timed:
        return None
    made = Calendar()
    made.add("prodid", f"-//{wording.PRODUCT}//FR")
    made.add("version", "2.0")
    made.add("x-wr-calname", wording.CALENDAR_NAME)
    for item, visit in timed:
        made.add_component(_event(item, visit, sheet, now))
    written: bytes = made.to_ical()
    return written


def _event(item: Item, visit: Span, sheet: Sheet, now: datetime) -> Event:
    """Notes stay on the paper: an agenda is often shared."""
    event = Event()
    start, end = visit
    event.add("uid", f"{item.resource.id}-{start:%Y%m%dT%H%M}@reperes")
    event.add("dtstamp", now.astimezone(UTC))
    event.add("dtstart", start.astimezone(UTC))
    event.add("dtend", end.astimezone(UTC))
    act = wording.GO_TO if has_place(item.resource) else wording.CALL_THEM
    event.add("summary", act.format(name=item.resource.name))
    if item.address and not item.resource.confidential_address:
        event.add("location", item.address)
    facts = laid_out.facts(replace(item, note=None), Variant.STANDARD)
    event.add("description", "\n".join(f"{fact.label} : {fact.text}" for fact in facts))
    if sheet.links.selection:
        event.add("url", sheet.links.selection)
    return event
