"""A consent is withdrawn while a packet is being worked on: the office reads nothing more, in the same second."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from kim.config.demo.caseload import SUBSIDIARY
from kim.kernel import clock
from tests.browser import across
from tests.browser.hands import Hands

pytestmark = pytest.mark.browser

QUESTION = "Können Sie ihn in den Verein begleiten?"


def test_a_withdrawal_in_the_middle_of_the_answer(sit_down: Callable[..., Page], check: Callable[[Page], None]) -> None:
    story = across.begin("Okoro", "Chidi", SUBSIDIARY)
    across.agree(story, "referral", office="jugendmigrationsdienst")
    day = clock.today() + timedelta(days=10)
    across.sent(story, QUESTION, kind="referral", holder="jugendmigrationsdienst", answer_by=day)

    hartung = Hands(sit_down("jmd", "/posteingang/"))
    hartung.press(QUESTION)
    hartung.reads("Name: Chidi Okoro")
    hartung.choose("Wir übernehmen es")
    hartung.write(text="Gern, am Samstag.")

    jana = Hands(sit_down("steinhoff", reverse("casework:consents", args=[story.case.public_id])))
    jana.follow(jana.page.locator("main a[href*='/widerruf']").first)
    jana.reads("1 Paket")
    jana.follow(jana.page.locator("main form button[type=submit]").first)

    # The answer that was being typed comes too late, and says so; nothing of the packet is left on the page.
    hartung.press("Antwort senden")
    assert "Chidi" not in hartung.page.locator("main").inner_text()
    hartung.go("/posteingang/")
    assert QUESTION not in hartung.page.content()
    hartung.reads("zurückgezogen")
    check(hartung.page)
    jana.go(reverse("referrals:who-knows", args=[story.case.public_id]))
    jana.reads("Jugendmigrationsdienst", "Die Stelle kann es in KIM nicht mehr lesen.")
