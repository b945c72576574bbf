"""The guide and the shortlist on screen, from data files to page."""

import html
from datetime import datetime

import pytest
from streamlit.testing.v1 import AppTest

from directory import wording
from directory.catalogue import handle
from directory.guide import situations
from directory.hours import PARIS
from directory.records import Resource
from directory.settings import ROOT
from directory.ui import session
from directory.ui.family import read_ages
from tests.conftest import DATA, MakeResource, OpenApp, text_of

NOW = datetime(2026, 11, 25, 10, tzinfo=PARIS)
PLACE = {"lat": 47.3225, "lon": 5.042, "geo_precision": "address", "address": "1 rue X"}
ELSEWHERE = "javascript:alert(1)"


@pytest.fixture(autouse=True)
def _wednesday_morning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "now", lambda: NOW)


def open_page(open_app: OpenApp, file: str, *resources: Resource, **query: str) -> AppTest:
    app = open_app(*resources, **query)
    app.switch_page(str(ROOT / "pages" / file))
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return app


def param(app: AppTest, name: str) -> str:
    """The address bar's value; the tester holds it as a text or as a list of one."""
    return "".join(app.query_params.get(name, ""))


def said(app: AppTest) -> str:
    boxes = [*app.warning, *app.info]
    return html.unescape(text_of(app)) + "\n".join(box.value for box in boxes)


def test_every_situation_makes_a_page_and_a_plan_even_of_nothing(open_app: OpenApp) -> None:
    app = open_page(open_app, "guide.py")
    for slug in situations.load(DATA / "guide"):
        app.query_params["situations"] = slug
        assert wording.PLAN_TITLE in text_of(app.run()), slug
        assert not app.exception, slug
        app.query_params["page"] = slug
        assert wording.SIGNS_TITLE in text_of(app.run()), slug
        del app.query_params["page"]


def test_every_situation_can_be_ticked_and_read(open_app: OpenApp) -> None:
    app = open_page(open_app, "guide.py")

    guide = situations.load(DATA / "guide")
    assert [box.label for box in app.checkbox] == [s.title for s in guide.values()]
    for situation in guide.values():
        assert f'href="guide?page={situation.slug}"' in text_of(app)


def test_ticking_makes_a_plan_and_writes_it_in_the_address(
    open_app: OpenApp, make_resource: MakeResource
) -> None:
    help_ = make_resource(id="aide", name="Aide aux familles", needs=["separation-law"])
    app = open_page(open_app, "guide.py", help_)
    assert wording.PLAN_TITLE not in text_of(app)

    app.checkbox(key="tick-je-me-separe").check().run()

    assert param(app, "situations") == "je-me-separe"
    assert "Aide aux familles" in text_of(app)
    app.checkbox(key="tick-je-me-separe").uncheck().run()
    assert "situations" not in app.query_params


def test_the_plan_says_numbers_first_then_steps_rights_and_papers(
    open_app: OpenApp, make_resource: MakeResource
) -> None:
    line = make_resource(id="3919-violences-femmes-info", name="3919", phone="3919", needs=[])
    help_ = make_resource(id="aide", name="Aide aux familles", needs=["separation-law"])

    text = said(open_page(open_app, "guide.py", line, help_, situations="je-me-separe"))

    order = [wording.URGENT_TITLE, 'href="tel:3919"', "Étape 1", wording.RIGHTS_TITLE]
    positions = [text.index(words) for words in [*order, wording.PAPERS_TITLE]]
    assert positions == sorted(positions)


def test_a_page_of_the_guide_says_all_that_it_must(
    open_app: OpenApp, make_resource: MakeResource
) -> None:
    caf = make_resource(id="caf-de-la-cote-d-or", name="Caf de la Côte-d'Or", phone="3230")

    text = said(open_page(open_app, "guide.py", caf, page="je-me-separe"))

    for title in (
        wording.SIGNS_TITLE,
        wording.ASKING_TITLE,
        wording.FIRST_STEPS_TITLE,
        wording.RIGHTS_TITLE,
        wording.PAPERS_TITLE,
        wording.OBSTACLES_TITLE,
        wording.NEEDS_TITLE,
        wording.NEVER_REVIEWED,
        wording.REMARK,
        wording.PERMALINK_OF_PAGE,
        wording.PRINT_PAGE,
    ):
        assert title in text
    assert "page lue le 25 novembre 2026" in text
    assert 'href="tel:3230"' in text


def test_an_unknown_page_shows_all_the_situations(open_app: OpenApp) -> None:
    app = open_page(open_app, "guide.py", page="nulle-part")

    assert wording.NO_SUCH_SITUATION in said(app)
    assert len(app.checkbox) > 20


def test_bad_words_in_a_link_are_said_and_the_rest_works(
    open_app: OpenApp, make_resource: MakeResource
) -> None:
    help_ = make_resource(id="aide", name="Aide aux familles", needs=["separation-law"])

    app = open_page(
        open_app,
        "guide.py",
        help_,
        situations="je-me-separe,*rien*",
        ages="40, 3, abc",
    )
    app.text_input(key="start").set_value("zzzzzz qqqqq").run()

    text = said(app)
    assert "\\*rien\\*" in text
    assert "40, abc" in text
    assert "zzzzzz qqqqq" in text
    assert "Aide aux familles" in text


