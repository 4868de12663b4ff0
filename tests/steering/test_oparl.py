"""Open data after OParl 1.1: valid objects, pages and filters; nothing that is not public, also not by its id."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

import jsonschema
import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from kim.kernel import clock
from kim.kernel.errors import RuleViolation
from kim.organisations import api as organisations
from kim.organisations.models import District
from kim.steering import jobs
from kim.steering.actions import decisions, issues, meetings, publishing
from kim.steering.models import AgendaItem, Meeting, PublicTrace, StructuralIssue
from kim.steering.oparl import objects
from kim.steering.queries.meetings import seat_lines
from kim.steering.rules.codes import Attendance, MeetingState, Outcome
from kim.steering.views import oparl
from tests.cast import Cast
from tests.steering import making
from tests.steering.oparl_schemas import GONE, LISTS, OBJECTS, PAGE

pytestmark = pytest.mark.django_db
START = "/oparl/v1.1/"


@dataclass
class Town:
    """A public meeting with a public paper, a public point and one of each that is not; and a meeting that is not."""

    meeting: Meeting
    secret: Meeting
    issue: StructuralIssue
    hidden: StructuralIssue
    points: dict[str, AgendaItem]


@pytest.fixture(autouse=True)
def _district(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A district that is loaded, and a fresh count of questions."""

    class Profile:
        name, smallest_count = "Musterkreis", 5
        letterhead = SimpleNamespace(organisation="Kreis", unit="")

    monkeypatch.setattr(organisations, "district", lambda: Profile)
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def town(cast: Cast) -> Town:
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


def get(path: str, status: int = 200, **query: str) -> Any:
    """The answer of an address or a full URL, as anybody gets it."""
    parts = urlsplit(path)
    answer = Client().get(f"{parts.path}?{parts.query}" if parts.query else parts.path, query)
    assert answer.status_code == status, (path, answer.content[:300])
    return answer.json()


def list_of(name: str, **query: str) -> Any:
    page = get(reverse("steering:oparl-list", args=[name]), **query)
    jsonschema.validate(page, PAGE)
    return page


def names(name: str, **query: str) -> list[str]:
    return [row.get("name", row["id"]) for row in list_of(name, **query)["data"]]


def test_from_the_start_everything_is_reached_and_valid(town: Town, cast: Cast) -> None:
    system = get(START)
    (body,) = get(system["body"])["data"]
    seen = [system, body]
    for name in LISTS:
        seen += get(body[name])["data"]
    kinds = {each["type"].rsplit("/", 1)[1] for each in seen}
    expected = "System Body Organization Membership Meeting AgendaItem Paper Consultation File Location"
    assert kinds == set(expected.split())
    for each in seen:
        jsonschema.validate(each, OBJECTS[each["type"]])
        alone = get(each["id"])
        jsonschema.validate(alone, OBJECTS[each["type"]])
        assert alone["id"] == each["id"]
    (file,) = [each for each in seen if each["type"].endswith("/File")]
    assert Client().get(urlsplit(file["accessUrl"]).path).content[:5] == b"%PDF-"


def test_nothing_that_is_not_public_is_listed(town: Town) -> None:
    assert names("meeting") == ["1. Lenkungsgruppe"]
    assert names("paper") == [town.issue.title]
    assert names("agendaItem") == [town.issue.title, "Begrüßung"]
    inside = list_of("meeting")["data"][0]["agendaItem"]
    assert [each["name"] for each in inside] == [town.issue.title, "Begrüßung"]
    assert names("person") == names("legislativeTermList") == []


def test_nothing_that_is_not_public_is_found_by_its_id(town: Town) -> None:
    for kind, id_ in (
        ("meeting", town.secret.public_id),
        ("location", town.secret.public_id),
        ("paper", town.hidden.public_id),
        ("file", town.hidden.public_id),
        ("download", town.hidden.public_id),
        *(("agendaItem", town.points[name].public_id) for name in ("hidden", "closed", "elsewhere")),
        ("consultation", town.points["hidden"].public_id),
        ("consultation", town.points["open"].public_id),
        ("institution", "nobody"),
        ("body", "elsewhere"),
        ("list", "secrets"),
    ):
        get(reverse(f"steering:oparl-{kind}", args=[id_]), 404)


@pytest.mark.parametrize("what", ["body", "meeting", "issue"])
def test_what_is_taken_back_says_that_it_is_gone_and_nothing_more(town: Town, cast: Cast, what: str) -> None:
    actor, before = cast.konrad.actor, clock.now() - timedelta(minutes=5)
    was = get(reverse("steering:oparl-paper", args=[town.issue.public_id]))
    if what == "body":
        publishing.publish_body(actor=actor, body=town.meeting.body, is_public=False)
    elif what == "meeting":
        publishing.publish_meeting(actor=actor, meeting=town.meeting, is_public=False)
    else:
        town.issue.refresh_from_db()
        issues.edit(actor=actor, issue=town.issue, version=town.issue.version, is_public=False)
    assert names("paper") == []
    left = get(reverse("steering:oparl-paper", args=[town.issue.public_id]))
    jsonschema.validate(left, GONE)
    assert (left["id"], left["type"], left["created"]) == (was["id"], was["type"], was["created"])
    assert datetime.fromisoformat(left["modified"]) >= datetime.fromisoformat(was["modified"])
    assert list_of("paper", modified_since=before.isoformat())["data"] == [left]
    assert list_of("paper", created_since=before.isoformat())["data"] == []
    assert list_of("paper", modified_since=(clock.now() + timedelta(days=1)).isoformat())["data"] == []
    get(reverse("steering:oparl-download", args=[town.issue.public_id]), 404)
    get(reverse("steering:oparl-paper", args=[town.hidden.public_id]), 404)
    kinds = {each["type"].rsplit("/", 1)[1] for name in LISTS for each in _gone_from(name, before)}
    everything = {"Organization", "Membership", "Meeting", "Location", "AgendaItem", "Consultation", "Paper", "File"}
    inside = {"Meeting", "Location", "AgendaItem", "Consultation", "Paper", "File"}
    expected = {"body": everything, "meeting": inside, "issue": {"AgendaItem", "Consultation", "Paper", "File"}}
    assert kinds == expected[what]


