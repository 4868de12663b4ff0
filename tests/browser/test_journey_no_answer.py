"""An office that says it is not responsible, one that asks back, and one that is silent until the lead hears of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page

from kim.accounts.models import Mail
from kim.config.demo.caseload import SUBSIDIARY
from kim.kernel import clock
from kim.referrals import jobs
from tests.browser import across
from tests.browser.demo import day_of_server
from tests.browser.hands import Hands

pytestmark = pytest.mark.browser

SERVICE, JOBCENTER = "jugendmigrationsdienst", "jobcenter-rhein-berg"


def test_a_refusal_a_question_back_and_a_silence(sit_down: Callable[..., Page]) -> None:
    story = across.begin("Bello", "Ada", SUBSIDIARY)
    across.agree(story, "referral", office=SERVICE)
    across.agree(story, "step_sharing", office=JOBCENTER)
    day = clock.today() + timedelta(days=10)
    across.sent(story, "Können Sie Ada begleiten?", kind="referral", holder=SERVICE, answer_by=day)
    across.sent(story, "Wer ist im Jobcenter zuständig?", kind="question", holder=JOBCENTER, answer_by=day)
    across.sent(story, "Haben Sie noch einen Platz?", kind="referral", holder=SERVICE, answer_by=day)

    hartung = Hands(sit_down("jmd", "/posteingang/"))
    hartung.press("Können Sie Ada begleiten?")
    across.answers(hartung, "Wir übernehmen es nicht", "Ada wohnt nicht in unserem Gebiet.", reason="nicht zuständig")
    brandt = Hands(sit_down("leistung", "/posteingang/"))
    brandt.press("Wer ist im Jobcenter zuständig?")
    across.answers(brandt, "Wir haben erst eine Rückfrage", "Bezieht sie schon Leistungen?")

    jana = Hands(sit_down("steinhoff", story.packets))
    jana.press("Verweis 1")
    jana.reads("nicht zuständig", "Wer ist stattdessen zuständig?")
    jana.press("Korrektur vorschlagen")
    jana.reads("Was stimmt nicht")
    jana.go("/pakete/")
    jana.reads("Rückfragen")
    jana.follow(jana.page.locator("main a", has_text="Frage 2"))
    jana.press("Rückfrage beantworten")
    jana.reads("Bezieht sie schon Leistungen?")
    jana.write(text="Nein, noch nicht.")
    jana.press("Speichern")
    jana.reads("Nein, noch nicht.")

    with day_of_server(day + timedelta(days=8)):
        jobs.keep_going()
        jana.go("/pakete/")
        jana.reads("Überfällig", "Verweis 3")
    told = {
        mail.recipient.name: mail.text for mail in Mail.objects.filter(template__in=("packet_late", "packet_silent"))
    }
    assert {"Jana Steinhoff", "Ute Brandes"} <= set(told)
    assert not any("Ada" in text or "Bello" in text for text in told.values())
