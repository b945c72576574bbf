"""The plan: urgent first, few trips, nothing that the family's ages or times rule out."""

from collections.abc import Callable
from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from directory.catalogue import Catalogue
from directory.guide import situations
from directory.guide.choices import Asking, Doubt
from directory.guide.family import (
    Family,
    FreeTime,
    Moves,
    children_of,
    suits_ages,
    suits_times,
)
from directory.guide.plan import Plan, Planner
from directory.guide.situations import Situation, Urgency
from directory.hours import PARIS
from directory.places import Territory
from directory.records import Resource
from directory.search.filters import Near
from directory.taxonomy import Taxonomy
from tests.conftest import DATA, MakeResource

NOW = datetime(2026, 11, 23, 8, tzinfo=PARIS)
MONDAY_MORNING = "Mo 09:00-12:00"
GUIDE = situations.load(DATA / "guide")
SLUGS = sorted(GUIDE)
HERE = {"lat": 47.3220, "lon": 5.0415, "geo_precision": "address"}
NEXT_DOOR = {"lat": 47.3225, "lon": 5.0420, "geo_precision": "address"}
FAR = {"lat": 47.3500, "lon": 5.0700, "geo_precision": "address"}


def situation(slug: str, *needs: str, **facts: object) -> Situation:
    return Situation.model_validate(
        {
            "slug": slug,
            "number": 1,
            "title": slug,
            "professional": slug,
            "urgency": Urgency.SOON,
            "needs": needs,
            "steps": [{"do": "Appeler."}] * 3,
            "signs": ["a"],
            "asking": ["b"],
            "obstacles": ["c"],
            "written_by": "nous",
            "written_on": "2026-11-01",
            **facts,
        }
    )


MakePlan = Callable[..., Plan]


@pytest.fixture
def make_plan(territory: Territory, words: Taxonomy) -> MakePlan:
    """Plan for chosen situations over chosen resources."""

    def plan(
        guide: list[Situation], resources: list[Resource], family: Family | None = None
    ) -> Plan:
        catalogue = Catalogue(resources, words, territory)
        planner = Planner(catalogue, {s.slug: s for s in guide})
        asking = Asking(catalogue, family or Family(), NOW)
        return planner.plan([s.slug for s in guide], asking)

    return plan


@pytest.fixture(scope="session")
def planner(shipped: tuple[Resource, ...], territory: Territory, words: Taxonomy) -> Planner:
    return Planner(Catalogue(shipped, words, territory), GUIDE)


def ids(plan: Plan) -> list[list[str]]:
    return [[choice.resource.id for choice in step.choices] for step in plan.steps]


def test_urgent_situations_come_first_whatever_was_ticked_first(
    make_plan: MakePlan, make_resource: MakeResource
) -> None:
    calm = situation("sortir", "museums", urgency=Urgency.CALM, number=1)
    danger = situation("violences", "partner-violence", urgency=Urgency.DANGER, number=2)
    resources = [
        make_resource(id="musee", needs=["museums"]),
        make_resource(id="ecoute", needs=["partner-violence"]),
    ]

    plan = make_plan([calm, danger], resources)

    assert [s.slug for s in plan.situations] == ["violences", "sortir"]
    assert ids(plan) == [["ecoute"], ["musee"]]


def test_one_place_that_serves_two_needs_is_one_step(
    make_plan: MakePlan, make_resource: MakeResource
) -> None:
    both = make_resource(id="both", needs=["food-aid", "clothes"])
    plan = make_plan([situation("manger", "food-aid", "clothes")], [both])

    assert ids(plan) == [["both"]]
    assert plan.steps[0].needs == ("food-aid", "clothes")