def _gone_from(name: str, since: datetime) -> list[Any]:
    return [each for each in list_of(name, modified_since=since.isoformat())["data"] if each.get("deleted")]


def test_a_meeting_changes_when_a_point_in_it_is_taken_back(town: Town, cast: Cast) -> None:
    url = reverse("steering:oparl-meeting", args=[town.meeting.public_id])
    with clock.at(clock.today() + timedelta(days=1)):
        publishing.publish_item(actor=cast.konrad.actor, item=town.points["open"], is_public=False)
        gone_at = objects.moment(clock.now())
    assert get(url)["modified"] == gone_at
    (gone,) = _gone_from("agendaItem", clock.now())
    assert gone["modified"] == gone_at


def test_what_is_public_again_is_not_gone(town: Town, cast: Cast) -> None:
    url = reverse("steering:oparl-meeting", args=[town.meeting.public_id])
    for is_public in (False, True):
        publishing.publish_meeting(actor=cast.konrad.actor, meeting=town.meeting, is_public=is_public)
    jsonschema.validate(get(url), OBJECTS[objects.SCHEMA + "Meeting"])
    assert jobs.note_open_data() is None
    assert _gone_from("meeting", clock.now() - timedelta(days=1)) == []


def test_what_never_was_public_leaves_no_trace(town: Town, cast: Cast) -> None:
    keys = set(PublicTrace.objects.values_list("key", flat=True))
    hidden = {town.secret.public_id, town.hidden.public_id}
    assert not keys & (hidden | {town.points[name].public_id for name in ("hidden", "closed", "elsewhere")})


def test_a_decision_is_told_for_public_points_only(town: Town, cast: Cast) -> None:
    actor = cast.konrad.actor
    seats = {line.seat: (Attendance.PRESENT, "Frau Geheim") for line in seat_lines(town.meeting)}
    meetings.record_attendance(actor=actor, meeting=town.meeting, seats=seats)
    meetings.move_on(actor=actor, meeting=town.meeting, state=MeetingState.IN_SESSION)
    for name in ("issue", "closed"):
        item = AgendaItem.objects.get(pk=town.points[name].pk)
        decisions.record(actor=actor, item=item, outcome=Outcome.NOTED, reason=f"Weil {name}.")
    page = list_of("agendaItem")
    assert [each.get("resolutionText") for each in page["data"]] == ["Weil issue.", None]
    everything = str([list_of(name)["data"] for name in LISTS])
    assert [word for word in ("Geheim", "closed", "Vertraulich") if word in everything] == []


def test_pages_and_filters_follow_the_specification(town: Town) -> None:
    page = list_of("organization", limit="1")
    total = page["pagination"]["totalElements"]
    assert page["pagination"] == {
        "totalElements": total, "elementsPerPage": 1, "currentPage": 1, "totalPages": total,
    }  # fmt: skip
    assert "prev" not in page["links"]
    seen, url = [], page["links"]["first"]
    while url:
        part = get(url)
        seen += [each["id"] for each in part["data"]]
        url = part["links"].get("next")
    assert len(seen) == len(set(seen)) == total > 1
    tomorrow = (clock.now() + timedelta(days=1)).isoformat()
    for name, found in (("created_since", 0), ("modified_since", 0), ("created_until", 1), ("modified_until", 1)):
        assert len(list_of("meeting", **{name: tomorrow})["data"]) == found, name
    assert "agendaItem" not in list_of("meeting", omit_internal="true")["data"][0]
    for wrong in ({"page": "0"}, {"page": "9"}, {"limit": "x"}, {"created_since": "gestern"}):
        get(reverse("steering:oparl-list", args=["meeting"]), 400, **wrong)
    assert list_of("meeting", unknown="x")["pagination"]["totalElements"] == 1


def test_questions_are_limited_and_pages_of_others_may_ask(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(oparl, "PER_MINUTE", "2/m/ip")
    answers = [Client().get(START) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[0]["Access-Control-Allow-Origin"] == "*"
    assert Client().post(START).status_code == 405


def test_a_moment_has_its_offset() -> None:
    assert objects.at_start_of("nichts") is None
    day = objects.at_start_of("2026-11-30")
    assert day
    assert objects.moment(day) == "2026-11-30T00:00:00+01:00"