def test_all_situations_at_once_say_where_to_start(open_app: OpenApp) -> None:
    everything = ",".join(situations.load(DATA / "guide"))

    app = open_page(open_app, "guide.py", situations=everything)

    assert wording.MANY_SITUATIONS.format(count=24) in said(app)


def test_what_nothing_serves_is_said(open_app: OpenApp) -> None:
    assert "aucune fiche ne convient" in said(
        open_page(open_app, "guide.py", situations="je-me-separe")
    )


@pytest.mark.parametrize(
    ("typed", "ages", "wrong"),
    [
        ("3, 8", (3, 8), ()),
        ("3 ans et 8 ans", (3, 8), ()),
        ("3;8/12", (3, 8, 12), ()),
        ("3ans 8 Ans", (3, 8), ()),
        ("6 mois, 18mois", (0, 1), ()),
        ("2 ans 1/2", (2,), ()),
        ("40", (), ("40",)),
        ("bébé", (), ("bébé",)),
        ("-3", (), ("-3",)),
        ("", (), ()),
    ],
)
def test_ages_are_read_as_people_write_them(
    typed: str, ages: tuple[int, ...], wrong: tuple[str, ...]
) -> None:
    assert read_ages(typed) == (ages, wrong)


def test_the_aids_are_sorted_by_the_answers_and_nothing_is_put_in_the_address(
    open_app: OpenApp,
) -> None:
    app = open_page(open_app, "guide.py", partie="logement")
    assert wording.VERDICTS["probable"] + "</h3>" not in text_of(app)  # type: ignore[index]

    app.multiselect(key="aid-project").set_value(["arrears"]).run()

    assert "SOS loyers" in text_of(app)
    assert wording.VERDICTS["probable"] + "</h3>" in text_of(app)  # type: ignore[index]
    assert set(app.query_params) == {"partie"}


def test_meanwhile_lists_what_is_near_the_activity(
    open_app: OpenApp, make_resource: MakeResource
) -> None:
    judo = make_resource(id="judo", name="Judo club", needs=["kids-sport"], **PLACE)
    library = make_resource(id="lire", name="Bibliothèque", needs=["library-games"], **PLACE)
    app = open_page(open_app, "guide.py", judo, library, partie="pendant")

    app.selectbox(key="activite").set_value("judo").run()

    assert "Bibliothèque" in text_of(app)


def test_an_end_before_the_start_is_said(open_app: OpenApp, make_resource: MakeResource) -> None:
    app = open_page(open_app, "guide.py", make_resource(**PLACE), partie="pendant")

    app.selectbox(key="a").set_value("08:00").run()

    assert wording.WRONG_SPAN in said(app)


def test_a_search_leads_to_the_page_of_the_guide(
    open_app: OpenApp, make_resource: MakeResource
) -> None:
    app = open_app(make_resource(needs=["rent-arrears"], category="housing"), q="loyer impayé")

    assert 'href="guide?page=loyer-impaye"' in text_of(app)


def test_a_card_adds_to_the_selection_and_takes_out(
    open_app: OpenApp, make_resource: MakeResource
) -> None:
    app = open_app(make_resource(), q="crèche")

    app.button(key="keep-creche-tivoli").click().run()

    assert param(app, "selection") == "creche-tivoli"
    assert app.button(key="keep-creche-tivoli").label == wording.REMOVE_FROM_SELECTION
    app.button(key="keep-creche-tivoli").click().run()
    assert "selection" not in app.query_params


def test_the_plan_s_first_places_are_added_once_each(
    open_app: OpenApp, make_resource: MakeResource
) -> None:
    help_ = make_resource(id="aide", name="Aide aux familles", needs=["separation-law"])
    app = open_page(open_app, "guide.py", help_, situations="je-me-separe")

    app.button(key="add-plan").click().run()
    app.button(key="add-plan").click().run()

    assert param(app, "selection") == "aide"


def two(make_resource: MakeResource) -> list[Resource]:
    return [make_resource(id=name, name=name.title(), phone="3919") for name in ("un", "deux")]


def test_the_shortlist_is_the_link_in_its_order(
    open_app: OpenApp, make_resource: MakeResource
) -> None:
    app = open_page(open_app, "shortlist.py", *two(make_resource), selection="deux,un")
    text = text_of(app)
    assert text.index("1. Deux") < text.index("2. Un")

    app.button(key="down-deux").click().run()

    assert param(app, "selection") == "un,deux"
    app.button(key="out-un").click().run()
    assert param(app, "selection") == "deux"


def test_a_short_handle_opens_the_same_selection(
    open_app: OpenApp, make_resource: MakeResource
) -> None:
    app = open_page(open_app, "shortlist.py", *two(make_resource), selection=handle("deux"))

    assert "1. Deux" in text_of(app)
    app.button(key="out-deux").click().run()
    assert "selection" not in app.query_params


