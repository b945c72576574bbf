"""The plan on screen: urgent first, then steps with numbered places, outings, rights and papers."""

from collections.abc import Iterable, Iterator
from datetime import datetime

import streamlit as st
from markupsafe import Markup

from directory import wording
from directory.catalogue import Catalogue
from directory.guide.choices import Asking, Choice
from directory.guide.outings import Outing
from directory.guide.plan import Plan, Step
from directory.records import Resource
from directory.settings import Settings
from directory.ui import actions, cards, maps, selection, session
from directory.ui.session import Directory
from directory.ui.situations import papers_list, resource_link, rights_list, urgent_box

PART = "partie"
"""The address bar's name for the part of the guide; a link to it holds a short word."""
FIRST_PART = "parcours"
STEPS_SHOWN = 10
"""More would be no plan: the rest is folded."""
MANY = 5

CHOICE = Markup(
    '<div class="card theme-{category}"{bring}>'
    '<p class="card-head"><span class="badge"><i class="icon"></i><b class="number">{number}</b>'
    '</span><a class="choice-name" href="{href}" target="_self">{name}</a></p>'
    '<p class="summary">{summary}</p>{why}{lines}{conditions}{doubts}</div>'
)


def choose_part() -> str:
    """Show the parts of the guide, and return the one to show."""
    said = st.query_params.get(PART, "")
    st.session_state[PART] = said if said in wording.GUIDE_PARTS else FIRST_PART
    part = st.segmented_control(
        wording.GUIDE_PARTS_LABEL,
        list(wording.GUIDE_PARTS),
        format_func=wording.GUIDE_PARTS.__getitem__,
        key=PART,
        required=True,
        label_visibility="collapsed",
        on_change=lambda: st.query_params.update({PART: st.session_state[PART]}),
    )
    return str(part)


def show(directory: Directory, plan: Plan, asking: Asking, settings: Settings) -> None:
    """Show the plan and, beside it on a wide screen, its places on the map."""
    st.html(f'<h2 id="parcours" class="plan-title">{wording.PLAN_TITLE}</h2>')
    left, right = st.columns([6, 5], gap="medium")
    with left:
        _steps(directory, plan, asking)
    with right, st.container(key="map-plan"):
        if not session.is_phone():
            _map(directory, plan, settings)


def _steps(directory: Directory, plan: Plan, asking: Asking) -> None:
    """Show the steps; places keep one numbering through them."""
    catalogue = directory.catalogue
    if len(plan.situations) > MANY:
        st.info(wording.MANY_SITUATIONS.format(count=len(plan.situations)))
    _show(urgent_box(catalogue, plan.urgent))
    _to_sheet(directory, plan)
    _outings(directory, plan.outings)
    numbers = {resource.id: n for n, resource in enumerate(plan.resources, start=1)}
    for position, step in enumerate(plan.steps[:STEPS_SHOWN], start=1):
        _step(directory, step, position, numbers, asking)
    left = plan.steps[STEPS_SHOWN:]
    if left:
        with st.expander(wording.LATER.format(count=len(left))):
            for position, step in enumerate(left, start=STEPS_SHOWN + 1):
                _step(directory, step, position, numbers, asking)
    if plan.unmet:
        needs = [catalogue.taxonomy.needs[need].label for need in plan.unmet]
        st.warning(wording.UNMET.format(needs=wording.as_text(wording.joined(needs))))
    _show(rights_list(catalogue, plan.rights) + papers_list(plan.papers))


def _show(body: Markup) -> None:
    """Show what there is to show: Streamlit refuses an empty element."""
    if body:
        st.html(str(body))


def _map(directory: Directory, plan: Plan, settings: Settings) -> None:
    """Show the plan's places with the numbers of its cards."""
    markers = maps.markers_of(directory.catalogue, plan.resources, numbered=True)
    st.html(f'<h2 class="for-readers">{wording.MAP_TITLE}</h2>')
    look = maps.Look(selected=st.session_state.get("selected"))
    maps.show(markers, settings, look, on_click=actions.choose_on_map)


