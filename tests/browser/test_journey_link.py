"""A partner without an account, with a phone: the link by mail, the code by telephone, one answer, and then nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from kim.accounts.models import Mail
from kim.config.demo.caseload import SUBSIDIARY
from kim.kernel import clock
from tests.browser import across
from tests.browser.hands import Hands

pytestmark = pytest.mark.browser

CLUB = "Sportverein Rösrath"


def test_by_link_and_code_from_a_phone_once(
    open_page: Callable[..., Page],
    sit_down: Callable[..., Page],
    demo_server: str,
    check: Callable[[Page], None],
) -> None:
    story = across.begin("Nasser", "Lina", SUBSIDIARY)
    across.agree(story, "referral", name=CLUB)
    day = clock.today() + timedelta(days=10)
    outside = {"recipient_name": CLUB, "recipient_mail": "post@verein.example", "way": "link"}
    _packet, made = across.sent(story, "Kann Lina bei Ihnen mitmachen?", kind="referral", answer_by=day, **outside)
    assert made is not None
    link = reverse("referrals:link", args=[made.secret])
    mail = Mail.objects.get(address=outside["recipient_mail"])
    # The text with the link lies sealed until it has left.
    assert not re.search(f"Lina|Nasser|{made.code}|{made.secret}", mail.text + mail.subject)

    page = open_page("phone")
    page.goto(demo_server + link)
    trainer = Hands(page)
    check(page)
    trainer.write(code="00000000" if made.code != "00000000" else "11111111")
    trainer.press("Öffnen")
    trainer.reads("Versuche")
    trainer.write(code=made.code)
    trainer.press("Öffnen")
    trainer.reads("Kann Lina bei Ihnen mitmachen?", "Name: Lina Nasser")
    check(page)
    trainer.write(name="Ralf Busch")
    across.answers(trainer, "Wir übernehmen es", "Training ist dienstags um fünf.")
    trainer.reads("Ihre Antwort ist angekommen")
    page.goto(demo_server + link)
    trainer.reads("Bitte fragen Sie die Fallbegleitung")

    jana = Hands(sit_down("steinhoff", story.packets))
    jana.press("Verweis 1")
    jana.reads("Ralf Busch", "Training ist dienstags um fünf.", "falscher Code")
