"""The situations to tick, and the page of one of them: what to notice, ask, do, check and bring."""

from collections.abc import Iterable, Iterator
from datetime import date
from urllib.parse import quote

import streamlit as st
from markupsafe import Markup

from directory import wording
from directory.catalogue import Catalogue
from directory.guide.situations import Right, Situation, Urgent
from directory.records import Source
from directory.settings import Settings
from directory.ui import cards, selection
from directory.ui.session import Directory

TICKED = "situations"
OPENED = "page"
SECTION = Markup('<section class="part {kind}"><h3>{title}</h3>{body}</section>')


def ticked(directory: Directory) -> tuple[list[str], list[str]]:
    """Return the situations of the address bar, and what it names that is none."""
    said = selection.words_of(TICKED)
    guide = directory.planner.guide
    return [word for word in said if word in guide], [word for word in said if word not in guide]


def choose(directory: Directory) -> list[str]:
    """Show a tick for each situation, with what a professional calls it; return those ticked."""
    chosen, unknown = ticked(directory)
    if unknown:
        slugs = wording.as_text(", ".join(unknown[:5]))
        st.warning(wording.UNKNOWN_SITUATIONS.format(slugs=slugs))
    st.html(f'<h2 class="small-title">{wording.SITUATIONS}</h2>')
    with st.container(key="situations"):
        for slug, situation in directory.planner.guide.items():
            st.session_state[f"tick-{slug}"] = slug in chosen
            with st.container(key=f"situation-{slug}"):
                st.checkbox(situation.title, key=f"tick-{slug}", on_change=_tick, args=(slug,))
                st.html(_under(situation))
    if chosen:
        st.html(
            f'<p class="to-plan"><a class="as-button" href="#parcours">{wording.SEE_PLAN}</a></p>'
        )
    return chosen


def show(directory: Directory, situation: Situation, settings: Settings, today: date) -> None:
    """Show the whole page of a situation."""
    st.html(_back())
    st.header(wording.as_text(situation.title), anchor=False)
    st.html(
        str(
            Markup('<article class="situation"><p class="lead">{}</p>{}{}{}</article>').format(
                situation.professional,
                Markup("").join(_parts(directory, situation)),
                _signature(situation, settings, today),
                _actions(situation),
            )
        )
    )


def urgent_box(catalogue: Catalogue, urgent: Iterable[Urgent]) -> Markup:
    """Return what to do at once, numbers first; nothing when nothing is urgent."""
    lines = Markup("").join(
        Markup("<li>{} {}</li>").format(each.when, _numbers(catalogue, each.resources))
        for each in urgent
    )
    if not lines:
        return Markup("")
    title = wording.URGENT_TITLE
    return SECTION.format(kind="urgent", title=title, body=Markup("<ul>{}</ul>").format(lines))


def rights_list(catalogue: Catalogue, rights: Iterable[Right]) -> Markup:
    """Return the rights to check: what, with whom, on which page and of what date."""
    lines = Markup("").join(_right(catalogue, right) for right in rights)
    if not lines:
        return Markup("")
    body = Markup('<p class="soft">{}</p><ul>{}</ul>').format(wording.RIGHTS_NOTE, lines)
    return SECTION.format(kind="rights", title=wording.RIGHTS_TITLE, body=body)


def papers_list(papers: Iterable[str]) -> Markup:
    lines = Markup("").join(Markup("<li>{}</li>").format(paper) for paper in papers)
    if not lines:
        return Markup("")
    body = Markup('<ul class="papers">{}</ul><p class="soft">{}</p>').format(
        lines, wording.PAPERS_NOTE
    )
    return SECTION.format(kind="papers", title=wording.PAPERS_TITLE, body=body)


def resource_link(catalogue: Catalogue, resource_id: str) -> Markup:
    """Return a link to a resource, with its number or site; nothing when it is no longer there."""
    resource = catalogue.by_id.get(resource_id)
    if resource is None:
        return Markup("")
    href = selection.href("resource", id=resource.id)
    link = Markup('<a href="{}" target="_self">{}</a>').format(href, resource.name)
    if resource.phone and not wording.names_its_number(resource):
        return link + Markup(" ({})").format(cards.phone_link(resource.phone))
    if resource.website and not resource.phone:
        return link + Markup(" ({})").format(cards.outside(resource.website, wording.SITE))
    return link


def page_link(situation: Situation) -> Markup:
    """Return a link to the page of a situation, by its title."""
    return Markup('<a href="{}" target="_self">{}</a>').format(
        selection.href_of_family("guide", **{OPENED: situation.slug}), situation.title
    )


def office_to_ask(catalogue: Catalogue, resource_id: str) -> Markup:
    link = resource_link(catalogue, resource_id)
    return Markup("{} {}").format(wording.ASK_OFFICE, link) if link else link


