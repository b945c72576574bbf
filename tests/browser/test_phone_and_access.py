"""At 390 pixels, in the dark, for a screen reader: the page holds."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage

PAGES = {
    "home": "/",
    "answers": "/?q=creche",
    "filters": "/?q=piscine&theme=Sport+et+plein+air&quand=le+samedi",
    "nothing": "/?q=xqzwkj",
    "detail": "/?q=creche&lieu=creche-gresilles",
    "resource": "/resource?id=bibliotheque-mansart",
    "about": "/about",
    "guide": "/guide",
    "plan": "/guide?situations=je-me-separe,loyer-impaye&ages=3&pres=godrans",
    "situation": "/guide?page=violences",
    "aids": "/guide?partie=logement",
    "meanwhile": "/guide?partie=pendant",
    "shortlist": "/shortlist?selection=bibliotheque-mansart,3919-violences-femmes-info",
    "return": "/retour",
}
SEVERE = {"serious", "critical"}


def settle(page: Page) -> None:
    page.wait_for_timeout(1500)


@pytest.mark.parametrize("name", PAGES)
def test_nothing_scrolls_sideways_on_a_phone(open_page: OpenPage, name: str) -> None:
    page = open_page(PAGES[name], phone=True)
    settle(page)

    width = page.evaluate("document.scrollingElement.scrollWidth")
    main = page.evaluate(
        "(() => { const m = document.querySelector('[data-testid=stMain], main');"
        " return m.scrollWidth - m.clientWidth; })()"
    )
    assert (width, main) == (390, 0)


@pytest.mark.parametrize(
    ("phone", "dark"),
    [(False, False), (False, True), (True, False)],
    ids=["wide", "wide in the dark", "phone"],
)
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_serious(
    open_page: OpenPage, name: str, *, phone: bool, dark: bool
) -> None:
    page = open_page(PAGES[name], phone=phone, dark=dark)
    settle(page)

    found = Axe().run(page)

    severe = [
        f"{rule['id']}: {[node['html'][:140] for node in rule['nodes'][:3]]}"
        for rule in found.response["violations"]
        if rule["impact"] in SEVERE
    ]
    assert severe == []


def test_axe_finds_nothing_serious_in_the_suggestions(open_page: OpenPage) -> None:
    page = open_page()
    page.get_by_label("Que cherchez-vous ?").click()
    page.keyboard.type("creche", delay=40)
    expect(page.get_by_role("option").first).to_be_visible()

    found = Axe().run(page)

    assert [r["id"] for r in found.response["violations"] if r["impact"] in SEVERE] == []


def test_on_a_phone_the_list_comes_first_and_the_map_is_behind_its_tab(
    open_page: OpenPage,
) -> None:
    page = open_page("/?q=piscine", phone=True)
    expect(page.locator("[class*='st-key-open-'] button").first).to_be_visible()
    assert page.locator("iframe").count() == 0

    page.locator(".st-key-view-switch").get_by_text("Carte", exact=True).click()

    expect(page.locator("iframe")).to_be_visible()
    expect(page.locator("[class*='st-key-open-'] button").first).to_be_hidden()


def swipe_up(page: Page, x: float, y: float) -> None:
    """One finger, 300 pixels up."""
    client = page.context.new_cdp_session(page)
    client.send("Input.dispatchTouchEvent", touch("touchStart", x, y))
    for step in range(1, 11):
        client.send("Input.dispatchTouchEvent", touch("touchMove", x, y - 30 * step))
        page.wait_for_timeout(16)
    client.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    page.wait_for_timeout(600)


def touch(kind: str, x: float, y: float) -> dict[str, object]:
    return {"type": kind, "touchPoints": [{"x": x, "y": y}]}


def test_a_swipe_on_the_map_scrolls_the_page(open_page: OpenPage) -> None:
    page = open_page("/?q=piscine&vue=Carte", phone=True)
    frame = page.locator("iframe")
    expect(frame).to_be_visible()
    page.frame_locator("iframe").locator(".leaflet-container").wait_for()
    settle(page)
    box = frame.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, min(box["y"] + box["height"] / 2, 700)
    before = page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop")

    swipe_up(page, x, y)

    after = page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop")
    assert after - before > 100


def test_the_page_says_its_language(open_page: OpenPage) -> None:
    assert open_page().locator("html").get_attribute("lang") == "fr"