def test_unknown_ids_are_named_and_the_others_stay(
    open_app: OpenApp, make_resource: MakeResource
) -> None:
    app = open_page(open_app, "shortlist.py", *two(make_resource), selection=f"un,{ELSEWHERE},un")

    assert "alert" in said(app)
    assert "1. Un" in text_of(app)
    assert "2. " not in text_of(app).split("sheet")[0]


def test_more_than_twenty_are_cut_and_said(open_app: OpenApp, make_resource: MakeResource) -> None:
    many = [make_resource(id=f"r{n}") for n in range(22)]

    app = open_page(
        open_app, "shortlist.py", *many, selection=",".join(resource.id for resource in many)
    )

    assert wording.SELECTION_CUT in said(app)
    assert text_of(app).count("<section><h3>") == 20


def test_what_is_typed_as_a_place_reaches_the_address_only_once_understood(
    open_app: OpenApp, make_resource: MakeResource
) -> None:
    app = open_page(open_app, "shortlist.py", *two(make_resource), selection="un")

    app.text_input(key="start").set_value("Mme Qwzrtx").run()
    assert "pres" not in app.query_params
    assert "Mme Qwzrtx" in said(app)

    app.text_input(key="start").set_value("grezilles").run()
    assert param(app, "pres") == "Les Grésilles"
    assert "départ quartier Les Grésilles" in said(app)


def test_a_note_goes_with_its_place(open_app: OpenApp, make_resource: MakeResource) -> None:
    app = open_page(open_app, "shortlist.py", *two(make_resource), selection="un,deux")
    app.text_input(key="note-un").set_value("pour la famille A").run()
    app.button(key="out-un").click().run()
    app.query_params["selection"] = "un,deux"
    app.run()
    assert "pour la famille A" not in text_of(app)


def test_a_full_selection_says_so_and_gone_places_leave_room(
    open_app: OpenApp, make_resource: MakeResource
) -> None:
    many = [make_resource(id=f"r{n}", needs=["separation-law"]) for n in range(21)]
    full = ",".join(f"r{n}" for n in range(20))
    app = open_page(open_app, "guide.py", *many, selection=full, situations="je-me-separe")
    app.button(key="add-plan").click().run()
    assert len(param(app, "selection").split(",")) == 20

    gone = ",".join(f"gone{n}" for n in range(20))
    app = open_page(open_app, "guide.py", *many, selection=gone, situations="je-me-separe")
    app.button(key="add-plan").click().run()
    assert param(app, "selection") == "r0"


def test_a_tick_of_a_link_with_spaces_can_be_taken_off(open_app: OpenApp) -> None:
    app = open_page(open_app, "guide.py", situations="violences, je-me-separe")

    app.checkbox(key="tick-je-me-separe").uncheck().run()

    assert param(app, "situations") == "violences"


def test_reading_a_page_keeps_what_is_ticked(open_app: OpenApp) -> None:
    text = said(
        open_page(open_app, "guide.py", situations="violences", ages="3", page="je-me-separe")
    )

    assert 'href="guide?situations=violences&ages=3"' in text
    assert "situations=violences%2Cje-me-separe" in text


def test_an_empty_selection_says_how_to_fill_it(open_app: OpenApp) -> None:
    assert wording.SELECTION_EMPTY in said(open_page(open_app, "shortlist.py"))


def test_a_note_and_the_service_are_on_the_sheet_and_never_in_the_address(
    open_app: OpenApp, make_resource: MakeResource
) -> None:
    app = open_page(open_app, "shortlist.py", *two(make_resource), selection="un")

    app.text_input(key="note-un").set_value("Demander <b>Claire</b>").run()
    app.text_input(key="service").set_value("CCAS <i>Est</i>").run()

    text = text_of(app)
    assert "Demander &lt;b&gt;Claire&lt;/b&gt;" in text
    assert "CCAS &lt;i&gt;Est&lt;/i&gt;" in text
    assert set(app.query_params) == {"selection"}


def test_the_sheet_gets_its_code_once_it_is_asked_for(
    open_app: OpenApp, make_resource: MakeResource
) -> None:
    app = open_page(open_app, "shortlist.py", *two(make_resource), selection="un")
    assert "/retour?c=" not in text_of(app)

    app.button(key="make").click().run()

    code = text_of(app).split("/retour?c=")[1][:8]
    assert session.returns().on_sheet(code) == ("un",)
    app.text_input(key="service").set_value("CCAS").run()
    assert code in text_of(app), "the same places keep their code"


def test_the_selection_follows_from_page_to_page(
    open_app: OpenApp, make_resource: MakeResource
) -> None:
    app = open_page(open_app, "guide.py", *two(make_resource), selection="un", page="violences")

    assert "selection=un" in text_of(app)
    links = [element.proto.query_string for element in app.get("page_link")]
    assert links
    assert all("selection=un" in link for link in links)
