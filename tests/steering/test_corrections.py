"""Minutes: what was said, what was decided, and what of it was written down wrongly; both versions stay readable."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pdfua
import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from kim.kernel.errors import Conflict, RuleViolation
from kim.steering.actions import corrections, decisions, meetings
from kim.steering.models import AgendaItem, Decision, DecisionCorrection
from kim.steering.rules.codes import DecisionManner, MeetingState, Outcome
from kim.steering.rules.votes import Vote
from tests.cast import Cast, Player
from tests.steering import making

pytestmark = pytest.mark.django_db
LogIn = Callable[[Client, Player | None], Client]
OPENING = {"opening": "a" * 22}
DECIDED = {
    "outcome": "accepted",
    "yes": "2",
    "no": "0",
    "abstained": "1",
    "reason": "Nötig.",
    "parts-TOTAL_FORMS": "0",
    "parts-INITIAL_FORMS": "0",
}


@pytest.fixture
def item(cast: Cast) -> AgendaItem:
    return making.open_item(cast)


@pytest.fixture
def decision(cast: Cast, item: AgendaItem) -> Decision:
    return decisions.record(
        actor=cast.konrad.actor,
        item=item,
        outcome=Outcome.ACCEPTED,
        reason="Die Lücke entsteht überall.",
        manner=DecisionManner.VOTE,
        vote=Vote(3, 0, 0),
        parts=[{"text": "Plätze vereinbaren"}],
    )


def correct(cast: Cast, decision: Decision, **given: Any) -> Decision:
    values: dict[str, Any] = {
        "why": "Eine Stimme war falsch gezählt.",
        "outcome": Outcome.ACCEPTED,
        "reason": decision.reason,
        "manner": DecisionManner.VOTE,
        "vote": Vote(2, 0, 1),
        "version": decision.version,
    }
    return corrections.correct(actor=cast.konrad.actor, decision=decision, **{**values, **given})


def test_a_correction_keeps_how_it_read_before(cast: Cast, decision: Decision) -> None:
    correct(cast, decision, parts={1: "Plätze mit zwei Trägern vereinbaren"})
    assert (decision.yes, decision.abstained) == (2, 1)
    assert decision.parts.get().text == "Plätze mit zwei Trägern vereinbaren"
    before = decision.corrections.get().before
    assert (before["yes"], before["parts"]) == (3, {"1": "Plätze vereinbaren"})


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"vote": Vote(3, 0, 0)}, "nothing_changed"),
        ({"outcome": Outcome.REJECTED}, "another_decision"),
        ({"vote": Vote(4, 0, 0)}, "more_votes_than_seats"),
        ({"reason": " "}, "reason_missing"),
    ],
)
def test_what_is_no_correction_is_refused(cast: Cast, decision: Decision, given: dict[str, Any], code: str) -> None:
    with pytest.raises(RuleViolation) as refusal:
        correct(cast, decision, **given)
    assert refusal.value.code == code
    assert not decision.corrections.exists()


def test_a_stale_version_is_a_conflict_and_a_correction_is_never_changed(cast: Cast, decision: Decision) -> None:
    correct(cast, decision)
    with pytest.raises(Conflict):
        correct(cast, decision, version=decision.version - 1, vote=Vote(1, 0, 2))
    with pytest.raises(DatabaseError), transaction.atomic():
        DecisionCorrection.objects.update(why="war nie so")


def test_members_read_both_versions_on_the_page_and_on_paper(
    cast: Cast, decision: Decision, client: Client, log_in: LogIn, tmp_path: Path
) -> None:
    log_in(client, cast.konrad)
    url = reverse("steering:decision-correct", args=[decision.public_id])
    typed = {"why": "Stimmen vertauscht", "outcome": "accepted", "yes": "2", "no": "1", "abstained": "0"}
    typed |= {"reason": "Sie entsteht überall.", "part-1": "Plätze vereinbaren", "version": str(decision.version)}
    assert client.post(url, typed | {"why": ""}).status_code == 422
    assert client.post(url, typed).status_code == 302
    meetings.move_on(actor=cast.konrad.actor, meeting=decision.item.meeting, state=MeetingState.CLOSED)
    log_in(client, cast.stella)
    for page in (decision.item.get_absolute_url(), decision.item.issue.get_absolute_url()):  # type: ignore[union-attr]
        text = client.get(page).content.decode()
        assert "Stimmen vertauscht" in text
        assert "3 Ja, 0 Nein, 0 Enthaltungen." in text
    paper = client.get(reverse("steering:meeting-minutes", args=[decision.item.meeting.public_id])).content
    assert "Stimmen vertauscht" in " ".join(page.extract_text() for page in PdfReader(BytesIO(paper)).pages)
    (tmp_path / "minutes.pdf").write_bytes(paper)
    report = pdfua.validate(tmp_path / "minutes.pdf")
    assert [outcome.rule_id for outcome in report.outcomes if outcome.findings] == []


def test_minutes_are_typed_while_the_meeting_runs(cast: Cast, item: AgendaItem, client: Client, log_in: LogIn) -> None:
    log_in(client, cast.konrad)
    url = reverse("steering:discussion", args=[item.meeting.public_id, item.public_id])
    typed = {"discussion": "Das Jobcenter berichtet.", "version": str(item.version)}
    assert client.post(url, typed | {"discussion": "x" * 4001}).status_code == 422
    assert client.post(url, typed).status_code == 302
    assert client.post(url, typed | {"discussion": "Anders"}).status_code == 409
    assert "Das Jobcenter berichtet." in log_in(client, cast.stella).get(item.get_absolute_url()).content.decode()
    meetings.move_on(actor=cast.konrad.actor, meeting=item.meeting, state=MeetingState.CLOSED)
    item.refresh_from_db()
    with pytest.raises(RuleViolation):
        meetings.write_discussion(actor=cast.konrad.actor, item=item, version=item.version, discussion="Später")


def test_a_decision_sent_twice_is_recorded_once(cast: Cast, item: AgendaItem, client: Client, log_in: LogIn) -> None:
    log_in(client, cast.konrad)
    first, again = (client.post(item.get_absolute_url(), DECIDED | OPENING) for _ in range(2))
    assert (first.status_code, again.status_code, again["Location"]) == (302, 302, first["Location"])
    assert Decision.objects.count() == 1
