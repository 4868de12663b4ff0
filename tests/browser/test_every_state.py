"""Pages that no link leads to: refusals, lost updates, a text that waits, a meeting in session; and 400 percent."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests import make
from tests.browser.demo import cases_of, member, path_of
from tests.browser.hands import Hands
from tests.browser.looking import DESK, look, sideways
from tests.browser.mouse import click_through

pytestmark = pytest.mark.browser

Sit = Callable[..., Page]


@pytest.fixture
def case_url(demo_server: str) -> str:
    """The family whose story the demo tells."""
    return path_of("steinhoff", "Familie Al-Saadi")


def test_a_refusal_says_what_one_can_do(sit_down: Sit, case_url: str, found: list[str]) -> None:
    page = sit_down("bachmann", case_url)
    expect(page.get_by_role("heading", level=1)).to_have_text("Hier ist nichts zu finden")
    look(page, "404", found)
    page = sit_down("leitung", "/freigaben/")
    assert page.locator("main a").count() > 0
    look(page, "403", found)
    page = sit_down("", "/nirgendwo/")
    look(page, "404-nobody", found)


def test_a_lost_update_shows_both_versions_without_a_finding(sit_down: Sit, case_url: str, found: list[str]) -> None:
    edit = case_url + "haushalt/bearbeiten/"
    first, second = Hands(sit_down("steinhoff", edit)), Hands(sit_down("steinhoff", edit))
    first.write(address="Hauptstraße 1")
    first.press("Speichern")
    second.write(address="Hauptstraße 2")
    second.press("Speichern")
    second.reads("Hauptstraße 1", "Hauptstraße 2")
    look(second.page, "conflict", found, dark=True)


def test_a_text_that_waits_for_a_second_person_has_no_finding(sit_down: Sit, found: list[str]) -> None:
    manager = member("wieczorek")
    make.request(manager, cases_of(manager)[0])
    page = sit_down("bachmann", "/freigaben/")
    look(page, "releases", found)
    click_through(page.locator("main a[href^='/freigaben/']").last)
    look(page, "release", found, dark=True)


def test_a_meeting_in_session_has_no_finding(sit_down: Sit, found: list[str]) -> None:
    she = Hands(sit_down("bachmann", "/sitzungen/"))
    she.follow(she.page.locator("main th a[href^='/sitzungen/']").first)
    she.unfold("Punkt hinzufügen")
    she.write(title="Bericht aus den Kommunen")
    she.press("Hinzufügen")
    she.press("Sitzung eröffnen")
    look(she.page, "meeting-in-session", found)
    click_through(she.page.get_by_role("navigation", name="Tagesordnung").get_by_role("link").first)
    look(she.page, "meeting-item", found, dark=True)
    she.press("Beschluss fassen")
    expect(she.page.locator(".kim-summary").first).to_be_focused()
    look(she.page, "meeting-item-empty", found)


def test_a_plan_with_ends_set_by_law_shows_every_column_at_the_desk(sit_down: Sit) -> None:
    page = sit_down("steinhoff", path_of("steinhoff", "Farid Nazari") + "plan/")
    expect(page.get_by_text("§ 70 Abs. 1 VwGO").first).to_be_visible()
    hidden = "all => all.filter(e => e.scrollWidth > e.clientWidth).map(e => e.className)"
    assert page.locator("main .kim-scroll:not(.kim-scroll--net)").evaluate_all(hidden) == []


def test_a_sealed_case_and_one_that_is_evaluated_have_no_finding(sit_down: Sit, found: list[str]) -> None:
    she = Hands(sit_down("steinhoff", path_of("steinhoff", "Nour Hamdan") + "versiegeln/"))
    she.write(reason="Jemand aus dem Umfeld fragt nach ihr")
    she.press("Fall versiegeln")
    look(she.page, "sealed", found, dark=True)
    she.go("/faelle/")
    look(she.page, "sealed-in-list", found, dark=True)
    closed = path_of("steinhoff", "Jean-Paul Mukendi")
    for name in ("", "auswertung/"):
        she.go(closed + name)
        look(she.page, f"closed-{name}", found, dark=True)


def test_the_workload_of_a_unit_has_no_finding(sit_down: Sit, found: list[str]) -> None:
    look(sit_down("leitung", "/auslastung/"), "workload", found, dark=True)


def test_the_open_dialog_has_no_finding(sit_down: Sit, case_url: str, found: list[str]) -> None:
    page = sit_down("steinhoff", case_url)
    page.keyboard.press("k")
    expect(page.get_by_role("dialog", name="Kontakt eintragen")).to_be_visible()
    look(page, "dialog", found, dark=True)


@pytest.mark.parametrize("key", ["steinhoff", "bachmann", "jmd"])
def test_nothing_scrolls_sideways_at_400_percent(sit_down: Sit, case_url: str, found: list[str], key: str) -> None:
    tabs = ("", "einschaetzung/", "plan/", "kontakte/", "hindernisse/", "haushalt/", "einwilligungen/", "aufnahme/")
    handed = ("pakete/", "pakete/neu/", "wer-weiss-was/", "einwilligungen/neu/", "schweigepflicht/neu/")
    desk = ("/heute/", "/faelle/", "/anfragen/", "/meine-hinweise/", "/zustaendigkeiten/", "/pakete/", "/angebote/")
    steering = ("/themen/", "/sitzungen/", "/massnahmen/", "/handlungshinweise/", "/hinweiseingang/", "/freigaben/")
    page = sit_down(key, "/", "enlarged")
    inside = [*desk, *(case_url + tab for tab in (*tabs, *handed))]
    received = ("/posteingang/", "/posteingang/schritte/", "/angebote/", "/angebote/korrekturen/", "/luecken/")
    paths = {"steinhoff": inside, "bachmann": steering, "jmd": received}[key]
    for path in paths:
        page.goto(page.url.split("/")[0] + "//" + page.url.split("/")[2] + path)
        sideways(page, path, found)
    assert page.viewport_size != DESK
