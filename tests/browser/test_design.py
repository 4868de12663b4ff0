"""The style page, forms, dialogs and menus as people use them: eyes, keyboard, screen reader, phone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import SIZES
from tests.browser.mouse import click_through

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

Open = Callable[..., Page]
Check = Callable[[Page], None]
PAGES = [
    "/intern/gestaltung/",
    "/intern/gestaltung/formular/",
    "/intern/gestaltung/konflikt/",
    "/intern/gestaltung/403/",
    "/intern/gestaltung/404/",
    "/intern/gestaltung/409/",
    "/intern/gestaltung/csrf/",
    "/intern/gestaltung/500/",
    "/intern/gestaltung/503/",
    "/anzeige/",
    "/impressum/",
    "/datenschutzhinweis/",
    "/barrierefreiheit/",
]
FORM = "/intern/gestaltung/formular/"


@pytest.fixture
def visit(live_server: Any, open_page: Open) -> Callable[..., Page]:
    def go(path: str, size: str = "desk") -> Page:
        page = open_page(size)
        page.goto(live_server.url + path)
        return page

    return go


@pytest.mark.parametrize("size", SIZES)
def test_no_page_has_an_axe_finding_or_scrolls_sideways(
    live_server: Any, open_page: Open, check: Check, size: str
) -> None:
    page = open_page(size)
    for path in PAGES:
        page.goto(live_server.url + path)
        check(page)


def test_a_refused_form_takes_the_focus_and_leads_to_the_field(visit: Callable[..., Page]) -> None:
    page = visit(FORM)
    assert "Bitte prüfen Sie" in page.locator(":focus").inner_text()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.locator(":focus").get_attribute("name") == "need"


def test_the_first_tab_skips_to_the_content(visit: Callable[..., Page]) -> None:
    page = visit("/impressum/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.locator(":focus").get_attribute("id") == "inhalt"


def test_a_combobox_is_typed_and_taken_with_the_keyboard(visit: Callable[..., Page], check: Check) -> None:
    page = visit(FORM)
    field = page.get_by_role("combobox", name="Stelle")
    field.focus()
    page.keyboard.type("job")
    assert field.get_attribute("aria-expanded") == "true"
    check(page)
    page.keyboard.press("Enter")
    assert field.input_value() == "Jobcenter Neustadt"
    assert page.locator("select[name=office]").evaluate("select => select.value") == "jc"


def test_several_are_taken_and_taken_out_with_the_keyboard(visit: Callable[..., Page], check: Check) -> None:
    page = visit(FORM)
    field = page.get_by_role("combobox", name="Außerdem dabei")
    field.focus()
    for words in ("jug", "job"):
        page.keyboard.type(words)
        page.keyboard.press("Enter")
    chosen = "select => [...select.selectedOptions].map(option => option.value)"
    assert page.locator("select[name=others]").evaluate(chosen) == ["ja", "jc"]
    assert (field.input_value(), page.url.endswith(FORM)) == ("", True)
    check(page)
    page.keyboard.type("job")
    assert field.get_attribute("aria-expanded") == "false", "what is taken is offered no more"
    page.get_by_role("button", name="Entfernen: Jugendamt Neustadt").focus()
    page.keyboard.press("Enter")
    assert page.locator("select[name=others]").evaluate(chosen) == ["jc"]
    assert field.evaluate("field => field === document.activeElement")


def test_escape_gives_up_what_was_typed_into_a_combobox(visit: Callable[..., Page]) -> None:
    page = visit(FORM)
    field = page.get_by_role("combobox", name="Stelle")
    field.focus()
    page.keyboard.type("job")
    page.keyboard.press("Escape")
    assert field.input_value() == ""
    assert field.get_attribute("aria-expanded") == "false"


def test_a_dialog_opens_over_the_page_and_gives_the_focus_back(visit: Callable[..., Page], check: Check) -> None:
    page = visit("/intern/gestaltung/")
    button = page.get_by_role("button", name="Dialog öffnen")
    button.click()
    assert page.get_by_role("dialog", name="Kontakt eintragen").is_visible()
    check(page)
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Kontakt eintragen")).to_be_hidden()
    expect(button).to_be_focused()


def test_all_lines_of_a_conflict_can_be_chosen_at_once(visit: Callable[..., Page]) -> None:
    page = visit("/intern/gestaltung/konflikt/")
    page.get_by_role("button", name="Überall gespeicherte").click()
    assert page.locator("input[value=mine]:checked").count() == 0
    page.get_by_role("button", name="Überall meine").click()
    assert page.locator("input[value=stored]:checked").count() == 0


def test_typed_text_is_not_lost_without_a_question(visit: Callable[..., Page]) -> None:
    page = visit(FORM)
    page.locator("textarea").first.fill("Drei Sätze")
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.goto(page.url.replace(FORM, "/impressum/"))
    assert asked == ["beforeunload"]


def test_a_button_that_may_not_be_used_yet_can_be_reached_but_does_nothing(visit: Callable[..., Page]) -> None:
    page = visit("/intern/gestaltung/")
    before = page.url
    button = page.get_by_role("button", name="Zur Freigabe geben")
    button.focus()
    page.keyboard.press("Enter")
    assert button.evaluate("button => button === document.activeElement")
    assert page.url == before


def test_single_keys_can_be_switched_off(visit: Callable[..., Page]) -> None:
    page = visit("/anzeige/")
    page.get_by_text("aus", exact=True).click()
    click_through(page.get_by_role("button", name="Speichern"))
    assert page.locator("body").get_attribute("data-keys") == "off"


def test_dark_and_comfortable_are_kept(visit: Callable[..., Page], check: Check) -> None:
    page = visit("/anzeige/")
    page.get_by_text("dunkel", exact=True).click()
    page.get_by_text("luftig, auch für Sitzungen").click()
    click_through(page.get_by_role("button", name="Speichern"))
    assert page.locator("html").get_attribute("data-kern-theme") == "dark"
    assert "kim-app--comfortable" in str(page.locator("body").get_attribute("class"))
    check(page)


def test_the_other_language_is_one_click_away(visit: Callable[..., Page]) -> None:
    page = visit("/anzeige/")
    click_through(page.get_by_role("button", name="English"))
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.get_by_role("heading", name="Display and language").is_visible()


def test_the_menu_of_the_phone_opens_without_script_and_closes(visit: Callable[..., Page], check: Check) -> None:
    page = visit("/anzeige/", "phone")
    page.get_by_role("link", name="Menü", exact=True).click()
    menu = page.get_by_role("navigation", name="Hauptmenü")
    assert menu.is_visible()
    check(page)
    page.get_by_role("link", name="Menü schließen").click()
    assert not menu.is_visible()
