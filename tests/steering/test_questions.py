from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from kim.kernel.errors import RuleViolation
from kim.steering import api
from kim.steering.actions import decisions, questions
from kim.steering.models import IssueQuestion, Observation
from kim.steering.rules.codes import Outcome, QuestionState
from tests.cast import Cast
from tests.steering import making

pytestmark = pytest.mark.django_db


def test_a_question_reaches_those_who_noted_the_issue_and_nobody_learns_who_they_are(cast: Cast) -> None:
    observation = making.observation()
    issue = making.issue(cast, observations=[observation])
    questions.ask(actor=cast.konrad.actor, issue=issue, text="Gilt das auch für Abendkurse?")
    assert api.answers_for([observation.public_id])[observation.public_id].question == "Gilt das auch für Abendkurse?"
    columns = {field.name for field in IssueQuestion._meta.concrete_fields}
    assert columns == {"id", "public_id", "version", "created_at", "issue", "text", "asked_on", "state"}


def test_a_new_question_takes_the_place_of_an_open_one(cast: Cast) -> None:
    issue = making.issue(cast)
    for text in ("Erste Frage?", "Zweite Frage?"):
        questions.ask(actor=cast.konrad.actor, issue=issue, text=text)
    states = list(IssueQuestion.objects.values_list("text", "state"))
    assert states == [("Erste Frage?", QuestionState.CLOSED), ("Zweite Frage?", QuestionState.OPEN)]


def test_nobody_is_asked_about_a_closed_issue(cast: Cast) -> None:
    item = making.open_item(cast)
    decisions.record(actor=cast.konrad.actor, item=item, outcome=Outcome.NOTED, reason="Zur Kenntnis.")
    assert item.issue
    item.issue.refresh_from_db()
    with pytest.raises(RuleViolation) as refusal:
        questions.ask(actor=cast.konrad.actor, issue=item.issue, text="Noch etwas?")
    assert refusal.value.code == "issue_over"


def test_the_coordinator_asks_on_the_paper(cast: Cast, client: Client, log_in: object) -> None:
    log_in(client, cast.konrad)  # type: ignore[operator]
    issue = making.issue(cast, observations=Observation.objects.all())
    url = reverse("steering:issue-question", args=[issue.public_id])
    assert client.post(url, {"text": ""}).status_code == 422
    assert client.post(url, {"text": "Seit wann?"}).status_code == 302
    assert "Seit wann?" in client.get(issue.get_absolute_url()).content.decode()
