"""A letter to the state: on a decision, with the evidence table of the day it went out, and an answer tracked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pdfua
import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from kim.kernel import clock
from kim.kernel.errors import RuleViolation
from kim.steering import letter
from kim.steering.actions import decisions, escalations
from kim.steering.models import Escalation, StructuralIssue
from kim.steering.queries.escalations import is_late
from kim.steering.rules.codes import EscalationState, Outcome
from tests.cast import Cast, Player
from tests.steering import making

pytestmark = pytest.mark.django_db
LogIn = Callable[[Client, Player | None], Client]
WORDS = {"addressee": "Ministerium\nDüsseldorf", "subject": "Plätze fehlen", "text": "Wir bitten um Abhilfe."}


@pytest.fixture
def issue(cast: Cast) -> StructuralIssue:
    with clock.at(making.MONDAY):
        item = making.open_item(cast)
        assert item.issue
        making.evidence_of(item.issue, total=14)
        decisions.record(actor=cast.konrad.actor, item=item, outcome=Outcome.REFERRED_UPWARDS, reason="Das Land.")
    found: StructuralIssue = item.issue
    return found


def draft(cast: Cast, issue: StructuralIssue, **given: Any) -> Escalation:
    return escalations.draft(actor=cast.konrad.actor, issue=issue, **{**WORDS, **given})


def test_a_letter_rests_on_a_decision(cast: Cast) -> None:
    with pytest.raises(RuleViolation) as refusal:
        draft(cast, making.issue(cast))
    assert refusal.value.code == "no_decision"


def test_what_was_sent_stays_as_it_was(cast: Cast, issue: StructuralIssue) -> None:
    konrad = cast.konrad.actor
    with clock.at(making.MONDAY):
        sent = draft(cast, issue)
        escalations.send(actor=konrad, escalation=sent, figures=letter.figures_of(issue))
    assert "14" in letter.data_of(sent)["reach"]["rows"][0]["numbers"]
    with clock.at(making.MONDAY + timedelta(days=100)):
        making.evidence_of(issue, "2026-Q4", total=20)
        assert letter.data_of(sent)["reach"]["rows"][0]["numbers"][-1] == "14"
        for refused in (
            lambda: escalations.edit(actor=konrad, escalation=sent, version=sent.version, subject="Anders"),
            lambda: escalations.send(actor=konrad, escalation=sent, figures={}),
        ):
            with pytest.raises(RuleViolation) as refusal:
                refused()
            assert refusal.value.code == "sent"


def test_an_answer_comes_after_the_letter_and_is_missed_when_it_does_not(cast: Cast, issue: StructuralIssue) -> None:
    konrad, today = cast.konrad.actor, clock.today()
    sent = draft(cast, issue, answer_by=today)
    with pytest.raises(RuleViolation):
        escalations.note_answer(actor=konrad, escalation=sent, version=1, answer="Ja", answered_on=today)
    escalations.send(actor=konrad, escalation=sent, figures={})
    assert (is_late(sent, today), is_late(sent, today + timedelta(days=1))) == (False, True)
    for day in (today - timedelta(days=1), today + timedelta(days=1)):
        with pytest.raises(RuleViolation) as refusal:
            escalations.note_answer(actor=konrad, escalation=sent, version=sent.version, answer="Ja", answered_on=day)
        assert refusal.value.field == "answered_on"
    escalations.note_answer(actor=konrad, escalation=sent, version=sent.version, answer="Ja", answered_on=today)
    assert sent.state == EscalationState.ANSWERED
    assert not is_late(sent, today + timedelta(days=1))


def test_from_the_paper_to_the_answer(
    cast: Cast, issue: StructuralIssue, client: Client, log_in: LogIn, tmp_path: Path
) -> None:
    log_in(client, cast.konrad)
    new = reverse("steering:escalation-new", args=[issue.public_id])
    assert issue.problem in client.get(new).content.decode()
    assert client.post(new, WORDS | {"subject": ""}).status_code == 422
    assert client.post(new, WORDS).status_code == 302
    found = Escalation.objects.get()
    page = found.get_absolute_url()
    stella = log_in(Client(), cast.stella)
    assert stella.get(page).status_code == 404, "a draft is for the secretariat"
    edit = reverse("steering:escalation-edit", args=[found.public_id])
    typed = WORDS | {"text": "Wir bitten sehr.", "version": found.version}
    assert client.post(edit, typed).status_code == 302
    assert client.post(edit, typed | {"subject": "Anders"}).status_code == 409
    assert client.post(reverse("steering:escalation-send", args=[found.public_id])).status_code == 302
    answer = reverse("steering:escalation-answer", args=[found.public_id])
    found.refresh_from_db()
    noted = {"answered_on": f"{clock.today():%d.%m.%Y}", "answer": "Wir prüfen.", "version": found.version}
    assert client.post(answer, noted).status_code == 302
    assert "Wir prüfen." in stella.get(page).content.decode()
    assert "Plätze fehlen" in stella.get(reverse("steering:escalations")).content.decode()
    paper = stella.get(reverse("steering:escalation-pdf", args=[found.public_id])).content
    text = " ".join(page.extract_text() for page in PdfReader(BytesIO(paper)).pages)
    assert "Düsseldorf" in text
    assert text.index("Wir bitten sehr.") < text.index("Mit freundlichen Grüßen")
    (tmp_path / "letter.pdf").write_bytes(paper)
    report = pdfua.validate(tmp_path / "letter.pdf")
    assert [outcome.rule_id for outcome in report.outcomes if outcome.findings] == []
