"""From a situation to a sheet that is handed over and comes back, as a professional does it."""

import io
import re

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from directory import exchange, wording
from tests.browser.conftest import OpenPage, settled
from tests.conftest import DATA

SELECTION = "selection=centre-social-des-gresilles-caf-de-la-cote-d-or,bibliotheque-mansart"


def tick(page: Page, title: str) -> None:
    page.get_by_text(title, exact=True).click()
    expect(page.locator("#parcours")).to_be_visible()


@pytest.mark.parametrize("phone", [False, True], ids=["wide", "phone"])
def test_from_a_situation_to_the_sheet_and_its_return(open_page: OpenPage, *, phone: bool) -> None:
    page = open_page("/guide", phone=phone)
    tick(page, "Je me sépare")
    expect(page).to_have_url(re.compile("situations=je-me-separe"))
    page.get_by_role("button", name=wording.ADD_PLAN).click()
    page.get_by_role("link", name="Faire la fiche d'orientation de ma sélection").click()
    expect(page.get_by_role("heading", name=wording.SELECTION_TITLE)).to_be_visible()
    expect(page.locator(".sheet")).to_be_visible()
    shown = page.locator(".sheet h3").all_text_contents()
    assert len([title for title in shown if re.match(r"\d+\.", title)]) >= 4

    page.get_by_label(wording.PREPARED_BY).fill("CCAS de Dijon")
    page.get_by_label(wording.PREPARED_BY).press("Enter")
    page.get_by_role("button", name=wording.MAKE_SHEET).click()
    with page.expect_download() as downloading:
        page.get_by_role("button", name=wording.DOWNLOAD_PDF).click()

    said = " ".join(text.extract_text() for text in PdfReader(downloading.value.path()).pages)
    held = {
        resource.name: resource for resource in exchange.read(DATA / "resources.parquet").resources
    }
    plain = " ".join(said.split())
    for title in shown:
        name = title.partition(". ")[2]
        if name in held:
            assert name in plain
            if held[name].phone:
                assert wording.phone(held[name].phone or "") in plain.replace("\u00a0", " ")
    assert "par CCAS de Dijon" in plain

    page.locator(".sheet a[href*='/retour?c=']").click()
    page.get_by_text(wording.RETURNS["full"]).click()
    page.locator("input[name=place]").first.check()
    page.get_by_role("button", name=wording.RETURN_SEND).click()
    expect(page.get_by_text(wording.RETURN_THANKS)).to_be_visible()


def test_notes_and_the_service_never_reach_the_address(open_page: OpenPage) -> None:
    page = open_page(f"/shortlist?{SELECTION}")
    note = page.get_by_label(wording.NOTE).first
    note.fill("Demander Claire & Paul")
    note.press("Enter")

    expect(page.locator(".sheet")).to_contain_text("Demander Claire & Paul")

    assert "Claire" not in page.url


def test_a_new_sheet_keeps_nothing_of_the_former_family(open_page: OpenPage) -> None:
    page = open_page(f"/shortlist?{SELECTION}&ages=3&moments=Samedi&situations=violences")
    note = page.get_by_label(wording.NOTE).first
    note.fill("pour la famille A")
    note.press("Enter")
    expect(page.locator(".sheet")).to_contain_text("pour la famille A")

    page.get_by_role("link", name=wording.NEW_SHEET).click()
    expect(page.get_by_role("heading", name=wording.GUIDE_TITLE)).to_be_visible()

    assert page.url.endswith("/guide")
    assert page.get_by_role("checkbox", checked=True).count() == 0
    page.goto(page.url.replace("/guide", f"/shortlist?{SELECTION}"))
    expect(page.locator(".sheet")).to_be_visible()
    expect(page.locator(".sheet")).not_to_contain_text("famille A")


def test_the_order_is_changed_with_the_keyboard(open_page: OpenPage) -> None:
    page = open_page(f"/shortlist?{SELECTION}")
    expect(page.locator(".sheet h3").first).to_contain_text("Centre social")

    page.get_by_role("button", name="↓").first.focus()
    page.keyboard.press("Enter")

    expect(page.locator(".sheet h3").first).to_contain_text("Bibliothèque Mansart")
    assert "selection=bibliotheque-mansart" in page.url


def test_texts_are_copied_and_sent(open_page: OpenPage) -> None:
    page = open_page(f"/shortlist?{SELECTION}")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name=wording.MAKE_SHEET).click()
    expect(page.get_by_role("button", name=wording.DOWNLOAD_PDF)).to_be_visible()
    settled(page)
    page.get_by_text(re.compile(r"^Par SMS")).click()

    send = page.get_by_role("link", name=wording.SEND_SMS)
    expect(send).to_have_attribute("href", re.compile(r"^sms:\?body="))
    page.get_by_role("button", name=wording.COPY).first.click()

    expect(page.get_by_role("button", name=wording.COPIED)).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "1. Centre social" in copied
    assert len(copied) <= 480


def test_printing_leaves_the_sheet_alone_on_the_paper(open_page: OpenPage) -> None:
    page = open_page(f"/shortlist?{SELECTION}")
    expect(page.locator(".sheet")).to_be_visible()

    printed = page.pdf(format="A4")

    said = " ".join(text.extract_text() for text in PdfReader(io.BytesIO(printed)).pages)
    assert "Bibliothèque Mansart" in said
    for screen_only in (wording.SELECTION_INTRO[:20], wording.MAKE_SHEET, wording.LEAVE):
        assert screen_only not in said


@pytest.mark.parametrize(
    ("variant", "kind"), [("Gros caractères", "large"), ("Facile à lire", "easy")]
)
def test_the_sheet_has_other_presentations(open_page: OpenPage, variant: str, kind: str) -> None:
    page = open_page(f"/shortlist?{SELECTION}")
    page.get_by_text(variant, exact=True).click()

    expect(page.locator(f".sheet.{kind}")).to_be_visible()


def test_the_selection_is_kept_from_a_card_to_the_guide_and_again(open_page: OpenPage) -> None:
    page = open_page("/?q=creche gresille")
    page.get_by_role("button", name=wording.ADD).first.click()
    expect(page.get_by_role("link", name="Ma sélection (1)")).to_be_visible()

    page.get_by_role("link", name="Guide", exact=True).click()
    expect(page.get_by_role("heading", name=wording.GUIDE_TITLE)).to_be_visible()
    expect(page.get_by_role("link", name="Ma sélection (1)")).to_be_visible()
    page.get_by_role("link", name="Trouver", exact=True).click()
    search = page.get_by_label("Que cherchez-vous ?")
    search.fill("creche gresille")
    search.press("Enter")

    expect(page.get_by_role("button", name=wording.REMOVE_FROM_SELECTION).first).to_be_visible()


def test_back_takes_the_last_tick_off(open_page: OpenPage) -> None:
    page = open_page("/guide")
    tick(page, "Je me sépare")
    page.get_by_text("Partir en vacances").or_(page.get_by_text("vacances")).first.wait_for()

    page.go_back()

    expect(page.locator("#parcours")).to_be_hidden()
    expect(page.get_by_role("checkbox", name="Je me sépare")).not_to_be_checked()


def test_a_page_of_the_guide_is_printed_without_the_app_around_it(open_page: OpenPage) -> None:
    page = open_page("/guide?page=violences")
    expect(page.get_by_role("heading", name="Je subis des violences")).to_be_visible()

    said = " ".join(
        text.extract_text() for text in PdfReader(io.BytesIO(page.pdf(format="A4"))).pages
    )

    assert "Comment en parler" in said
    assert wording.PRINT_PAGE not in said
    assert wording.LEAVE not in said
