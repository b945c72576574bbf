"""From a question to a place and back, as a visitor does it."""

import re

import pytest
from playwright.sync_api import FrameLocator, Locator, Page, expect

from tests.browser.conftest import OpenPage, settled

FIRST = "Crèche Grésilles"
LOCATED = "Piscine des Grésilles"


def search(page: Page, question: str) -> None:
    box = page.get_by_label("Que cherchez-vous ?")
    box.fill(question)
    box.press("Enter")
    expect(page.locator(".count")).to_be_visible()


def map_of(page: Page) -> FrameLocator:
    return page.frame_locator("iframe[title='Carte des réponses']")


def at_rest(page: Page) -> None:
    """Wait until the map is drawn and the page's run has ended."""
    map_of(page).locator(".leaflet-marker-icon").first.wait_for()
    settled(page)


def cards(page: Page) -> Locator:
    return page.locator("[class*='st-key-open-'] button")


@pytest.mark.parametrize("phone", [False, True], ids=["wide", "phone"])
def test_a_misspelt_question_a_card_its_page_and_back(open_page: OpenPage, *, phone: bool) -> None:
    page = open_page(phone=phone)
    search(page, "creche gresille")
    expect(cards(page).first).to_have_text(FIRST)

    cards(page).first.click()

    expect(page.get_by_role("heading", name=FIRST)).to_be_visible()
    assert "lieu=creche-gresilles" in page.url

    page.go_back()

    expect(cards(page).first).to_have_text(FIRST)
    expect(page.get_by_label("Que cherchez-vous ?")).to_have_value("creche gresille")


@pytest.mark.parametrize("phone", [False, True], ids=["wide", "phone"])
def test_a_card_s_button_selects_its_marker_and_keeps_the_map(
    open_page: OpenPage, *, phone: bool
) -> None:
    page = open_page(phone=phone)
    search(page, "piscine gresilles")
    expect(cards(page).first).to_have_text(LOCATED)

    page.get_by_role("button", name="Voir sur la carte").first.click()

    chosen = map_of(page).locator(".pin.selected")
    expect(chosen).to_have_attribute("title", f"1. {LOCATED} (choisi)")


def test_the_map_s_coming_does_not_run_the_page_again(open_page: OpenPage) -> None:
    page = open_page("/about")
    sent: list[str | bytes] = []
    page.on("websocket", lambda link: link.on("framesent", lambda frame: sent.append(frame)))

    page.goto(page.url.replace("/about", "/?q=bibliotheque"))
    map_of(page).locator(".leaflet-marker-icon").first.wait_for()
    page.wait_for_timeout(1500)  # streamlit-folium speaks after a quarter of a second

    assert len(sent) == 1


def test_the_map_keeps_its_view_when_the_detail_opens_and_closes(open_page: OpenPage) -> None:
    page = open_page()
    search(page, "piscine gresilles")
    page.get_by_role("button", name="Voir sur la carte").first.click()
    expect(map_of(page).locator(".pin.selected")).to_be_visible()
    page.evaluate("document.querySelector('iframe').dataset.kept = 'yes'")
    map_of(page).locator(".leaflet-control-zoom-out").click()
    page.wait_for_timeout(600)
    stops = map_of(page).locator(".stop")
    before = stops.count()

    cards(page).first.click()
    expect(page.get_by_role("heading", name=LOCATED)).to_be_visible()
    page.go_back()
    expect(cards(page).first).to_have_text(LOCATED)

    assert page.locator("iframe[data-kept='yes']").count() == 1
    expect(map_of(page).locator(".pin.selected")).to_be_visible()
    assert stops.count() == before


def test_a_click_on_a_marker_selects_its_card(open_page: OpenPage) -> None:
    page = open_page("/?q=piscine")
    pin = map_of(page).locator(".pin[title*='Grésilles']")

    pin.click()

    expect(page.locator("[class*='st-key-card-selected-piscine-des-gresilles']")).to_be_visible()
    expect(map_of(page).locator(".pin.selected")).to_be_visible()


def test_enter_on_a_marker_selects_its_card(open_page: OpenPage) -> None:
    page = open_page("/?q=piscine")
    pin = map_of(page).locator(".pin[title*='Grésilles']")

    pin.focus()
    pin.press("Enter")

    expect(page.locator("[class*='st-key-card-selected-piscine-des-gresilles']")).to_be_visible()


