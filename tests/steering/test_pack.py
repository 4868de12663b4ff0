"""The papers of a meeting in one file, as the members get them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pdfua
import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from kim.kernel import clock
from kim.steering.actions import decisions, measures, meetings
from kim.steering.models import Meeting
from kim.steering.pack import data_of_pack
from kim.steering.rules.codes import DecisionManner, Outcome
from tests.cast import Cast, Player
from tests.steering import making

pytestmark = pytest.mark.django_db
LogIn = Callable[[Client, Player | None], Client]


def planned(cast: Cast) -> Meeting:
    meeting, actor = making.meeting(cast), cast.konrad.actor
    meetings.add_item(actor=actor, meeting=meeting, title="Niederschrift", minutes=5)
    issue = making.issue(cast, why_grave="Selten, aber schwer.")
    meetings.put_on(actor=actor, issue=issue, meeting=meeting, minutes=25)
    meetings.add_item(actor=actor, meeting=meeting, title="Verschiedenes", minutes=None)
    meetings.add_item(actor=actor, meeting=meeting, title="Termine", minutes=5)
    return meeting


def test_one_file_has_agenda_papers_and_bookmarks(cast: Cast, client: Client, log_in: LogIn, tmp_path: Path) -> None:
    with clock.at(making.MONDAY):
        meeting = planned(cast)
    log_in(client, cast.stella)
    answer = client.get(reverse("steering:meeting-pack", args=[meeting.public_id]))
    assert answer["Content-Type"] == "application/pdf"
    reader = PdfReader(BytesIO(answer.content))
    text = " ".join(page.extract_text() for page in reader.pages)
    assert "Selten, aber schwer." in text
    assert [mark.title for mark in reader.outline if not isinstance(mark, list)] == [
        "1. Sitzung: Lenkungsgruppe",
        "Kinderbetreuung während Sprachkursen",
        "Offene Maßnahmen dieses Gremiums",
    ]
    (tmp_path / "pack.pdf").write_bytes(answer.content)
    report = pdfua.validate(tmp_path / "pack.pdf")
    assert [outcome.rule_id for outcome in report.outcomes if outcome.findings] == []


def test_times_are_told_as_long_as_every_point_before_has_its_minutes(cast: Cast) -> None:
    rows = data_of_pack(planned(cast), cast.konrad.actor)["agenda"]["rows"]
    assert [row[3] for row in rows] == ["14:00", "14:05", "14:30", "–"]


def test_what_the_body_is_still_owed_stands_at_the_end(cast: Cast) -> None:
    actor = cast.konrad.actor
    with clock.at(making.MONDAY):
        item = making.open_item(cast)
        decision = decisions.record(
            actor=actor, item=item, outcome=Outcome.ACCEPTED, reason="Nötig.", manner=DecisionManner.CONSENSUS
        )
        measures.launch(
            actor=actor, decision=decision, title="Plätze vereinbaren", owner=cast.jobcenter, due=clock.today()
        )
    with clock.at(making.MONDAY + timedelta(days=1)):
        (row,) = data_of_pack(item.meeting, actor)["owed"]["rows"]
    assert (row[0], row[3]) == ("Plätze vereinbaren", "überfällig")
