"""Pages that only a mail leads to, for people without an account: at the desk, in the dark, on the phone, enlarged."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from kim.config.demo.caseload import SUBSIDIARY
from kim.directory.actions import holders
from kim.directory.models import HolderRequest, Service
from kim.kernel import clock
from kim.kernel.actor import acting_as
from tests.browser import across
from tests.browser.hands import Hands
from tests.browser.looking import look_everywhere

pytestmark = pytest.mark.browser

CLUB = "Sportverein Rösrath"
QUESTION = "Kann Lina bei Ihnen mitmachen?"


def test_the_page_behind_a_one_time_link(open_page: Callable[..., Page], demo_server: str, found: list[str]) -> None:
    story = across.begin("Nasser", "Lina", SUBSIDIARY)
    across.agree(story, "referral", name=CLUB)
    outside = {"recipient_name": CLUB, "recipient_mail": "post@verein.example", "way": "link"}
    day = clock.today() + timedelta(days=10)
    _packet, made = across.sent(story, QUESTION, kind="referral", answer_by=day, **outside)
    assert made is not None
    page = open_page()
    page.goto(demo_server + reverse("referrals:link", args=[made.secret]))
    trainer = Hands(page)
    look_everywhere(page, "link-code", found)
    trainer.write(code="00000000" if made.code != "00000000" else "11111111")
    trainer.press("Öffnen")
    trainer.reads("Versuche")
    look_everywhere(page, "link-code-wrong", found)
    trainer.write(code=made.code)
    trainer.press("Öffnen")
    trainer.reads(QUESTION)
    look_everywhere(page, "link-packet", found)
    trainer.press("Antwort senden")
    look_everywhere(page, "link-packet-empty", found)
    trainer.write(name="Ralf Busch")
    across.answers(trainer, "Wir übernehmen es", "Training ist dienstags um fünf.")
    trainer.reads("Ihre Antwort ist angekommen")
    look_everywhere(page, "link-done", found)
    page.goto(demo_server + reverse("referrals:link", args=[made.secret]))
    look_everywhere(page, "link-gone", found)


def test_whether_an_entry_is_still_right(open_page: Callable[..., Page], demo_server: str, found: list[str]) -> None:
    service = Service.objects.valid_on(clock.today()).exclude(hours="").order_by("name").first()
    secret = "a-word-that-only-the-holder-has"
    with acting_as(holders.BY_LINK):
        until = clock.now() + timedelta(days=5)
        HolderRequest.objects.create(service=service, digest=holders.digest(secret), valid_until=until)
    page = open_page()
    page.goto(demo_server + reverse("directory:still-right", args=[secret]))
    holder = Hands(page)
    holder.reads(service.name)
    look_everywhere(page, "still-right", found)
    holder.press("Änderung senden")
    look_everywhere(page, "still-right-empty", found)
    holder.press("Stimmt noch")
    look_everywhere(page, "still-right-thanks", found)
    page.goto(demo_server + reverse("directory:still-right", args=[secret]))
    look_everywhere(page, "still-right-void", found)
