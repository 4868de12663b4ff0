"""A toleration and an offer of an apprenticeship: immigration authority, employment agency and course provider own a
step each, by a packet of their own, in one plan. Nobody sees what others were given, or more of the plan."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from kim.accounts.models import Membership
from kim.config.demo.caseload import DULDUNG
from kim.kernel import clock
from tests.browser import across
from tests.browser.hands import Hands

pytestmark = pytest.mark.browser

AUTHORITY, AGENCY, COURSE = "auslaenderbehoerde", "agentur-fuer-arbeit", "Volkshochschule Bergisch Land"
QUESTION = "Kann die Ausbildungsduldung bis zum 1. Februar erteilt werden?"


def test_three_offices_own_a_step_each(
    sit_down: Callable[..., Page], open_page: Callable[..., Page], demo_server: str, check: Callable[[Page], None]
) -> None:
    story = across.begin("Keita", "Moussa", DULDUNG, until=40)
    permission = across.step(story, "Ausbildungsduldung prüfen", AUTHORITY, area="residence")
    across.step(story, "Ausbildungsförderung klären", AGENCY)
    across.step(story, "Platz im Berufssprachkurs", name=COURSE, area="language")
    across.agree(story, "step_sharing", office=AUTHORITY)
    adviser = _two_others_were_asked_and_one_has_answered(story)

    jana = Hands(sit_down("steinhoff", reverse("casework:step", args=[story.case.public_id, permission.public_id])))
    # From the step to its packet: office, step and kind are there already.
    jana.press("Paket zusammenstellen")
    jana.write(question=QUESTION)
    person = jana.page.locator("main fieldset").filter(has_text="Moussa Keita")
    for part in ("Name", "Aufenthalt"):
        jana.check(person.get_by_label(part, exact=True).first)
    jana.press("Zur Vorschau")
    jana.reads("Ausbildungsduldung prüfen", "Name: Moussa Keita")
    jana.press("Genau dies senden")

    officer = Hands(sit_down("reinartz", "/posteingang/"))
    officer.press(QUESTION)
    officer.reads("Name: Moussa Keita")
    assert "Berufssprachkurs" not in officer.page.content()
    across.answers(officer, "Wir übernehmen es", "Wir brauchen den Ausbildungsvertrag.", result_by=_in_days(30))

    _reports_the_own_step_done(across.sits(open_page(), demo_server, adviser), check)

    jana.go(story.packets)
    check(jana.page)
    jana.reads("Agentur für Arbeit", COURSE, "Ausländerbehörde")
    jana.go(reverse("casework:plan", args=[story.case.public_id]))
    jana.reads("Ausbildungsduldung prüfen", "Ausbildungsförderung klären", "Platz im Berufssprachkurs")
    assert _waiting(story) == 2

    _takes_over_what_the_agency_reported(jana, story)
    assert _waiting(story) == 1


def _takes_over_what_the_agency_reported(jana: Hands, story: across.Story) -> None:
    """It waits for the case manager, who makes it part of the plan; the step is offered as done."""
    jana.go(story.packets)
    jana.press("Schrittkarte 1")
    jana.reads("Ausbildungsgeld ist bewilligt.")
    jana.press("Antwort übernehmen")
    assert jana.page.get_by_label("Der Schritt ist erledigt").is_checked()
    jana.press("Speichern")


def _reports_the_own_step_done(adviser: Hands, check: Callable[[Page], None]) -> None:
    """Of the whole plan the adviser finds the one step of the agency, with its date, and says what came of it."""
    adviser.press("Eigene Schritte")
    adviser.reads("Ausbildungsförderung klären")
    check(adviser.page)
    adviser.press("Ausbildungsförderung klären")
    adviser.reads("Welche Förderung ist möglich?", "Name: Moussa Keita")
    assert not any(other in adviser.page.content() for other in ("Ausbildungsduldung prüfen", "Berufssprachkurs"))
    across.answers(adviser, "Es ist erledigt, mit diesem Ergebnis", "Ausbildungsgeld ist bewilligt.")
    adviser.press("Eigene Schritte")
    adviser.reads("Beendet")


def _two_others_were_asked_and_one_has_answered(story: across.Story) -> Membership:
    """The agency in its inbox, the course provider on paper; the course has a place. Who works at the agency."""
    adviser = across.partner("Beate Krings", AGENCY)
    for office, name in ((AGENCY, ""), ("", COURSE)):
        across.agree(story, "step_sharing", office=office, name=name)
    found = {step.title: step for step in across.steps_of(story)}
    day = clock.today() + timedelta(days=14)
    kind = {"kind": "step_card", "answer_by": day}
    across.sent(
        story, "Welche Förderung ist möglich?", holder=AGENCY, step=found["Ausbildungsförderung klären"], **kind
    )
    course, _ = across.sent(
        story, "Ist im Januar ein Platz frei?", recipient_name=COURSE, way="paper",
        step=found["Platz im Berufssprachkurs"], **kind,
    )  # fmt: skip
    across.is_answered_on_paper(course, "Herr Lohr", text="Platz ab 11. Januar.", step="done")
    return adviser


def _waiting(story: across.Story) -> int:
    return sum(step.state == "waiting" for step in across.steps_of(story))


def _in_days(days: int) -> str:
    return f"{clock.today() + timedelta(days=days):%d.%m.%Y}"
