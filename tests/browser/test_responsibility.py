"""The finder as people use it: typed with the keyboard, read on a phone, answered without a new page."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Page

from kim.config import districts
from tests.browser.conftest import SIZES
from tests.cast import Cast, Player
from tests.organisations.folders import FIRST, data_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

FINDER = "/zustaendigkeiten/"
QUESTIONS = {
    "empty": "",
    "answer": "?anliegen=youth_office&ort=kuerten",
    "two offices": "?anliegen=school_supervision&ort=roesrath",
    "nobody": "?anliegen=integration_office&ort=roesrath",
    "error": "?anliegen=youth_office&ort=kuerten&alter=999",
}


@pytest.fixture
def finder(
    live_server: Any, open_page: Callable[..., Page], cast: Cast, log_in: Callable[[Client, Player | None], Client]
) -> Callable[..., Page]:
    """Open the finder as a case manager; the first district is loaded."""
    districts.load(data_of(FIRST))
    session = log_in(Client(), cast.clara).cookies["sessionid"].value

    def go(question: str = "", size: str = "desk") -> Page:
        page = open_page(size)
        page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
        page.goto(live_server.url + FINDER + question)
        return page

    return go


@pytest.mark.parametrize("size", SIZES)
def test_no_state_of_the_finder_has_an_axe_finding(
    finder: Callable[..., Page], check: Callable[[Page], None], size: str
) -> None:
    for name, question in QUESTIONS.items():
        page = finder(question, size)
        if folder := os.environ.get("KIM_SCREENSHOTS"):
            page.screenshot(path=f"{folder}/{size}-{name}.png", full_page=True)
        check(page)


def test_a_question_is_asked_with_the_keyboard_and_the_answer_takes_the_focus(
    finder: Callable[..., Page], check: Callable[[Page], None]
) -> None:
    page = finder()
    page.get_by_role("combobox", name="Anliegen").focus()
    page.keyboard.type("jugend")
    page.keyboard.press("Enter")
    page.get_by_label("Wohnort").select_option("overath")
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Zeigen").press("Enter")
    page.get_by_role("heading", name="Jugendamt der Stadt Overath").wait_for()
    assert page.locator(":focus").inner_text() == "Jugendamt der Stadt Overath"
    assert "anliegen=youth_office" in page.url
    assert page.locator("td.is-hit").inner_text() == "Stadt"
    check(page)
