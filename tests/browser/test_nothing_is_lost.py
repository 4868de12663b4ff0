"""A tunnel, a dead battery, a closed lid: what was typed is there again, and is written once."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.demo import path_of
from tests.browser.mouse import click_through
from tests.browser.test_keyboard import INTERACTIONS, Keyboard

pytestmark = pytest.mark.browser

Sit = Callable[..., Page]
Check = Callable[[Page], None]


@pytest.fixture
def case_url(demo_server: str) -> str:
    """The family whose story the demo tells."""
    return path_of("steinhoff", "Familie Al-Saadi")


def test_a_whole_contact_from_anywhere_costs_eight_interactions_at_most(sit_down: Sit) -> None:
    """Case, kind, duration, what was said, and the next task; who took part and the day have a default."""
    page = sit_down("steinhoff", "/wiedervorlagen/")
    keys = Keyboard(page)
    keys.press("k")
    dialog = page.get_by_role("dialog", name="Kontakt eintragen")
    expect(dialog).to_be_visible()
    keys.type("Al-Saadi")
    keys.press("Enter")
    expect(dialog.get_by_label("Yousif")).to_be_checked()
    assert page.evaluate("document.activeElement.name") == "kind"
    keys.used += 2
    dialog.locator("label", has_text="45").first.click()
    dialog.get_by_label("Notiz").fill("Termin beim Jobcenter vorbereitet.")
    keys.used += 2
    dialog.locator("[name=follow_up]").fill("Vertrag kopieren")
    with page.expect_navigation():
        keys.press("Control+Enter")
    expect(page.get_by_text("Der Kontakt ist eingetragen.")).to_be_visible()
    page.goto("/".join(page.url.split("/")[:3]) + "/wiedervorlagen/?ansicht=ohne-datum")
    expect(page.get_by_text("Vertrag kopieren")).to_be_visible()
    assert keys.used <= INTERACTIONS


def test_without_a_connection_the_contact_stays_and_is_sent_when_it_is_back(sit_down: Sit, case_url: str) -> None:
    page = sit_down("steinhoff", case_url, "phone")
    page.locator("#quick-note").fill("Im Treppenhaus, kein Netz.")
    page.context.set_offline(True)
    page.get_by_role("button", name="Eintragen", exact=True).click()
    expect(page.get_by_text("Zurzeit keine Verbindung.")).to_be_visible()
    expect(page.locator("#quick-note")).to_have_value("Im Treppenhaus, kein Netz.")
    with page.expect_navigation():
        page.context.set_offline(False)
    expect(page.get_by_text("Im Treppenhaus, kein Netz.")).to_have_count(1)


def test_a_long_form_without_a_connection_waits_as_well(sit_down: Sit, case_url: str) -> None:
    page = sit_down("steinhoff", f"{case_url}ziele/neu/")
    page.locator("[name=own_words]").fill("Ich will den Führerschein machen.")
    page.locator("[name=life_area]").select_option("mobility")
    page.context.set_offline(True)
    page.get_by_role("button", name="Speichern").click()
    expect(page.get_by_text("Zurzeit keine Verbindung.")).to_be_visible()
    with page.expect_navigation():
        page.context.set_offline(False)
    expect(page.get_by_text("Ich will den Führerschein machen.").first).to_be_visible()


def test_what_was_typed_before_the_lid_closed_is_offered_and_restored(
    sit_down: Sit, case_url: str, check: Check
) -> None:
    page = sit_down("steinhoff", f"{case_url}hindernisse/neu/")
    page.locator("[name=text]").press_sequentially("Der Kurs beginnt, und niemand passt auf Lina auf.", delay=10)
    expect(page.get_by_text("Entwurf gesichert um")).to_be_visible()
    # What is on the server needs no warning, and nothing is left in the browser.
    page.goto(page.url)
    expect(page.locator("[name=text]")).to_have_value("")
    expect(page.get_by_text("Entwurf von")).to_be_visible()
    check(page)
    click_through(page.get_by_role("link", name="Wiederherstellen"))
    expect(page.locator("[name=text]")).to_have_value("Der Kurs beginnt, und niemand passt auf Lina auf.")
    check(page)
    page.goto(page.url.split("?")[0])
    page.get_by_role("button", name="Verwerfen").click()
    expect(page.get_by_text("Entwurf von")).to_be_hidden()


def test_what_was_typed_last_is_saved_without_another_key(sit_down: Sit, case_url: str) -> None:
    """A dead battery tells nobody that the page is left: nothing is sent on leaving here."""
    page = sit_down("steinhoff", f"{case_url}ziele/neu/")
    page.add_init_script("navigator.sendBeacon = () => true")
    page.goto(page.url)
    words = page.locator("[name=own_words]")
    for text in ("Wir wollen", " ohne Angst", " hier leben."):
        words.press_sequentially(text)
        # The pause of somebody who thinks.
        page.wait_for_timeout(2_500)
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(page.url)
    click_through(page.get_by_role("link", name="Wiederherstellen").first)
    expect(page.locator("[name=own_words]")).to_have_value("Wir wollen ohne Angst hier leben.")


def test_a_draft_is_saved_on_leaving_even_before_the_first_pause(sit_down: Sit, case_url: str) -> None:
    page = sit_down("steinhoff", f"{case_url}ziele/neu/")
    page.on("dialog", lambda dialog: dialog.accept())
    page.locator("[name=own_words]").fill("Wir wollen einen Garten")
    page.goto("/".join(page.url.split("/")[:3]) + "/heute/")
    page.goto("/".join(page.url.split("/")[:3]) + f"{case_url}ziele/neu/")
    expect(page.get_by_text("Wir wollen einen Garten")).to_be_visible()
