"""The orientation sheet: what stands on it, and that each of its forms says the same."""

import io
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from pypdf import PdfReader

from directory import wording
from directory.catalogue import Catalogue
from directory.guide import situations
from directory.guide.choices import Asking
from directory.guide.family import Family
from directory.guide.plan import Planner
from directory.hours import PARIS, days
from directory.places import Territory
from directory.records import Resource
from directory.search.filters import Near
from directory.sheet import texts
from directory.sheet.calendar import calendar
from directory.sheet.content import Links, Order, Sheet, compose
from directory.sheet.drawing import map_says, map_svg, qr_svg
from directory.sheet.laid_out import Variant
from directory.sheet.page import page
from directory.sheet.pdf import pdf
from directory.taxonomy import Taxonomy
from tests.conftest import DATA, MakeResource

NOW = datetime(2026, 12, 21, 8, tzinfo=PARIS)
LINKS = Links(
    "https://reperes.example/shortlist?selection=abcdefgh",
    "https://reperes.example/retour?c=K7MPX2QR",
    "K7MPX2QR",
)
PLACE = {
    "address": "1 rue de la Paix",
    "postcode": "21000",
    "city": "Dijon",
    "lat": 47.3225,
    "lon": 5.042,
    "geo_precision": "address",
}
HOSTILE = "<script>alert(1)</script> *gras* #let x = 1 [lien](http://x)"
MakeSheet = Callable[..., Sheet]


@pytest.fixture
def make_sheet(territory: Territory, words: Taxonomy) -> MakeSheet:
    """A sheet of these resources, in their order."""

    def sheet(
        *resources: Resource,
        notes: Mapping[str, str] | None = None,
        family: Family | None = None,
        others: tuple[Resource, ...] = (),
        asked: tuple[str, ...] = (),
    ) -> Sheet:
        catalogue = Catalogue([*resources, *others], words, territory)
        planner = Planner(catalogue, situations.load(DATA / "guide"))
        ids = tuple(resource.id for resource in resources)
        order = Order(ids, LINKS, notes or {}, "CCAS de Dijon", asked)
        return compose(planner, Asking(catalogue, family or Family(), NOW), order)

    return sheet


def read_pdf(made: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(made))


def text_of_pdf(made: bytes) -> str:
    pages = " ".join(page.extract_text() for page in read_pdf(made).pages)
    return " ".join(pages.replace("\u00a0", " ").split())


def test_the_sheet_is_valid_as_long_as_its_hours_are_printed(
    make_sheet: MakeSheet, make_resource: MakeResource
) -> None:
    sheet = make_sheet(make_resource())

    assert sheet.made_on == date(2026, 12, 21)
    assert sheet.valid_until == date(2027, 1, 3)


def test_hours_of_two_weeks_name_holidays_and_closures(
    make_sheet: MakeSheet, make_resource: MakeResource
) -> None:
    closed = [{"start": "2026-12-29", "end": "2026-12-29", "reason": "inventaire"}]
    resource = make_resource(opening_hours="Tu,Fr 09:00-12:00; PH off", closures=closed, **PLACE)

    (item,) = make_sheet(resource).items

    said = [line.replace("\u00a0", " ") for line in item.hours]
    assert said[0] == "lundi, mercredi, jeudi, samedi et dimanche : fermé"
    assert said[1] == "mardi : 9 h – 12 h"
    assert "vendredi 25 décembre : fermé (Noël)" in said
    assert "mardi 29 décembre : fermé (inventaire)" in said
    assert "vendredi 1er janvier : fermé (Jour de l'an)" in said


def test_every_day_of_two_weeks_is_told_once_or_as_usual() -> None:
    told = wording.two_weeks(days("Mo-Fr 09:00-12:00", date(2026, 11, 23), 14, []))

    assert [line.replace("\u00a0", " ") for line in told] == [
        "lundi au vendredi : 9 h – 12 h",
        "samedi et dimanche : fermé",
    ]


def test_the_plan_b_is_another_place_for_the_same_need_not_yet_on_the_sheet(
    make_sheet: MakeSheet, make_resource: MakeResource
) -> None:
    first = make_resource(id="first", name="Première", needs=["food-aid"])
    second = make_resource(id="second", name="Seconde", needs=["food-aid"])
    third = make_resource(id="third", name="Troisième", needs=["food-aid"], phone="+33380745151")

    one, two = make_sheet(first, second, others=(third,)).items

    assert one.plan_b == "Troisième, 03\u00a080\u00a074\u00a051\u00a051"
    assert two.plan_b is None


