"""The find page, from data files to screen."""

import json
from datetime import datetime
from typing import Any

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.testing.v1 import AppTest

from directory import wording
from directory.hours import PARIS
from directory.ui import session
from tests.conftest import MakeResource, OpenApp, names_shown, text_of

POINT = {"lat": 47.3223, "lon": 5.0415, "geo_precision": "address"}
GRESILLES = "21231-gresilles"


def ask(app: AppTest, question: str) -> AppTest:
    return app.text_input(key="q").set_value(question).run()


def drawn(app: AppTest) -> dict[str, Any]:
    """What the map was told to draw."""
    arguments = json.loads(app.get("component_instance")[0].proto.json_args)
    script = arguments["feature_group"]
    start = script.index("window.reperes.answers(") + len("window.reperes.answers(")
    found: dict[str, Any] = json.JSONDecoder().raw_decode(script[start:])[0]
    return found


def click_on_map(app: AppTest, clicked: str) -> AppTest:
    """Tell Streamlit what the map's frame would: there is no public way to simulate it."""
    states = app._tree.get_widget_states()
    value = {"last_active_drawing": {"properties": {"id": clicked}}, "last_object_clicked_count": 1}
    component = app.get("component_instance")[0]
    states.widgets.append(WidgetState(id=component.proto.id, json_value=json.dumps(value)))
    return app._run(states)


def test_before_anything_is_typed_there_are_examples_and_thirteen_tiles(
    open_app: OpenApp, make_resource: MakeResource
) -> None:
    app = open_app(make_resource())

    keys = [str(button.key) for button in app.button]
    assert len([key for key in keys if key.startswith("tile-")]) == 13
    assert len([key for key in keys if key.startswith("example-")]) == 3
    assert names_shown(app) == []


def test_a_misspelt_word_finds_the_place_and_says_why(
    open_app: OpenApp, make_resource: MakeResource
) -> None:
    app = open_app(
        make_resource(),
        make_resource(
            id="epicerie", name="Épicerie solidaire", category="food", needs=["food-aid"]
        ),
    )

    ask(app, "crehce tivolli")

    assert names_shown(app) == ["Crèche Tivoli"]
    assert "<mark>crèche</mark>&nbsp;» ≈ crehce" in text_of(app)


def test_a_theme_tile_filters(open_app: OpenApp, make_resource: MakeResource) -> None:
    app = open_app(make_resource(), make_resource(id="b", name="Épicerie", category="food"))

    app.button(key="tile-food").click().run()

    assert names_shown(app) == ["Épicerie"]
    assert app.button(key="chip-category").label == "Alimentation ✕"


def test_a_filter_said_in_the_question_is_a_chip_that_takes_its_words_out(
    open_app: OpenApp, make_resource: MakeResource
) -> None:
    app = open_app(
        make_resource(quartier="21231-montchapet"),
        make_resource(id="b", name="Crèche B", quartier=GRESILLES),
    )
    ask(app, "crèche aux grésilles")
    assert names_shown(app) == ["Crèche B"]
    assert app.button(key="chip-quartier").label == "Les Grésilles ✕"

    app.button(key="chip-quartier").click().run()

    assert app.text_input(key="q").value == "crèche"
    assert sorted(names_shown(app)) == ["Crèche B", "Crèche Tivoli"]


def test_what_leaves_nothing_is_set_aside_and_said(
    open_app: OpenApp, make_resource: MakeResource
) -> None:
    app = open_app(make_resource(price="paid"))

    ask(app, "crèche gratuite")

    assert names_shown(app) == ["Crèche Tivoli"]
    assert wording.SET_ASIDE.format(filters="Gratuit") in [box.value for box in app.info]


def test_a_new_question_closes_the_opened_page(
    open_app: OpenApp, make_resource: MakeResource
) -> None:
    app = open_app(make_resource(), make_resource(id="b", name="Judo", needs=["sports-combat"]))
    ask(app, "crèche")
    app.button(key="open-creche-tivoli").click().run()
    assert names_shown(app) == []

    ask(app, "judo")

    assert names_shown(app) == ["Judo"]


