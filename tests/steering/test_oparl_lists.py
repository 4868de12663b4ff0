"""Lists of OParl 1.1: pages, filters, and what tells a client that keeps a copy what has changed."""

from __future__ import annotations

from datetime import timedelta

import jsonschema
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kim.kernel import clock
from kim.steering import jobs
from kim.steering.actions import corrections, decisions, issues, meetings, publishing
from kim.steering.models import AgendaItem
from kim.steering.oparl import objects, times
from kim.steering.oparl.times import moment
from kim.steering.rules.codes import MeetingState, Outcome
from tests.cast import Cast
from tests.steering.oparl_schemas import GONE, LISTS, NAMESPACE, OBJECTS
from tests.steering.open_data import START, Town, get, gone_from, list_of

pytestmark = pytest.mark.django_db


def test_the_places_of_public_points_have_no_gaps(town: Town, cast: Cast) -> None:
    """`order` is the place in the agenda as the client sees it, from nought (3.10): internal points leave no gap."""

    def places() -> list[tuple[str, int]]:
        listed = [(each["name"], each["order"]) for each in list_of("agendaItem")["data"]]
        (whole,) = list_of("meeting")["data"]
        assert sorted(listed) == sorted((each["name"], each["order"]) for each in whole["agendaItem"])
        alone = [get(each["id"]) for each in whole["agendaItem"]]
        assert [each["order"] for each in alone] == list(range(len(alone)))
        return sorted(listed, key=lambda pair: pair[1])

    assert places() == [(town.issue.title, 0), ("Begrüßung", 1)]
    was = get(reverse("steering:oparl-agendaItem", args=[town.points["open"].public_id]))
    with clock.at(clock.today() + timedelta(days=1)):
        town.issue.refresh_from_db()
        issues.edit(actor=cast.konrad.actor, issue=town.issue, version=town.issue.version, is_public=False)
        assert places() == [("Begrüßung", 0)]
        now = get(reverse("steering:oparl-agendaItem", args=[town.points["open"].public_id]))
    assert (was["order"], now["order"]) == (1, 0)
    assert now["modified"] > was["modified"], "a client that asks what has changed is told of the new place"


@pytest.mark.parametrize("what", ["body", "meeting", "issue"])
def test_what_becomes_public_later_has_changed(town: Town, cast: Cast, what: str) -> None:
    """Whoever asks only what has changed since yesterday learns of all that was not public yesterday."""
    actor, issue = cast.konrad.actor, town.issue
    edit = {
        "body": lambda is_public: publishing.publish_body(actor=actor, body=town.meeting.body, is_public=is_public),
        "meeting": lambda is_public: publishing.publish_meeting(actor=actor, meeting=town.meeting, is_public=is_public),
        "issue": lambda is_public: issues.edit(actor=actor, issue=issue, version=issue.version, is_public=is_public),
    }[what]
    issue.refresh_from_db()
    edit(False)
    with clock.at(clock.today() + timedelta(days=2)):
        since = clock.now().isoformat()
        edit(True)
        found = {
            each["type"].removeprefix(NAMESPACE)
            for name in LISTS
            for each in list_of(name, modified_since=since)["data"]
        }
    inside = {"AgendaItem", "Consultation", "Paper", "File"}
    expected = {"body": inside | {"Meeting", "Location", "Organization", "Membership"}, "issue": inside | {"Meeting"}}
    assert found == expected.get(what, inside | {"Meeting", "Location"})


