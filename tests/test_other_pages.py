"""The resource's permalink and the About page, from data files to screen."""

from datetime import date, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from directory import wording
from directory.hours import PARIS
from directory.settings import ROOT
from directory.ui import session
from tests.conftest import MakeResource, OpenApp, text_of

NOW = datetime(2026, 12, 21, 10, tzinfo=PARIS)


@pytest.fixture(autouse=True)
def _monday_morning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "now", lambda: NOW)


def open_page(open_app: OpenApp, page: str, *resources: object, **query: str) -> AppTest:
    app = open_app(*resources)
    app.switch_page(str(ROOT / "pages" / page))
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return app


def test_a_page_gives_its_permanent_link(open_app: OpenApp, make_resource: MakeResource) -> None:
    app = open_page(open_app, "resource.py", make_resource(), id="creche-tivoli")

    assert 'href="resource?id=creche-tivoli"' in text_of(app)


def test_everything_known_is_said_plainly(open_app: OpenApp, make_resource: MakeResource) -> None:
    resource = make_resource(
        phone="+33380745151",
        email="creche@example.org",
        website="https://example.org/",
        address="1 rue de la Paix",
        postcode="21000",
        city="Dijon",
        lat=47.3223,
        lon=5.0415,
        geo_precision="address",
        opening_hours="Mo-Fr 09:00-12:00; PH off",
        closures=[{"start": date(2026, 12, 23), "end": date(2026, 12, 24), "reason": "travaux"}],
        documents=["livret de famille"],
        price="free",
        source={"url": "https://www.dijon.fr/x", "publisher": "Ville de Dijon", "dated": "2025-05"},
    )

    said = text_of(open_page(open_app, "resource.py", resource, id=resource.id))

    for expected in (
        "Ouvert · ferme à 12\u00a0h",
        "tel:+33380745151",
        "03 80 74 51 51",
        "mailto:creche@example.org",
        "openstreetmap.org/?mlat=47.3223&amp;mlon=5.0415",
        "fermé (travaux)",
        "fermé (Noël)",
        "Vacances de Noël",
        "Fermé du 23 décembre 2026 au 24 décembre 2026 (travaux)",
        "livret de famille",
        "Gratuit",
        "https://www.dijon.fr/x",
        "mai 2025",
        wording.UNVERIFIED,
        "mailto:?subject=Rep%C3%A8res",
    ):
        assert expected in said


def test_what_is_not_known_is_said(open_app: OpenApp, make_resource: MakeResource) -> None:
    said = text_of(open_page(open_app, "resource.py", make_resource(), id="creche-tivoli"))

    assert wording.HOURS_UNKNOWN in said
    assert wording.PHONE_UNKNOWN in said


def test_a_confidential_address_is_said_confidential(
    open_app: OpenApp, make_resource: MakeResource
) -> None:
    hidden = make_resource(
        address="3 rue Secrète",
        lat=47.3223,
        lon=5.0415,
        geo_precision="address",
        confidential_address=True,
    )
    app = open_page(open_app, "resource.py", hidden, id=hidden.id)

    assert "Secrète" not in text_of(app)
    assert "47.3223" not in text_of(app)
    assert wording.CONFIDENTIAL in text_of(app)
    assert not app.get("component_instance")


@pytest.mark.parametrize("id_", ["nope", "", "x" * 5000, "<script>", "'; --", "a\x00b", "\u202e"])
def test_an_unknown_resource_is_said_in_words(
    open_app: OpenApp, make_resource: MakeResource, id_: str
) -> None:
    app = open_page(open_app, "resource.py", make_resource(), id=id_)

    assert [box.value for box in app.info] == [wording.NO_SUCH_RESOURCE]


def test_html_in_the_data_is_only_text(open_app: OpenApp, make_resource: MakeResource) -> None:
    hostile = '"><script>alert(1)</script>'
    resource = make_resource(
        summary=hostile,
        details=hostile,
        conditions=hostile,
        hours_note=hostile,
        audience=[hostile],
        source={"url": "https://www.dijon.fr/", "publisher": hostile},
    )

    said = text_of(open_page(open_app, "resource.py", resource, id=resource.id))

    assert "<script" not in said


def test_similar_resources_are_the_nearest_with_the_same_need(
    open_app: OpenApp, make_resource: MakeResource
) -> None:
    def at(lat: float, **facts: object) -> object:
        return make_resource(lat=lat, lon=5.04, geo_precision="address", **facts)

    app = open_page(
        open_app,
        "resource.py",
        at(47.32),
        at(47.33, id="far", name="Crèche loin"),
        at(47.321, id="close", name="Crèche proche"),
        at(47.32, id="other", name="Épicerie", needs=["food-aid"], category="food"),
        id="creche-tivoli",
    )

    links = [link.proto.label for link in app.get("page_link")]
    assert [label for label in links if label.startswith(("Crèche", "Épicerie"))] == [
        "Crèche proche",
        "Crèche loin",
    ]


def test_the_contact_receives_the_reports(
    open_app: OpenApp, make_resource: MakeResource, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DIRECTORY_CONTACT", "contact@example.org")

    said = text_of(open_page(open_app, "resource.py", make_resource(), id="creche-tivoli"))

    assert "mailto:contact@example.org?subject=" in said


def test_about_counts_by_theme_and_quartier_and_says_what_is_missing(
    open_app: OpenApp, make_resource: MakeResource
) -> None:
    app = open_page(
        open_app,
        "about.py",
        make_resource(quartier="21231-gresilles"),
        make_resource(id="b", category="food", also=["childcare"]),
    )

    said = text_of(app)

    for row in (
        "Garde d&#39;enfants</th><td>2</td>",
        "Alimentation</th><td>1</td>",
        "Les Grésilles</th><td>1</td>",
        "Montchapet</th><td>0</td>",
        "Horaires non connus (sur 1 lieux)</th><td>1</td>",
        "Jamais vérifiées par une personne</th><td>2</td>",
        "Ville de Dijon</th><td>2</td>",
    ):
        assert row in said
    assert "Licence Ouverte" in " ".join(text.value for text in app.markdown)


def test_no_word_of_english_or_of_streamlit_on_the_pages() -> None:
    words = "\n".join(
        path.read_text(encoding="utf-8")
        for path in Path(wording.__file__).parent.glob("sentences.py")
    )
    for english in ("Streamlit", "Search for", "Click", "Please"):
        assert english not in words
