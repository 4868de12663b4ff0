"""Open data after OParl 1.1: valid objects; nothing that is not public, also not by its id."""

from __future__ import annotations

from datetime import datetime, timedelta
from urllib.parse import urlsplit

import jsonschema
import pytest
from django.test import Client
from django.urls import reverse

from kim.kernel import clock
from kim.steering.actions import decisions, issues, meetings, publishing
from kim.steering.models import AgendaItem, PublicTrace
from kim.steering.queries.meetings import seat_lines
from kim.steering.rules.codes import Attendance, MeetingState, Outcome
from kim.steering.views import oparl
from tests.cast import Cast
from tests.steering.oparl_schemas import ERROR, GONE, LISTS, NAMESPACE, OBJECTS, REFERENCES
from tests.steering.open_data import START, Town, get, gone_from, list_of, names

pytestmark = pytest.mark.django_db


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
    for name, said in (("accessUrl", "inline"), ("downloadUrl", "attachment")):
        answer = Client().get(urlsplit(file[name]).path)
        assert answer.content[:5] == b"%PDF-"
        assert answer["Content-Disposition"] == f'{said}; filename="{town.issue.number}.pdf"'


def test_every_address_leads_to_what_the_specification_says(town: Town) -> None:
    system = get(START)
    (body,) = get(system["body"])["data"]
    seen = [system, body] + [each for name in LISTS for each in get(body[name])["data"]]
    followed = set()
    for each in seen:
        kind = each["type"].removeprefix(NAMESPACE)
        for name, expected in REFERENCES[kind].items():
            value = each.get(name, [])
            for url in value if isinstance(value, list) else [value]:
                found, wanted = get(url), expected if isinstance(expected, str) else expected[0]
                rows = [found] if isinstance(expected, str) else found["data"]
                assert {row["type"] for row in rows} <= {NAMESPACE + wanted}, (kind, name)
                followed.add((kind, name))
    assert followed == {(kind, name) for kind, names in REFERENCES.items() for name in names}


def test_nothing_that_is_not_public_is_listed(town: Town) -> None:
    assert names("meeting") == ["1. Lenkungsgruppe"]
    assert names("paper") == [town.issue.title]
    assert sorted(names("agendaItem")) == ["Begrüßung", town.issue.title]
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
        ("attachment", town.hidden.public_id),
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
    for kind in ("download", "attachment"):
        get(reverse(f"steering:oparl-{kind}", args=[town.issue.public_id]), 410)
    get(reverse("steering:oparl-paper", args=[town.hidden.public_id]), 404)
    kinds = {each["type"].rsplit("/", 1)[1] for name in LISTS for each in gone_from(name, before)}
    everything = {"Organization", "Membership", "Meeting", "Location", "AgendaItem", "Consultation", "Paper", "File"}
    inside = {"Meeting", "Location", "AgendaItem", "Consultation", "Paper", "File"}
    expected = {"body": everything, "meeting": inside, "issue": {"AgendaItem", "Consultation", "Paper", "File"}}
    assert kinds == expected[what]


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
    assert {each["name"]: each.get("resolutionText") for each in page["data"]} == {
        town.issue.title: "Weil issue.",
        "Begrüßung": None,
    }
    everything = str([list_of(name)["data"] for name in LISTS])
    assert [word for word in ("Geheim", "closed", "Vertraulich") if word in everything] == []


def test_questions_are_limited_and_pages_of_others_may_ask(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(oparl, "PER_MINUTE", "2/m/ip")
    answers = [Client().get(START) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    jsonschema.validate(answers[2].json(), ERROR)
    assert answers[0]["Access-Control-Allow-Origin"] == "*"
    assert Client().post(START).status_code == 405