def test_a_need_keeps_its_best_place_when_another_had_it_as_second_choice(
    make_plan: MakePlan, make_resource: MakeResource
) -> None:
    first = make_resource(id="first", needs=["food-aid"], price="free", confidence="high")
    shared = make_resource(id="shared", needs=["food-aid", "clothes"], confidence="medium")
    others = [make_resource(id=f"z{n}", needs=["clothes"], confidence="low") for n in range(4)]

    plan = make_plan([situation("manger", "food-aid", "clothes")], [first, shared, *others])

    assert [step[0] for step in ids(plan)] == ["first", "shared"]


def test_what_is_left_is_the_plan_b_of_another_organisation(
    make_plan: MakePlan, make_resource: MakeResource
) -> None:
    resources = [
        make_resource(id=f"r{n}", needs=["food-aid"], organisation="Restos" if n < 5 else "Secours")
        for n in range(6)
    ]

    step = make_plan([situation("manger", "food-aid")], resources).steps[0]

    assert [choice.resource.id for choice in step.choices] == ["r0", "r1", "r2"]
    assert step.plan_b is not None
    assert step.plan_b.resource.id == "r5"


def test_two_places_leave_the_second_as_plan_b(
    make_plan: MakePlan, make_resource: MakeResource
) -> None:
    resources = [make_resource(id=f"r{n}", needs=["food-aid"]) for n in range(2)]

    step = make_plan([situation("manger", "food-aid")], resources).steps[0]

    assert ids(make_plan([situation("manger", "food-aid")], resources)) == [["r0"]]
    assert step.plan_b is not None


def test_an_emergency_line_is_named_once_above_the_steps(
    make_plan: MakePlan, make_resource: MakeResource
) -> None:
    urgent = [{"when": "Danger.", "resources": ["line"]}]
    asked = situation("violences", "partner-violence", urgent=urgent)
    line = make_resource(id="line", needs=["partner-violence"], phone="3919", opening_hours="24/7")
    place = make_resource(id="place", needs=["partner-violence"])

    assert ids(make_plan([asked], [line, place])) == [["place"]]
    assert ids(make_plan([asked], [line])) == [["line"]]


def test_a_need_that_nothing_serves_is_said(make_plan: MakePlan) -> None:
    plan = make_plan([situation("manger", "food-aid")], [])

    assert plan.unmet == ("food-aid",)
    assert plan.steps == ()


def test_rights_and_papers_of_two_situations_are_told_once(make_plan: MakePlan) -> None:
    right = {
        "name": "ASF",
        "check": "À vérifier.",
        "office": "caf",
        "source": {"url": "https://www.caf.fr/", "publisher": "Caf"},
        "read_on": "2026-11-25",
    }
    two = [
        situation(slug, "food-aid", rights=[right], papers=["Livret", slug]) for slug in ("a", "b")
    ]

    plan = make_plan(two, [])

    assert [each.name for each in plan.rights] == ["ASF"]
    assert plan.papers == ("Livret", "a", "b")


def test_the_nearer_of_two_like_places_comes_first(
    make_plan: MakePlan, make_resource: MakeResource
) -> None:
    resources = [
        make_resource(id="a-far", needs=["parks"], **FAR),
        make_resource(id="b-near", needs=["parks"], **NEXT_DOOR),
        make_resource(id="c-far", needs=["parks"], **FAR),
    ]
    home = Family(near=Near("Ici", HERE["lat"], HERE["lon"], None))  # type: ignore[arg-type]

    step = make_plan([situation("sortir", "parks")], resources, home).steps[0]

    assert step.choices[0].resource.id == "b-near"
    assert step.choices[0].minutes is not None
    assert step.choices[0].minutes <= 2


def test_an_age_that_is_not_known_leaves_the_place_with_a_doubt(
    make_plan: MakePlan, make_resource: MakeResource
) -> None:
    known = make_resource(id="known", needs=["nursery"], age_min=0, age_max=3)
    unknown = make_resource(id="unknown", needs=["nursery"])
    babies = make_resource(id="wrong", needs=["nursery"], age_min=6, age_max=12)

    step = make_plan([situation("garde", "nursery")], [babies, known, unknown], Family(ages=(2,)))

    found = [*step.steps[0].choices, step.steps[0].plan_b]
    assert [choice.resource.id for choice in found if choice] == ["known", "unknown"]
    assert found[1] is not None
    assert found[1].doubts == (Doubt.AGE,)