def _to_sheet(directory: Directory, plan: Plan) -> None:
    """Offer to keep the first place of each step, then the sheet of what is kept."""
    firsts = [step.choices[0].resource.id for step in plan.steps[:STEPS_SHOWN]]
    with st.container(horizontal=True, key="to-sheet"):
        if firsts:
            st.button(
                wording.ADD_PLAN,
                key="add-plan",
                on_click=selection.add,
                args=(directory.catalogue, *firsts),
            )
        if selection.chosen(directory.catalogue):
            link = Markup('<a class="as-button" href="{}" target="_self">{}</a>')
            st.html(str(link.format(selection.href_of_family("shortlist"), wording.TO_SHEET)))


def _outings(directory: Directory, outings: Iterable[Outing]) -> None:
    lines = Markup("").join(
        Markup("<li><strong>{}</strong> : {}</li>").format(
            wording.outing(outing, _quartier_of(directory, outing)), wording.stops(outing)
        )
        for outing in outings
    )
    if lines:
        st.html(
            str(
                Markup('<section class="part outings"><h3>{}</h3><ul>{}</ul></section>').format(
                    wording.OUTINGS_TITLE, lines
                )
            )
        )


def _quartier_of(directory: Directory, outing: Outing) -> str | None:
    quartier = directory.catalogue.quartier_of(outing.stops[0].resource)
    return quartier.short if quartier else None


def _step(
    directory: Directory, step: Step, position: int, numbers: dict[str, int], asking: Asking
) -> None:
    needs = directory.catalogue.taxonomy.needs
    labels = wording.joined(needs[need].label for need in step.needs)
    st.html(
        str(
            Markup(
                '<h3 class="step-title"><span class="step-number">{}</span> {} '
                '<span class="soft small">{}</span></h3>'
            ).format(
                wording.STEP.format(number=position),
                labels,
                wording.URGENCIES[step.urgency] if step.is_pressing else "",
            )
        )
    )
    for choice in step.choices:
        is_selected = st.session_state.get("selected") == choice.resource.id
        with st.container(key=f"card-{'selected-' if is_selected else ''}{choice.resource.id}"):
            number = numbers[choice.resource.id]
            with st.container(horizontal=True, key=f"choice-{choice.resource.id}"):
                st.html(_choice(choice, number, asking, is_selected=is_selected))
                selection.button(directory.catalogue, choice.resource, key="keep")
    _show(_plan_b(directory.catalogue, step.plan_b))


def _choice(choice: Choice, number: int, asking: Asking, *, is_selected: bool) -> str:
    resource = choice.resource
    reasons = wording.why(choice, asking.family.moves)
    doubts = wording.doubts(choice)
    return str(
        CHOICE.format(
            category=resource.category,
            bring=Markup(' data-bring="{}"').format(resource.id) if is_selected else "",
            number=number,
            href=selection.href("resource", id=resource.id),
            name=resource.name,
            summary=resource.summary,
            conditions=_conditions(resource),
            lines=Markup("").join(_reach(choice, asking.now)),
            why=cards.LINE.format(kind="why", text=" · ".join(reasons)) if reasons else "",
            doubts=cards.LINE.format(kind="check", text=doubts) if doubts else "",
        )
    )


def _reach(choice: Choice, now: datetime) -> Iterator[Markup]:
    """Yield all that leads there: a plan is no use without."""
    resource = choice.resource
    yield from cards.reach_lines(resource, now)
    if resource.hours_note:
        yield cards.LINE.format(kind="note", text=resource.hours_note)
    address = wording.address(resource)
    if address:
        yield cards.LINE.format(kind="place", text=address)
    if not resource.phone and resource.website:
        link = cards.outside(resource.website, wording.WEBSITE)
        yield cards.LINE.format(kind="web", text=link)


def _conditions(resource: Resource) -> Markup:
    """Who can have it: a professional has to know before sending someone."""
    if not resource.conditions:
        return Markup("")
    text = wording.CONDITIONS.format(conditions=resource.conditions)
    return cards.LINE.format(kind="conditions", text=text)


def _plan_b(catalogue: Catalogue, choice: Choice | None) -> Markup:
    """Return one more place, or the desk that sends on when there is none."""
    said = wording.PLAN_B if choice else wording.NO_PLAN_B
    link = resource_link(catalogue, choice.resource.id if choice else wording.CCAS_ID)
    if not link:
        return Markup("")
    return Markup('<p class="plan-b">{} {}</p>').format(said, link)