def source_of(source: Source, read_on: date) -> Markup:
    """'Service-Public.fr, 1er janvier 2024, page lue le 25 novembre 2026', as a link."""
    dated = wording.partial_day(source.dated) if source.dated else wording.UNDATED
    read = wording.READ_ON.format(read=wording.day(read_on))
    return Markup("{} {}, {}, {}").format(
        wording.SOURCE, cards.outside(source.url, source.publisher), dated, read
    )


def _parts(directory: Directory, situation: Situation) -> Iterator[Markup]:
    catalogue = directory.catalogue
    yield urgent_box(catalogue, situation.urgent)
    steps = Markup("").join(
        Markup("<li>{}{}</li>").format(step.do, _links(catalogue, step.resources))
        for step in situation.steps
    )
    yield SECTION.format(
        kind="steps", title=wording.FIRST_STEPS_TITLE, body=Markup("<ol>{}</ol>").format(steps)
    )
    yield _lines(wording.SIGNS_TITLE, situation.signs)
    yield _lines(wording.ASKING_TITLE, situation.asking)
    yield rights_list(catalogue, situation.rights)
    yield papers_list(situation.papers)
    yield _lines(wording.OBSTACLES_TITLE, situation.obstacles)
    needs = catalogue.taxonomy.needs
    links = Markup("").join(
        Markup('<li><a href="{}" target="_self">{}</a></li>').format(
            selection.href("./", besoin=need), needs[need].label
        )
        for need in situation.needs
        if need in needs
    )
    yield SECTION.format(
        kind="needs", title=wording.NEEDS_TITLE, body=Markup("<ol>{}</ol>").format(links)
    )


def _lines(title: str, lines: Iterable[str]) -> Markup:
    items = Markup("").join(Markup("<li>{}</li>").format(line) for line in lines)
    return SECTION.format(kind="said", title=title, body=Markup("<ul>{}</ul>").format(items))


def _links(catalogue: Catalogue, ids: Iterable[str]) -> Markup:
    links = [link for id_ in ids if (link := resource_link(catalogue, id_))]
    return Markup("<br>") + Markup(" · ").join(links) if links else Markup("")


def _numbers(catalogue: Catalogue, ids: Iterable[str]) -> Markup:
    known = [catalogue.by_id[id_] for id_ in ids if id_ in catalogue.by_id]
    return Markup(" ").join(
        Markup('<span class="call">{} <b>{}</b></span>').format(
            wording.without_number(resource), cards.phone_link(resource.phone)
        )
        for resource in known
        if resource.phone
    )


def _right(catalogue: Catalogue, right: Right) -> Markup:
    asked = office_to_ask(catalogue, right.office)
    return Markup(
        '<li><strong>{}</strong> {}<br>{}<br><span class="soft small">{}</span></li>'
    ).format(right.name, right.check, asked, source_of(right.source, right.read_on))


def _signature(situation: Situation, settings: Settings, today: date) -> Markup:
    subject = quote(wording.REMARK_SUBJECT.format(title=situation.title))
    return Markup(
        '<div class="source"><p>{}</p><p class="no-print"><a href="mailto:{}?subject={}">{}</a> · '
        '<a href="guide?{}={}" target="_self">{}</a></p></div>'
    ).format(
        wording.signed(situation, today),
        settings.contact or "",
        subject,
        wording.REMARK,
        OPENED,
        situation.slug,
        wording.PERMALINK_OF_PAGE,
    )


def _under(situation: Situation) -> str:
    return str(
        Markup(
            '<p class="pro">{} · <a href="{}" target="_self" aria-label="{} : {}">{}</a></p>'
        ).format(
            situation.professional,
            selection.href_of_family("guide", **{OPENED: situation.slug}),
            wording.READ_PAGE,
            situation.title,
            wording.READ_PAGE,
        )
    )


def _actions(situation: Situation) -> Markup:
    """Offer the plan of this situation with those ticked already, and the paper."""
    together = dict.fromkeys([*selection.words_of(TICKED), situation.slug])
    return Markup(
        '<p class="no-print"><a class="as-button" href="{}" target="_self">{}</a> '
        '<button type="button" class="as-button" data-print>{}</button></p>'
    ).format(
        selection.href_of_family("guide", **{TICKED: ",".join(together)}) + "#parcours",
        wording.MAKE_PLAN,
        wording.PRINT_PAGE,
    )


def _back() -> str:
    return str(
        Markup('<p class="no-print"><a href="{}" target="_self">← {}</a></p>').format(
            selection.href_of_family("guide"), wording.BACK_TO_GUIDE
        )
    )


def _tick(slug: str) -> None:
    """Write in the address bar what has just been ticked or not."""
    others = [word for word in selection.words_of(TICKED) if word != slug]
    ticked_now = [slug] if st.session_state[f"tick-{slug}"] else []
    selection.write_words(TICKED, [*others, *ticked_now])
