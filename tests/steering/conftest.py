from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from django.core.cache import cache

from kim.kernel.errors import RuleViolation
from kim.organisations import api as organisations
from kim.organisations.models import District
from kim.steering.actions import meetings, publishing
from tests.cast import Cast
from tests.steering import making
from tests.steering.open_data import Town


@pytest.fixture
def loaded_district(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A district that is loaded, and a fresh count of questions."""

    class Profile:
        name, smallest_count = "Musterkreis", 5
        letterhead = SimpleNamespace(organisation="Kreis", unit="")

    monkeypatch.setattr(organisations, "district", lambda: Profile)
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def town(cast: Cast, loaded_district: None) -> Town:
    actor = cast.konrad.actor
    District.objects.create(key="musterkreis", name="Musterkreis", kind="kreis", official_key="99999")
    meeting = making.meeting(cast)
    secret = making.meeting(cast, meeting.body)
    issue = making.issue(cast, why_grave="Schwer.", is_public=True)
    hidden = making.issue(cast, title="Vertraulich beraten", why_grave="Schwer.")
    points = {"issue": meetings.put_on(actor=actor, issue=issue, meeting=meeting)}
    points["hidden"] = meetings.put_on(actor=actor, issue=hidden, meeting=meeting)
    points["open"] = meetings.add_item(actor=actor, meeting=meeting, title="Begrüßung")
    points["closed"] = meetings.add_item(actor=actor, meeting=meeting, title="Personalfragen")
    points["elsewhere"] = meetings.add_item(actor=actor, meeting=secret, title="Geheimer Punkt")
    with pytest.raises(RuleViolation):
        publishing.publish_meeting(actor=actor, meeting=meeting, is_public=True)
    publishing.publish_body(actor=actor, body=meeting.body, is_public=True)
    meeting.refresh_from_db()
    publishing.publish_meeting(actor=actor, meeting=meeting, is_public=True)
    publishing.publish_item(actor=actor, item=points["open"], is_public=True)
    publishing.publish_item(actor=actor, item=points["elsewhere"], is_public=True)
    with pytest.raises(RuleViolation):
        publishing.publish_item(actor=actor, item=points["hidden"], is_public=True)
    return Town(meeting, secret, issue, hidden, points)