def test_a_suggestion_is_chosen_by_keyboard(open_page: OpenPage) -> None:
    page = open_page()
    box = page.get_by_label("Que cherchez-vous ?")
    box.click()
    page.keyboard.type("noun", delay=40)
    expect(page.get_by_role("option").first).to_be_visible()
    assert box.get_attribute("aria-expanded") == "true"

    page.keyboard.press("ArrowDown")
    chosen = page.locator("#suggestions [aria-selected=true] .suggested").inner_text()
    page.keyboard.press("Enter")

    expect(page.locator(".count")).to_be_visible()
    expect(box).to_have_value(chosen)
    expect(page.locator("#suggestions")).to_have_count(0)


def test_escape_closes_the_suggestions_and_stays(open_page: OpenPage) -> None:
    page = open_page()
    page.get_by_label("Que cherchez-vous ?").click()
    page.keyboard.type("creche", delay=40)
    expect(page.get_by_role("option").first).to_be_visible()

    page.keyboard.press("Escape")

    expect(page.locator("#suggestions")).to_have_count(0)
    assert "meteofrance" not in page.url


def test_what_was_understood_is_taken_out_of_the_question(open_page: OpenPage) -> None:
    page = open_page("/?q=bibliotheque+mercredi")
    chip = page.get_by_role("button", name="Ouvert le mercredi ✕")
    expect(chip).to_be_visible()
    at_rest(page)

    chip.click()

    expect(page.get_by_label("Que cherchez-vous ?")).to_have_value("bibliotheque")
    expect(page).to_have_url(re.compile(r"q=bibliotheque$"))


def test_a_link_sent_to_a_colleague_shows_the_same_answers(open_page: OpenPage) -> None:
    page = open_page()
    search(page, "bibliotheque")
    page.get_by_text("Affiner").click()
    page.get_by_label("Quartier ou commune").click()
    page.get_by_role("option", name="Les Grésilles").or_(
        page.get_by_role("option", name="Université")
    ).first.click()
    expect(page.locator("[class*='st-key-chip-quartier']")).to_be_visible()
    names = cards(page).all_inner_texts()

    other = open_page("/" + page.url.split("/", 3)[3])

    expect(cards(other).first).to_have_text(names[0])
    assert cards(other).all_inner_texts() == names


def test_the_permalink_opens_the_resource(open_page: OpenPage) -> None:
    page = open_page("/resource?id=bibliotheque-mansart")

    expect(page.get_by_role("heading", name="Bibliothèque Mansart")).to_be_visible()
    expect(page.locator("table.week")).to_be_visible()
    assert page.title() == "Repères – Fiche"


def test_with_the_tiles_cut_off_the_map_still_names_the_quartiers(open_page: OpenPage) -> None:
    page = open_page("/?q=piscine")

    expect(map_of(page).get_by_text("Les Grésilles", exact=True)).to_be_visible()
    expect(map_of(page).locator("path.border").first).to_be_attached()


@pytest.mark.parametrize("how", ["click", "key"])
def test_quit_fast_leaves_for_a_neutral_site(open_page: OpenPage, how: str) -> None:
    page = open_page("/?q=violences")
    left: list[str] = []
    page.on("request", lambda request: left.append(request.url))
    page.context.route("**/meteofrance.com/**", lambda route: route.abort())

    if how == "click":
        page.get_by_role("link", name="Quitter vite").click()
    else:
        page.locator(".count").click()
        page.keyboard.press("Escape")
    page.wait_for_timeout(800)

    assert "https://meteofrance.com/" in left


def test_every_action_of_a_search_works_by_keyboard(open_page: OpenPage) -> None:
    page = open_page()
    page.get_by_label("Que cherchez-vous ?").focus()
    page.keyboard.type("piscine gresilles")
    page.keyboard.press("Enter")
    expect(cards(page).first).to_have_text(LOCATED)

    at_rest(page)
    cards(page).first.focus()
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name=LOCATED)).to_be_visible()


def test_no_word_of_english_is_left_on_the_page(open_page: OpenPage) -> None:
    page = open_page("/?q=creche")
    page.get_by_text("Affiner").click()
    page.wait_for_timeout(500)
    said = page.evaluate(
        "[...document.querySelectorAll('*')].flatMap(e => ['aria-label','title','placeholder']"
        ".map(a => e.getAttribute(a))).filter(Boolean).join('\\n') + document.body.innerText"
    )

    for english in ("Streamlit", "Choose", "Press Enter", "Search", "Clear", "Skip to", "Deploy"):
        assert english not in said