def test_a_corrected_decision_changes_the_point_and_the_meeting(
    town: Town, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(times, "moment", lambda at: at.isoformat())  # to tell what happens within a second
    actor = cast.konrad.actor
    meetings.move_on(actor=actor, meeting=town.meeting, state=MeetingState.IN_SESSION)
    item = AgendaItem.objects.get(pk=town.points["issue"].pk)
    decision = decisions.record(actor=actor, item=item, outcome=Outcome.NOTED, reason="Weil issue.")
    urls = [reverse("steering:oparl-agendaItem", args=[item.public_id])]
    urls.append(reverse("steering:oparl-meeting", args=[town.meeting.public_id]))
    assert get(urls[1])["meetingState"] == "eingeladen", "until the minutes are closed"
    was = [get(url)["modified"] for url in urls]
    values = {"outcome": Outcome.NOTED, "manner": decision.manner, "reason": "Weil es so ist."}
    corrections.correct(actor=actor, decision=decision, version=decision.version, why="Schreibfehler", **values)
    assert get(urls[0])["resolutionText"] == "Weil es so ist."
    now = [get(url)["modified"] for url in urls]
    assert [before < after for before, after in zip(was, now, strict=True)] == [True, True]


def test_a_meeting_changes_when_a_point_in_it_is_taken_back(town: Town, cast: Cast) -> None:
    url = reverse("steering:oparl-meeting", args=[town.meeting.public_id])
    with clock.at(clock.today() + timedelta(days=1)):
        publishing.publish_item(actor=cast.konrad.actor, item=town.points["open"], is_public=False)
        gone_at = moment(clock.now())
    assert get(url)["modified"] == gone_at
    (gone,) = gone_from("agendaItem", clock.now())
    assert gone["modified"] == gone_at


def test_what_is_public_again_is_not_gone(town: Town, cast: Cast) -> None:
    url = reverse("steering:oparl-meeting", args=[town.meeting.public_id])
    for is_public in (False, True):
        publishing.publish_meeting(actor=cast.konrad.actor, meeting=town.meeting, is_public=is_public)
    jsonschema.validate(get(url), OBJECTS[objects.SCHEMA + "Meeting"])
    assert jobs.note_open_data() is None
    assert gone_from("meeting", clock.now() - timedelta(days=1)) == []


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
    (without,), (paper,) = (list_of(name, omit_internal="true")["data"] for name in ("meeting", "paper"))
    assert "agendaItem" not in without and "consultation" not in paper
    assert without["location"] and paper["mainFile"], "only lists are left out"
    (_body,) = get(get(START)["body"], created_since="2000-01-01T00:00:00+01:00")["data"]
    assert get(get(START)["body"], created_since=tomorrow)["data"] == []
    (organization,) = [each for each in list_of("organization")["data"] if "meeting" in each]
    for name, found in (("meeting", 1), ("consultation", 1)):
        assert len(get(organization[name])["data"]) == found
        assert get(organization[name], modified_since=tomorrow)["data"] == []
    get(organization["meeting"].replace("meetings", "secrets"), 404)
    for wrong in ({"page": "0"}, {"page": "9"}, {"limit": "x"}, {"created_since": "gestern"}):
        get(reverse("steering:oparl-list", args=["meeting"]), 400, **wrong)
    assert list_of("meeting", unknown="x")["pagination"]["totalElements"] == 1


def test_the_list_of_a_body_tells_what_is_gone(town: Town, cast: Cast) -> None:
    before = clock.now() - timedelta(minutes=5)
    publishing.publish_meeting(actor=cast.konrad.actor, meeting=town.meeting, is_public=False)
    (organization,) = [each for each in list_of("organization")["data"] if "meeting" in each]
    for name in ("meeting", "consultation"):
        assert get(organization[name])["data"] == []
        (gone,) = get(organization[name], modified_since=before.isoformat())["data"]
        jsonschema.validate(gone, GONE)


def test_a_moment_has_its_offset() -> None:
    assert objects.at_start_of("nichts") is None
    day = objects.at_start_of("2026-11-30")
    assert day
    assert moment(day) == "2026-11-30T00:00:00+01:00"


def test_more_points_take_no_more_statements(town: Town, cast: Cast) -> None:
    """Anybody may ask, so that a long list costs the database no more than a short one."""

    def asked(name: str) -> int:
        with CaptureQueriesContext(connection) as statements:
            list_of(name)
        return len(statements)

    for name in ("agendaItem", "meeting"):
        asked(name)
    before = [asked(name) for name in ("agendaItem", "meeting")]
    for title in ("Bericht", "Ausblick", "Verschiedenes"):
        item = meetings.add_item(actor=cast.konrad.actor, meeting=town.meeting, title=title)
        publishing.publish_item(actor=cast.konrad.actor, item=item, is_public=True)
    assert len(list_of("agendaItem")["data"]) == 5
    assert [asked(name) for name in ("agendaItem", "meeting")] == before
