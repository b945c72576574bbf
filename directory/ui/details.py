"""Everything known of one resource, said plainly; what is not known is said too."""

import math
from collections.abc import Iterator, Sequence
from datetime import datetime
from urllib.parse import quote

import streamlit as st
from markupsafe import Markup

from directory import hours, places, wording
from directory.catalogue import Catalogue
from directory.records import Resource
from directory.settings import Settings
from directory.ui import actions, cards, maps, selection
from directory.ui.session import Directory

SIMILAR = 4
ZOOM = 17
WEEK = 7


def show(directory: Directory, resource: Resource, settings: Settings, now: datetime) -> None:
    """Show the title, what one needs first, the week, the rest, the source."""
    st.header(wording.as_text(resource.name), anchor=False)
    st.html(_opening(directory, resource, now))
    selection.button(directory.catalogue, resource, key="keep-opened")
    if resource.opening_hours:
        st.subheader(wording.HOURS_TITLE, anchor=False)
        st.html(_week(resource, now))
    st.subheader(wording.PRACTICAL, anchor=False)
    st.html(_definitions(wording.facts(resource)))
    st.html(_source(resource, settings))


def show_similar(directory: Directory, resource: Resource) -> None:
    """Show a few resources that answer the same need, the nearest first."""
    near = similar(directory.catalogue, resource)
    if not near:
        return
    st.subheader(wording.SIMILAR, anchor=False)
    for other in near:
        label = wording.as_text(other.name)
        st.page_link(
            "../../pages/resource.py",
            label=label,
            query_params={"id": other.id, **selection.query()},
        )


def similar(catalogue: Catalogue, resource: Resource) -> list[Resource]:
    """Return the resources that share the first need, the nearest or most local first."""
    if not resource.needs:
        return []
    sharing = [
        other
        for other in catalogue.resources
        if other.id != resource.id and resource.needs[0] in other.needs
    ]
    return sorted(sharing, key=lambda other: _closeness(resource, other))[:SIMILAR]


def _closeness(resource: Resource, other: Resource) -> tuple[float, bool, int, str]:
    here, there = resource.point, other.point
    metres = places.distance_m(here, there) if here and there else math.inf
    rank = other.needs.index(resource.needs[0])
    return metres, other.quartier != resource.quartier, rank, other.id


def _opening(directory: Directory, resource: Resource, now: datetime) -> str:
    theme = directory.catalogue.taxonomy.categories[resource.category]
    return str(
        Markup(
            '<div class="detail theme-{}"><p class="card-head"><span class="badge">'
            '<i class="icon"></i></span><span class="theme-name">{}</span></p>'
            '<p class="lead">{}</p>{}{}</div>'
        ).format(
            resource.category,
            theme,
            resource.summary,
            _paragraph(resource.details),
            Markup("").join(_reach(directory, resource, now)),
        )
    )


def _reach(directory: Directory, resource: Resource, now: datetime) -> Iterator[Markup]:
    """How to reach it: is it open, whom to call, where to go."""
    if resource.opening_hours:
        status = hours.status(resource.opening_hours, now, resource.closed_days)
        kind = {True: "open", False: "closed", None: "unknown"}[status.open]
        yield cards.LINE.format(kind=kind, text=wording.opening(status, now))
    else:
        yield cards.LINE.format(kind="unknown", text=wording.HOURS_UNKNOWN)
    if resource.phone:
        yield cards.LINE.format(kind="phone big", text=cards.phone_link(resource.phone))
    else:
        yield cards.LINE.format(kind="unknown", text=wording.PHONE_UNKNOWN)
    if resource.email:
        link = Markup('<a href="mailto:{0}">{0}</a>').format(resource.email)
        yield cards.LINE.format(kind="mail", text=link)
    if resource.website:
        yield cards.LINE.format(kind="web", text=cards.outside(resource.website, wording.WEBSITE))
    if resource.booking_url:
        yield cards.LINE.format(kind="web", text=cards.outside(resource.booking_url, wording.BOOK))
    yield cards.LINE.format(kind="place", text=_address(directory, resource))