def test_what_to_say_asks_what_no_source_tells(make_resource: MakeResource) -> None:
    known = make_resource(
        phone="+33380745151",
        opening_hours="Mo 09:00-12:00",
        price="free",
        documents=["livret"],
        children_welcome="yes",
        **PLACE,
    )
    unknown = make_resource(phone="+33380745151", **PLACE)

    assert wording.to_say(known, ["Crèche"], [3]) == (
        "« Bonjour, je vous appelle pour : crèche. J'ai un enfant de 3 ans. »"
    )
    asked = wording.to_say(unknown, ["PMI, santé"], [3, 8]) or ""
    assert "pour : PMI, santé." in asked
    assert "2 enfants de 3 ans et 8 ans" in asked
    for question in ("quand je peux venir", "si c'est gratuit", "quels papiers", "avec mon enfant"):
        assert question in asked


def test_nothing_is_to_be_said_to_a_website(make_resource: MakeResource) -> None:
    assert wording.to_say(make_resource(website="https://visale.fr"), ["Caution"], []) is None


@pytest.mark.parametrize("variant", list(Variant))
def test_the_pdf_says_what_the_data_says(
    make_sheet: MakeSheet, make_resource: MakeResource, territory: Territory, variant: Variant
) -> None:
    resource = make_resource(
        phone="+33380745151", opening_hours="Mo-Fr 09:00-12:00", documents=["livret"], **PLACE
    )
    near = Near("Darcy", 47.3235, 5.0345, None)
    sheet = make_sheet(
        resource, notes={resource.id: "Demander Claire"}, family=Family(near=near, ages=(2,))
    )

    made = pdf(sheet, territory, variant)

    said = text_of_pdf(made)
    for expected in (
        "1. Crèche Tivoli",
        "03 80 74 51 51",
        "1 rue de la Paix, 21000 Dijon",
        "9 h – 12 h",
        "Depuis Darcy : 12 min à pied environ",
        "livret",
        "Demander Claire",
        "CCAS de Dijon",
        "21 décembre 2026",
        "3 janvier 2027",
        "K7MPX2QR",
        "Source : Ville de Dijon",
        "3919",
    ):
        assert expected in said, expected
    positions = [said.index(word) for word in ("Faite le", "1. Crèche", "Pour quoi", "Téléphone")]
    assert positions == sorted(positions), "the text is in reading order"


def test_the_pdf_is_tagged_with_a_title_and_a_language(
    make_sheet: MakeSheet, make_resource: MakeResource, territory: Territory
) -> None:
    reader = read_pdf(pdf(make_sheet(make_resource()), territory))

    catalog = reader.root_object
    assert reader.metadata is not None
    assert reader.metadata.title == "Fiche d'orientation"
    assert str(catalog["/Lang"]) == "fr"
    assert bool(catalog["/MarkInfo"]["/Marked"])  # type: ignore[index]
    assert "/StructTreeRoot" in catalog
    assert b"pdfuaid" in reader.xmp_metadata.stream.get_data()  # type: ignore[union-attr]


def test_one_place_fits_on_one_page_and_twenty_on_more(
    make_sheet: MakeSheet, make_resource: MakeResource, territory: Territory
) -> None:
    twenty = [make_resource(id=f"r{n}", phone="+33380745151", **PLACE) for n in range(25)]

    assert len(read_pdf(pdf(make_sheet(twenty[0]), territory)).pages) == 1
    assert len(make_sheet(*twenty).items) == 20
    assert len(read_pdf(pdf(make_sheet(*twenty), territory)).pages) > 1


def test_nothing_from_the_data_is_read_as_markup(
    make_sheet: MakeSheet, make_resource: MakeResource, territory: Territory
) -> None:
    resource = make_resource(name=HOSTILE[:160], organisation=HOSTILE, **PLACE)
    sheet = make_sheet(resource, notes={resource.id: HOSTILE})

    assert "*gras* #let x = 1" in text_of_pdf(pdf(sheet, territory))
    shown = page(sheet, territory)
    assert "<script>" not in shown
    assert "&lt;script&gt;" in shown
    assert "<script" not in (map_svg(sheet, territory) or "")
    opened = resource.model_copy(update={"opening_hours": "Mo-Fr 09:00-12:00"})
    made = calendar(make_sheet(opened, notes={resource.id: "note"}), NOW) or b""
    (event,) = Calendar.from_ical(made).walk("VEVENT")
    assert HOSTILE[:100] in str(event["SUMMARY"])
    assert "note" not in str(event["DESCRIPTION"]), "an agenda is often shared"