def test_a_link_keeps_the_order_from_the_first_look(
    open_app: OpenApp, make_resource: MakeResource
) -> None:
    resources = [make_resource(), make_resource(id="b", name="Accueil crèche", zone="national")]

    app = open_app(*resources, q="crèche", tri=wording.SORTS["name"])

    assert names_shown(app) == ["Accueil crèche", "Crèche Tivoli"]


def test_a_name_with_markdown_is_shown_as_it_is(
    open_app: OpenApp, make_resource: MakeResource
) -> None:
    app = open_app(make_resource(name="Crèche [ici](https://evil.example) **a** :red[b]"))

    ask(app, "crèche")

    assert names_shown(app) == [r"Crèche \[ici\](https://evil.example) \*\*a\*\* \:red\[b\]"]


def test_a_chip_takes_its_filter_off(open_app: OpenApp, make_resource: MakeResource) -> None:
    app = open_app(make_resource(), make_resource(id="b", name="Crèche B", age_min=6))
    ask(app, "crèche")
    app.number_input(key="age").set_value(2).run()
    assert names_shown(app) == ["Crèche Tivoli"]

    app.button(key="chip-age").click().run()

    assert sorted(names_shown(app)) == ["Crèche B", "Crèche Tivoli"]


def test_an_unknown_age_is_kept_and_said_unsure(
    open_app: OpenApp, make_resource: MakeResource
) -> None:
    app = open_app(make_resource())
    ask(app, "crèche")

    app.number_input(key="age").set_value(9).run()

    assert names_shown(app) == ["Crèche Tivoli"]
    assert "À vérifier par téléphone : l'âge" in text_of(app).replace("&#39;", "'")


def test_places_and_aids_have_their_own_tab(open_app: OpenApp, make_resource: MakeResource) -> None:
    app = open_app(
        make_resource(quartier=GRESILLES),
        make_resource(id="aid", name="Aide à la crèche", zone="national"),
    )
    ask(app, "crèche")
    assert names_shown(app) == ["Crèche Tivoli"]

    app.session_state["onglet"] = "elsewhere"
    app.run()

    assert names_shown(app) == ["Aide à la crèche"]


def test_an_aid_has_no_point_on_the_map(open_app: OpenApp, make_resource: MakeResource) -> None:
    app = open_app(make_resource(**POINT), make_resource(id="aid", zone="national"))

    assert [row[0] for row in drawn(app)["rows"]] == ["creche-tivoli"]


def test_what_is_known_to_the_quartier_is_counted_on_it_never_drawn(
    open_app: OpenApp, make_resource: MakeResource
) -> None:
    app = open_app(
        make_resource(quartier=GRESILLES, geo_precision="quartier"),
        make_resource(id="b", quartier=GRESILLES, geo_precision="quartier"),
    )
    ask(app, "crèche")

    assert drawn(app)["rows"] == []
    assert [(b[0], b[4]) for b in drawn(app)["bubbles"]] == [(GRESILLES, 2)]
    assert "Emplacement précis non connu" in text_of(app)


def test_a_confidential_address_is_neither_drawn_nor_counted_nor_written(
    open_app: OpenApp, make_resource: MakeResource
) -> None:
    app = open_app(
        make_resource(
            **POINT,
            address="3 rue Secrète",
            quartier=GRESILLES,
            confidential_address=True,
            phone="115",
        )
    )
    ask(app, "crèche")

    assert (drawn(app)["rows"], drawn(app)["bubbles"]) == ([], [])
    assert "Secrète" not in text_of(app)
    assert "tel:115" in text_of(app)


def test_cards_and_markers_have_the_same_numbers(
    open_app: OpenApp, make_resource: MakeResource
) -> None:
    app = open_app(
        make_resource(**POINT), make_resource(id="b", name="Crèche B", quartier=GRESILLES)
    )
    ask(app, "crèche tivoli")

    assert [(row[0], row[5]) for row in drawn(app)["rows"]] == [("creche-tivoli", 1)]
    assert names_shown(app)[0] == "Crèche Tivoli"