def _address(directory: Directory, resource: Resource) -> Markup:
    if resource.confidential_address:
        return Markup("{}").format(wording.CONFIDENTIAL)
    parts = [part for part in (wording.address(resource),) if part]
    quartier = directory.catalogue.quartier_of(resource)
    if quartier and not quartier.is_commune:
        parts.append(wording.IN_QUARTIER.format(quartier=quartier.name))
    if not parts:
        return Markup("{}").format(wording.served(resource))
    where = Markup("{}").format(", ".join(parts))
    if resource.point is None:
        return where + Markup(" · {}").format(wording.NO_POINT)
    approximate = "" if resource.geo_precision == "address" else f" · {wording.STREET_ONLY}"
    return where + Markup("{} · {}").format(
        approximate, cards.outside(_way_there(*resource.point), wording.WAY_THERE)
    )


def _way_there(lat: float, lon: float) -> str:
    return f"https://www.openstreetmap.org/?mlat={lat}&mlon={lon}#map={ZOOM}/{lat}/{lon}"


def _week(resource: Resource, now: datetime) -> str:
    text = resource.opening_hours or ""
    closures = [(closure.start, closure.end, closure.reason) for closure in resource.closures]
    rows = Markup("").join(
        Markup('<tr{}><th scope="row">{} {}</th><td>{}{}</td></tr>').format(
            Markup(' class="today"') if line.date == now.date() else "",
            wording.DAYS[line.date.weekday()].capitalize(),
            wording.day(line.date).rsplit(" ", 1)[0],
            wording.hours_of(line),
            Markup(" <small>{}</small>").format(line.school_holiday) if line.school_holiday else "",
        )
        for line in hours.days(text, now.date(), WEEK, closures)
    )
    table = Markup('<table class="week"><caption>{}</caption>{}</table>').format(
        wording.WEEK_CAPTION, rows
    )
    notes = [resource.hours_note, *_closure_notes(resource, now)]
    if "SH" in text and not hours.knows_school_holidays(now.date()):
        notes.append(wording.SCHOOL_HOLIDAYS_UNKNOWN)
    return str(table + Markup("").join(_paragraph(note) for note in notes))


def _closure_notes(resource: Resource, now: datetime) -> list[str]:
    return [
        wording.closure(closure.start, closure.end, closure.reason)
        for closure in resource.closures
        if closure.end >= now.date()
    ]


def _source(resource: Resource, settings: Settings) -> str:
    """The page the facts come from, its date, and how to say that something is wrong."""
    source = resource.source
    dated = wording.partial_day(source.dated) if source.dated else wording.UNDATED
    checked = (
        wording.verified(resource.verified_on, resource.verified_by)
        if resource.verified_on
        else wording.UNVERIFIED
    )
    return str(
        Markup(
            '<div class="source"><p><strong>{}</strong></p>'
            "<p>{} {} ({}, {}).</p><p>{} · {}</p></div>"
        ).format(
            checked,
            wording.SOURCE,
            cards.outside(source.url, source.publisher),
            dated,
            wording.CONFIDENCE[resource.confidence],
            _report_link(resource, settings),
            Markup('<a href="resource?id={}" target="_self">{}</a>').format(
                resource.id, wording.PERMALINK
            ),
        )
    )


def _report_link(resource: Resource, settings: Settings) -> Markup:
    subject = quote(wording.REPORT_SUBJECT.format(name=resource.name))
    body = quote(wording.REPORT_BODY.format(id=resource.id))
    return Markup('<a href="mailto:{}?subject={}&amp;body={}">{}</a>').format(
        settings.contact or "", subject, body, wording.REPORT
    )


def show_map(resource: Resource, settings: Settings) -> None:
    if resource.point:
        maps.show_one(resource, settings)


def back_button() -> None:
    st.button(f"← {wording.BACK}", key="back", type="tertiary", on_click=actions.close_resource)


def _definitions(facts: Sequence[wording.ToldFact]) -> str:
    lines = (Markup("<dt>{}</dt><dd>{}</dd>").format(*fact) for fact in facts)
    return str(Markup('<dl class="facts">{}</dl>').format(Markup("").join(lines)))


def _paragraph(text: str | None) -> Markup:
    return Markup("<p>{}</p>").format(text) if text else Markup("")