def test_the_page_says_what_the_pdf_says(
    make_sheet: MakeSheet, make_resource: MakeResource, territory: Territory
) -> None:
    sheet = make_sheet(make_resource(phone="+33380745151", **PLACE), asked=("je-me-separe",))

    said = page(sheet, territory)

    number = 'href="tel:+33380745151"'
    for expected in ("1. Crèche Tivoli", number, "Livret de famille", "K7MPX2QR"):
        assert expected in said
    assert wording.RIGHTS_TITLE not in page(sheet, territory, Variant.EASY)


def test_a_confidential_place_is_neither_on_the_map_nor_in_words(
    make_sheet: MakeSheet, make_resource: MakeResource, territory: Territory
) -> None:
    hidden = make_resource(confidential_address=True, phone="+33380745151", **PLACE)
    sheet = make_sheet(hidden)

    assert map_svg(sheet, territory) is None
    for said in (texts.mail(sheet), texts.sms(sheet), page(sheet, territory)):
        assert "rue de la Paix" not in said
    assert wording.CONFIDENTIAL in texts.mail(sheet)


def test_the_map_carries_the_numbers_of_the_sheet(
    make_sheet: MakeSheet, make_resource: MakeResource, territory: Territory
) -> None:
    placed = make_resource(id="placed", name="Placée", **PLACE)
    nowhere = make_resource(id="nowhere")
    same = make_resource(id="same", name="Même lieu", **PLACE)

    sheet = make_sheet(nowhere, placed, same)

    drawn = map_svg(sheet, territory) or ""
    assert ">2</text>" in drawn
    assert ">3</text>" in drawn
    assert ">1</text>" not in drawn
    assert map_says(sheet) == "Plan des lieux numérotés : 2 Placée, 3 Même lieu"
    circles = [part.split('"')[0] for part in drawn.split('<circle cx="')[1:] if 'r="11"' in part]
    assert len(set(circles)) == 2, "two places at one address are drawn side by side"


def test_a_code_of_twenty_places_can_still_be_photographed() -> None:
    twenty = ",".join(["abcdefgh"] * 20)
    drawn = qr_svg(f"https://reperes.example/shortlist?selection={twenty}&lecture=1")

    width = int(drawn.split('width="')[1].split('"')[0])
    assert width <= 4 * 80, "80 modules at most: 0.33 mm each on 27 mm"


def test_a_short_message_holds_everything_that_it_can(
    make_sheet: MakeSheet, make_resource: MakeResource
) -> None:
    few = [make_resource(id=f"r{n}", name=f"Lieu {n}", phone="3919", **PLACE) for n in range(2)]
    many = [
        make_resource(id=f"r{n}", name=f"Un lieu au nom très long, numéro {n}", **PLACE)
        for n in range(20)
    ]

    short, cut = texts.sms(make_sheet(*few)), texts.sms(make_sheet(*many))

    assert "1. Lieu 0, 1 rue de la Paix, 21000 Dijon, 3919" in short
    assert len(cut) <= 480
    assert "dans le lien" in cut
    assert cut.endswith(LINKS.selection)


@given(st.text(max_size=300))
def test_a_message_has_only_letters_of_the_gsm_alphabet(text: str) -> None:
    written = texts.gsm(text)

    assert set(written) <= texts.GSM
    assert texts.gsm(written) == written


def test_french_stays_readable_in_the_gsm_alphabet() -> None:
    assert texts.gsm("Fête à l’école : œuvre, ça « va »") == 'Fete à l\'école : oeuvre, ca " va "'


def test_a_long_link_is_never_cut(make_sheet: MakeSheet, make_resource: MakeResource) -> None:
    sheet = make_sheet(make_resource())
    long = replace(sheet, links=replace(LINKS, selection="https://x.example/" + "a" * 500))

    assert texts.sms(long) == long.links.selection
    assert texts.sms(replace(sheet, links=Links(""))).startswith("Repères")


def test_the_mail_says_the_whole_sheet(make_sheet: MakeSheet, make_resource: MakeResource) -> None:
    said = texts.mail(make_sheet(make_resource(phone="3919", **PLACE), asked=("je-me-separe",)))

    for expected in ("1. Crèche Tivoli", "3919", LINKS.selection, LINKS.feedback, "Les droits"):
        assert expected in said