def test_a_click_on_a_marker_selects_the_card(
    open_app: OpenApp, make_resource: MakeResource
) -> None:
    app = open_app(make_resource(**POINT))
    ask(app, "crèche")

    click_on_map(app, "creche-tivoli")

    assert 'data-bring="creche-tivoli"' in text_of(app)
    assert drawn(app)["selected"] == "creche-tivoli"


def test_a_click_on_a_quartier_s_bubble_filters_on_it(
    open_app: OpenApp, make_resource: MakeResource
) -> None:
    app = open_app(make_resource(quartier=GRESILLES), make_resource(id="b", quartier="21166"))

    click_on_map(app, f"quartier:{GRESILLES}")

    assert app.button(key="chip-quartier").label == "Les Grésilles ✕"


def test_a_click_on_a_card_selects_on_the_map(
    open_app: OpenApp, make_resource: MakeResource
) -> None:
    app = open_app(make_resource(**POINT))
    ask(app, "crèche")

    app.button(key="locate-creche-tivoli").click().run()

    assert (drawn(app)["selected"], drawn(app)["focus"]) == ("creche-tivoli", 1)


def test_a_card_chosen_far_down_the_list_is_brought_up_to(
    open_app: OpenApp, make_resource: MakeResource
) -> None:
    many = [make_resource(id=f"r{n:02d}", name=f"Crèche {n:02d}", **POINT) for n in range(30)]
    app = open_app(*many)
    ask(app, "crèche")
    assert len(names_shown(app)) == 12

    click_on_map(app, "r25")

    assert names_shown(app)[-1] == "Crèche 25"


def test_the_map_s_base_never_changes(open_app: OpenApp, make_resource: MakeResource) -> None:
    app = open_app(make_resource(**POINT))
    before = json.loads(app.get("component_instance")[0].proto.json_args)["script"]

    ask(app, "crèche")
    app.button(key="locate-creche-tivoli").click().run()

    assert json.loads(app.get("component_instance")[0].proto.json_args)["script"] == before


def test_the_map_loads_nothing_from_elsewhere(
    open_app: OpenApp, make_resource: MakeResource
) -> None:
    app = open_app(make_resource(**POINT))

    arguments = json.loads(app.get("component_instance")[0].proto.json_args)

    assert arguments["js_links"]
    assert not [link for link in arguments["js_links"] + arguments["css_links"] if "//" in link]


def test_the_map_stays_light_whatever_the_number_of_answers(
    open_app: OpenApp, make_resource: MakeResource
) -> None:
    app = open_app(*[make_resource(id=f"r{n}", name="x" * 60, **POINT) for n in range(3000)])

    assert len(app.get("component_instance")[0].proto.json_args) < 300_000
    assert [c.value for c in app.caption] == [wording.MAP_CAPPED.format(shown=1000)]


def test_html_in_the_data_is_only_text(open_app: OpenApp, make_resource: MakeResource) -> None:
    hostile = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    app = open_app(make_resource(name=f"Crèche {hostile}", summary=hostile, **POINT))
    ask(app, "crèche")

    assert "<script" not in text_of(app)
    assert "<img" not in text_of(app)
    assert (
        "<"
        not in json.loads(app.get("component_instance")[0].proto.json_args)["feature_group"].split(
            "reperes.answers("
        )[1]
    )


@pytest.mark.parametrize(
    "question",
    [
        "x" * 300,
        "😀😀",
        "'; DROP TABLE resource; --",
        "<script>alert(1)</script>",
        "\u202emalo",
        "a\x00b",
        "   ",
    ],
)
def test_a_hostile_question_is_only_a_question(
    open_app: OpenApp, make_resource: MakeResource, question: str
) -> None:
    app = open_app(make_resource())

    ask(app, question)

    assert not app.exception
    assert "<script" not in text_of(app)


def test_hostile_addresses_fall_back_to_what_is_usual(
    open_app: OpenApp, make_resource: MakeResource
) -> None:
    app = open_app(
        make_resource(),
        theme="<script>",
        age="9999999999",
        quand="jamais",
        tri="x",
        vue="y",
        lieu="nope\x00",
        pres="z" * 5000,
        onglet="?",
    )

    assert not app.exception