def test_an_adult_s_aid_is_not_ruled_out_by_the_children_s_ages(
    make_resource: MakeResource,
) -> None:
    aid = make_resource(age_min=18, age_max=30, category="housing")

    assert suits_ages(Family(ages=(3,)), aid) is True


@pytest.mark.parametrize(
    ("text", "time", "fits"),
    [
        (MONDAY_MORNING, FreeTime.MORNING, True),
        (MONDAY_MORNING, FreeTime.SATURDAY, False),
        ("Sa 10:00-12:00", FreeTime.SATURDAY, True),
        ("We 14:00-18:00", FreeTime.WEDNESDAY, True),
        ("Mo-Fr 08:00-17:00", FreeTime.EVENING, False),
        (None, FreeTime.SATURDAY, None),
    ],
)
def test_free_times_are_held_against_the_hours(
    make_plan: MakePlan, make_resource: MakeResource, text: str | None, time: FreeTime, fits: object
) -> None:
    place = make_resource(needs=["nursery"], address="1 rue X", opening_hours=text)

    plan = make_plan([situation("garde", "nursery")], [place], Family(times=(time,)))

    if fits is False:
        assert plan.unmet == ("nursery",)
        return
    choice = plan.steps[0].choices[0]
    assert choice.fits_times is bool(fits)
    assert (Doubt.TIMES in choice.doubts) is (fits is None)


def test_a_service_of_another_commune_comes_last_and_says_so(
    make_plan: MakePlan, make_resource: MakeResource
) -> None:
    theirs = make_resource(id="z-theirs", needs=["paperwork-help"], insee="21231", zone="city")
    other = make_resource(id="a-other", needs=["paperwork-help"], insee="21166", zone="city")
    more = make_resource(id="b-other", needs=["paperwork-help"], insee="21166", zone="city")

    step = make_plan(
        [situation("papiers", "paperwork-help")],
        [theirs, other, more],
        Family(quartier="21231-gresilles"),
    ).steps[0]

    assert [c.resource.id for c in step.choices] == ["z-theirs", "a-other"]
    assert step.choices[1].doubts == (Doubt.THEIRS,)


def test_two_close_places_open_on_one_half_day_are_one_outing(
    make_plan: MakePlan, make_resource: MakeResource
) -> None:
    one = make_resource(id="one", needs=["food-aid"], opening_hours="Sa 09:00-11:00", **HERE)
    other = make_resource(id="two", needs=["clothes"], opening_hours="Sa 10:00-12:00", **NEXT_DOOR)

    plan = make_plan([situation("manger", "food-aid", "clothes")], [one, other])

    (outing,) = plan.outings
    assert [stop.resource.id for stop in outing.stops] == ["one", "two"]
    assert outing.half_day is not None
    assert outing.half_day[0] == datetime(2026, 11, 28, 8, tzinfo=PARIS)
    assert [start.hour for start, _end in outing.open] == [9, 10]


@pytest.mark.parametrize(
    ("hours", "place", "outings"),
    [
        ("Sa 10:00-12:00", FAR, 0),
        ("Mo 10:00-12:00", NEXT_DOOR, 0),
        ("Sa 14:00-18:00", NEXT_DOOR, 0),
        (None, NEXT_DOOR, 1),
    ],
    ids=["far", "another day", "another half-day", "hours not known"],
)
def test_what_makes_an_outing(
    make_plan: MakePlan,
    make_resource: MakeResource,
    hours: str | None,
    place: dict[str, object],
    outings: int,
) -> None:
    one = make_resource(id="one", needs=["food-aid"], opening_hours="Sa 09:00-11:00", **HERE)
    other = make_resource(id="two", needs=["clothes"], opening_hours=hours, **place)

    plan = make_plan([situation("manger", "food-aid", "clothes")], [one, other])

    assert len(plan.outings) == outings
    assert all(outing.half_day is None for outing in plan.outings)


