"""Points that nobody wants to discuss are decided together, and stand together on the paper."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from kim.kernel.errors import RuleViolation
from kim.steering.actions import decisions, meetings
from kim.steering.models import AgendaItem, Decision, Meeting
from kim.steering.pack import data_of_pack
from kim.steering.rules.codes import MeetingState, Outcome
from tests.cast import Cast, Player
from tests.steering import making

pytestmark = pytest.mark.django_db
LogIn = Callable[[Client, Player | None], Client]


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    """Two points without discussion and one with."""
    meeting, actor = making.meeting(cast), cast.konrad.actor
    for title in ("Niederschrift", "Termine", "Haushalt"):
        item = meetings.add_item(actor=actor, meeting=meeting, title=title)
        if title != "Haushalt":
            meetings.set_consent(actor=actor, item=item, is_consent=True)
    return meetings.move_on(actor=actor, meeting=meeting, state=MeetingState.IN_SESSION)


def test_they_are_decided_in_one_go(cast: Cast, meeting: Meeting) -> None:
    made = decisions.record_together(
        actor=cast.konrad.actor, meeting=meeting, outcome=Outcome.NOTED, reason="Niemand wünscht Aussprache."
    )
    assert [decision.item.title for decision in made] == ["Niederschrift", "Termine"]
    assert meeting.items.get(state="open").title == "Haushalt"
    with pytest.raises(RuleViolation) as refusal:
        decisions.record_together(actor=cast.konrad.actor, meeting=meeting, outcome=Outcome.NOTED, reason="Nochmals")
    assert refusal.value.code == "nothing_together"


def test_only_plain_outcomes_go_together(cast: Cast, meeting: Meeting) -> None:
    with pytest.raises(RuleViolation) as refusal:
        decisions.record_together(actor=cast.konrad.actor, meeting=meeting, outcome=Outcome.REJECTED, reason="Nein.")
    assert refusal.value.field == "outcome"


def test_what_is_decided_is_marked_no_more(cast: Cast, meeting: Meeting) -> None:
    item = meeting.items.get(title="Haushalt")
    decisions.record(actor=cast.konrad.actor, item=item, outcome=Outcome.NOTED, reason="Gehört.")
    with pytest.raises(RuleViolation):
        meetings.set_consent(actor=cast.konrad.actor, item=AgendaItem.objects.get(pk=item.pk), is_consent=True)


def test_the_paper_and_the_page_show_them_together(cast: Cast, meeting: Meeting, client: Client, log_in: LogIn) -> None:
    assert data_of_pack(meeting, cast.konrad.actor)["agenda"]["together"] == ["1 Niederschrift", "2 Termine"]
    log_in(client, cast.konrad)
    assert "Ohne Aussprache" in client.get(meeting.get_absolute_url()).content.decode()
    item = meeting.items.get(title="Termine")
    toggle = reverse("steering:item-consent", args=[meeting.public_id, item.public_id])
    assert client.post(toggle, {"together": ""}).status_code == 302
    url = reverse("steering:consent", args=[meeting.public_id])
    assert "Niederschrift" in client.get(url).content.decode()
    assert client.post(url, {"outcome": "noted"}).status_code == 422
    assert client.post(url, {"outcome": "noted", "reason": "Ohne Aussprache."}).status_code == 302
    assert [decision.item.title for decision in Decision.objects.all()] == ["Niederschrift"]