def test_nothing_found_offers_a_spelling_filters_to_relax_and_whom_to_call(
    open_app: OpenApp, make_resource: MakeResource
) -> None:
    app = open_app(make_resource(age_min=0, age_max=3))
    ask(app, "creches")
    app.number_input(key="age").set_value(12).run()
    assert names_shown(app) == []
    assert app.button(key="relax-age").label == "Sans le filtre « 12 ans » : 1 réponse"
    assert "tel:115" in text_of(app)

    app.button(key="relax-age").click().run()

    assert names_shown(app) == ["Crèche Tivoli"]


def test_a_word_nobody_knows_is_offered_another_spelling(
    open_app: OpenApp, make_resource: MakeResource
) -> None:
    app = open_app(make_resource())
    ask(app, "tivolesque")

    app.button(key="spelling").click().run()

    assert names_shown(app) == ["Crèche Tivoli"]


def test_another_script_is_answered_in_words(
    open_app: OpenApp, make_resource: MakeResource
) -> None:
    app = open_app(make_resource())

    ask(app, "مدرسة")

    assert wording.OTHER_SCRIPT in [box.value for box in app.info]


def test_words_of_danger_bring_the_numbers_on_top(
    open_app: OpenApp, make_resource: MakeResource
) -> None:
    app = open_app(make_resource())

    ask(app, "mon mari me frappe")

    assert wording.SAFETY in text_of(app)


def test_near_a_stop_the_minutes_are_said_and_the_far_left_out(
    open_app: OpenApp, make_resource: MakeResource
) -> None:
    app = open_app(
        make_resource(lat=47.3255, lon=5.0390, geo_precision="address"),
        make_resource(id="far", name="Crèche loin", lat=47.36, lon=5.05, geo_precision="address"),
    )
    ask(app, "crèche")

    app.text_input(key="pres").set_value("arret godran").run()

    assert names_shown(app) == ["Crèche Tivoli"]
    assert "1 min à pied environ" in text_of(app)
    assert app.button(key="chip-near").label == "15 min à pied de Godrans Les Halles ✕"


def test_an_unknown_place_is_said_and_hides_nothing(
    open_app: OpenApp, make_resource: MakeResource
) -> None:
    app = open_app(make_resource())
    ask(app, "crèche")

    app.text_input(key="pres").set_value("xqzw").run()

    assert names_shown(app) == ["Crèche Tivoli"]
    assert "xqzw" in app.warning[0].value


def test_open_at_a_day_and_hour(
    open_app: OpenApp, make_resource: MakeResource, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "now", lambda: datetime(2026, 11, 24, 10, tzinfo=PARIS))
    app = open_app(
        make_resource(opening_hours="We 09:00-12:00"),
        make_resource(id="b", name="Crèche B", opening_hours="We 14:00-17:00"),
    )
    ask(app, "crèche")
    app.selectbox(key="quand").set_value("jour").run()
    app.selectbox(key="jour").set_value("mercredi").run()
    app.selectbox(key="heure").set_value("10:00").run()

    assert names_shown(app) == ["Crèche Tivoli"]
    assert app.button(key="chip-when").label == "Ouvert mercredi à 10\u00a0h ✕"


def test_a_card_opens_in_place_and_closes(open_app: OpenApp, make_resource: MakeResource) -> None:
    app = open_app(make_resource(details="Le détail."))
    ask(app, "crèche")

    app.button(key="open-creche-tivoli").click().run()
    assert [header.value for header in app.header] == ["Crèche Tivoli"]
    assert "Le détail." in text_of(app)

    app.button(key="back").click().run()
    assert names_shown(app) == ["Crèche Tivoli"]


def test_sorting_by_name(open_app: OpenApp, make_resource: MakeResource) -> None:
    app = open_app(
        make_resource(id="z", name="Zoo crèche", summary="Crèche."), make_resource(name="Crèche A")
    )
    ask(app, "crèche")

    app.selectbox(key="tri").set_value("name").run()

    assert names_shown(app) == ["Crèche A", "Zoo crèche"]