def test_an_outing_respects_announced_closures_and_free_times(
    make_plan: MakePlan, make_resource: MakeResource
) -> None:
    closed = [{"start": "2026-11-28", "end": "2026-11-28"}]
    hours = "Mo,Sa 09:00-12:00"
    one = make_resource(id="one", needs=["food-aid"], opening_hours=hours, closures=closed, **HERE)
    other = make_resource(id="two", needs=["clothes"], opening_hours=hours, **NEXT_DOOR)
    asked = situation("manger", "food-aid", "clothes")

    plan = make_plan([asked], [one, other], Family(times=(FreeTime.SATURDAY,)))

    assert plan.outings[0].half_day is not None
    assert plan.outings[0].half_day[0].date().isoformat() == "2026-12-05"


families = st.builds(
    Family,
    near=st.none()
    | st.builds(
        Near,
        st.just("Ici"),
        st.floats(47.28, 47.37),
        st.floats(4.97, 5.1),
        st.none(),
    ),
    quartier=st.sampled_from([None, "21231-gresilles", "21166"]),
    ages=st.lists(st.integers(0, 17), max_size=3).map(tuple),
    times=st.lists(st.sampled_from(list(FreeTime)), max_size=2).map(tuple),
    moves=st.sampled_from(list(Moves)),
)


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(SLUGS), min_size=1, max_size=5, unique=True), families)
def test_any_plan_keeps_its_promises(planner: Planner, slugs: list[str], family: Family) -> None:
    asking = Asking(planner.catalogue, family, NOW)

    plan = planner.plan(slugs, asking)

    shown = [c for step in plan.steps for c in (*step.choices, *filter(None, [step.plan_b]))]
    named = [choice.resource.id for choice in shown]
    assert len(named) == len(set(named)), "a resource is proposed twice"
    for choice in shown:
        assert suits_ages(family, choice.resource) is not False
        assert suits_times(asking.free, choice.resource) is not False
    pressing = [list(Urgency).index(step.urgency) for step in plan.steps]
    assert pressing == sorted(pressing), "urgent steps come first"
    wanted = {need for slug in slugs for need in GUIDE[slug].needs}
    met = [need for step in plan.steps for need in step.needs]
    assert sorted([*met, *plan.unmet]) == sorted(wanted), "every need is once in the plan"
    for step in plan.steps:
        assert all(need in step.choices[0].resource.needs for need in step.needs)
    in_outings = [stop.resource.id for outing in plan.outings for stop in outing.stops]
    assert len(in_outings) == len(set(in_outings))
    assert planner.plan(list(reversed(slugs)), asking) == plan, "the order of ticks changes nothing"


@pytest.mark.parametrize("slug", SLUGS)
def test_every_situation_has_a_plan_in_every_quartier(planner: Planner, slug: str) -> None:
    quartiers = planner.catalogue.territory.quartiers
    for code, quartier in quartiers.items():
        home = Family(near=Near(quartier.name, *quartier.centre, None), quartier=code)
        plan = planner.plan([slug], Asking(planner.catalogue, home, NOW))
        assert plan.steps, f"{slug}: nothing for {quartier.name}"
        assert plan.steps[0].needs[0] == GUIDE[slug].needs[0]


def test_all_situations_at_once_still_make_a_plan(planner: Planner) -> None:
    plan = planner.plan(SLUGS, Asking(planner.catalogue, Family(), NOW))

    assert len(plan.situations) == len(GUIDE)
    assert plan.steps[0].urgency == Urgency.DANGER


def test_ages_that_no_child_has_are_set_apart() -> None:
    assert children_of([3, 40, 0, 25, -1]) == ([3, 0, 25], [40, -1])