def test_the_calendar_holds_the_first_opening_of_each_place(
    make_sheet: MakeSheet, make_resource: MakeResource
) -> None:
    opens = make_resource(id="opens", name="Ouverte", opening_hours="We 14:00-18:00", **PLACE)
    unknown = make_resource(id="unknown")

    made = calendar(make_sheet(opens, unknown), NOW)

    assert made is not None
    (event,) = Calendar.from_ical(made).walk("VEVENT")
    assert event["SUMMARY"] == "Aller à : Ouverte"
    assert event.decoded("DTSTART") == datetime(2026, 12, 23, 14, tzinfo=PARIS)
    assert "1 rue de la Paix" in str(event["LOCATION"])


def test_two_close_places_are_one_outing_on_the_sheet_and_in_the_calendar(
    make_sheet: MakeSheet, make_resource: MakeResource
) -> None:
    one = make_resource(id="one", name="Épicerie", opening_hours="Tu,Sa 09:00-11:00", **PLACE)
    other = make_resource(id="two", name="Vestiaire", opening_hours="Sa 10:00-12:00", **PLACE)

    sheet = make_sheet(one, other)

    said = texts.mail(sheet).replace("\u00a0", " ")
    assert (
        "Samedi 26 décembre au matin : 1. Épicerie (9 h – 11 h) et 2. Vestiaire (10 h – 12 h)"
        in said
    )
    events = Calendar.from_ical(calendar(sheet, NOW) or b"").walk("VEVENT")
    assert [event.decoded("DTSTART").day for event in events] == [26, 26]


def test_nothing_timed_makes_no_calendar(
    make_sheet: MakeSheet, make_resource: MakeResource
) -> None:
    assert calendar(make_sheet(make_resource()), NOW) is None


def test_ids_that_are_not_there_are_left_out(
    make_resource: MakeResource, territory: Territory, words: Taxonomy
) -> None:
    planner = Planner(Catalogue([make_resource()], words, territory), {})
    order = Order(("gone", "creche-tivoli", "gone-too"), LINKS)

    sheet = compose(planner, Asking(planner.catalogue, Family(), NOW), order)

    assert [(item.number, item.resource.id) for item in sheet.items] == [(1, "creche-tivoli")]


def test_a_need_that_the_taxonomy_lacks_breaks_nothing(
    make_sheet: MakeSheet, make_resource: MakeResource
) -> None:
    (item,) = make_sheet(make_resource(needs=["not-a-need"])).items

    assert item.why == "Accueil des tout-petits."


@pytest.mark.parametrize("note", ["Bravo 👍", "\u4f60\u597d", "a\x07b", "\ud800"])
def test_a_letter_that_no_font_has_does_not_stop_the_sheet(
    make_sheet: MakeSheet, make_resource: MakeResource, territory: Territory, note: str
) -> None:
    resource = make_resource(phone="3919")

    said = text_of_pdf(pdf(make_sheet(resource, notes={resource.id: note}), territory))

    assert "1. Crèche Tivoli" in said
    assert "3919" in said


def test_a_warning_on_the_hours_stands_beside_them(
    make_sheet: MakeSheet, make_resource: MakeResource
) -> None:
    resource = make_resource(opening_hours="Mo 09:00-12:00", hours_note="Horaires de 2021", **PLACE)

    assert make_sheet(resource).items[0].hours[-1] == "Horaires de 2021"


def test_a_closure_without_a_reason_is_an_exception_not_the_rule(
    make_sheet: MakeSheet, make_resource: MakeResource
) -> None:
    closed = [{"start": "2026-12-29", "end": "2026-12-29"}]
    resource = make_resource(opening_hours="Tu 09:00-12:00", closures=closed, **PLACE)

    said = [line.replace("\u00a0", " ") for line in make_sheet(resource).items[0].hours]

    assert "mardi : 9 h – 12 h" in said
    assert "mardi 29 décembre : fermé" in said


def test_every_pin_stays_on_the_map(
    make_sheet: MakeSheet, make_resource: MakeResource, territory: Territory
) -> None:
    east = {**PLACE, "lon": 5.09}
    same = [make_resource(id=f"e{n}", **east) for n in range(5)]

    drawn = map_svg(make_sheet(make_resource(**PLACE), *same), territory) or ""

    circles = [part for part in drawn.split("<circle ")[1:] if 'r="11"' in part]
    places = [(int(c.split('cx="')[1].split('"')[0]), c.split('cy="')[1]) for c in circles]
    assert len({(x, y.split('"')[0]) for x, y in places}) == 6
    assert all(0 < x < 640 for x, _y in places)
