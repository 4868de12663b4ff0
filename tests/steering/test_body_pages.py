"""Bodies as a member reads them: seats now and before, who came, whose town has nobody there; and what was decided."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from kim.accounts.models import Membership
from kim.kernel import clock, locking
from kim.kernel.actor import acting_as
from kim.organisations.district.bodies import BodyData, SeatData
from kim.organisations.models import Municipality, Organisation, Unit
from kim.organisations.rules.codes import BodyKind, SeatKind
from kim.steering.actions import bodies as loading
from kim.steering.actions import decisions, measures, meetings
from kim.steering.models import Body
from kim.steering.queries.bodies import former_seats, without_seat, year_of
from kim.steering.queries.meetings import seat_lines, voting_seats_present
from kim.steering.rules.codes import Attendance, DecisionManner, MeetingState, Outcome
from tests.cast import Cast, Player
from tests.steering import making

pytestmark = pytest.mark.django_db
LogIn = Callable[[Client, Player | None], Client]


@pytest.fixture
def member(cast: Cast, client: Client, log_in: LogIn) -> Client:
    return log_in(client, cast.stella)


def test_a_body_shows_who_came_and_who_did_not(cast: Cast, member: Client) -> None:
    meeting = making.meeting(cast)
    lines = seat_lines(meeting)
    came = {line.seat: (Attendance.PRESENT, "") for line in lines[1:]} | {lines[0].seat: (Attendance.ABSENT, "")}
    meetings.record_attendance(actor=cast.konrad.actor, meeting=meeting, seats=came)
    meetings.move_on(actor=cast.konrad.actor, meeting=meeting, state=MeetingState.IN_SESSION)
    year = year_of(meeting.body, 2026)
    assert [line.missed for line in year.seats].count(1) == 1
    page = member.get(meeting.body.get_absolute_url()).content.decode()
    assert "10.12.2026" in page
    assert "Anwesenheit 2026" in page
    assert year_of(meeting.body, 2025).meetings == []
    assert (
        "2025 fand keine Sitzung statt" in member.get(meeting.body.get_absolute_url() + "?jahr=2025").content.decode()
    )
    assert member.get(meeting.body.get_absolute_url() + "?jahr=bald").status_code == 404


def test_a_planned_meeting_says_nothing_about_attendance(cast: Cast) -> None:
    assert year_of(making.meeting(cast).body, 2026).meetings == []


def test_a_seat_that_ended_is_kept_as_history(cast: Cast, member: Client) -> None:
    seat = SeatData(organisation=cast.jobcenter.organisation.key, kind=SeatKind.MEMBER, count=1)
    data = BodyData(key="kreis", name="Arbeitskreis", kind=BodyKind.WORKING_CIRCLE, seats=(seat,))
    with acting_as(making.DISTRICT):
        loading.load(actor=making.DISTRICT, bodies=[data])
        ended = replace(data, seats=(replace(seat, valid_to=clock.today() - timedelta(days=1)),))
        loading.load(actor=making.DISTRICT, bodies=[ended])
    body = Body.objects.get(key="kreis")
    (former,) = former_seats(body, clock.today())
    assert former.organisation == cast.jobcenter.organisation
    assert "Frühere Sitze" in member.get(body.get_absolute_url()).content.decode()


def test_a_municipality_whose_town_has_no_seat_is_named(cast: Cast, member: Client) -> None:
    seated = Municipality.objects.create(key="musterau", official_key="99999001", name="Musterau")
    missing = Municipality.objects.create(key="tannrode", official_key="99999002", name="Tannrode")
    Organisation.objects.filter(pk=cast.district_office.organisation.pk).update(municipality=seated)
    body = making.body(cast)
    assert without_seat(body, clock.today()) == [missing]
    assert "Tannrode" in member.get(reverse("steering:bodies")).content.decode()


def test_case_management_belongs_to_the_project_group_without_a_seat(cast: Cast, member: Client) -> None:
    """It is part of the work: their municipality is there, and the page says why."""
    town = Municipality.objects.create(key="auental", official_key="99999001", name="Auental")
    assert cast.clara
    Unit.objects.filter(pk=cast.auental.pk).update(municipality=town)
    group = making.body(cast, "projektgruppe", kind=BodyKind.PROJECT_GROUP, seats=())
    page = member.get(group.get_absolute_url()).content.decode()
    assert str(cast.auental) in page and "verpflichtend" in page and "keine Sitze" not in page
    assert without_seat(group, clock.today()) == year_of(group, clock.today().year).without_seat == []
    other = making.body(cast, "kreis", name="Arbeitskreis", seats=())
    assert without_seat(other, clock.today()) == [town]


def test_whoever_has_to_come_is_on_the_list_and_counts_as_absent(cast: Cast, client: Client, log_in: LogIn) -> None:
    """Membership of case management is a duty: a unit has a line without a seat, and its municipality is named."""
    town = Municipality.objects.create(key="auental", official_key="99999001", name="Auental")
    assert cast.clara
    Unit.objects.filter(pk=cast.auental.pk).update(municipality=town)
    group = making.body(cast, "projektgruppe", name="Projektgruppe", kind=BodyKind.PROJECT_GROUP, seats=())
    meeting = making.meeting(cast, group)
    lines = seat_lines(meeting)
    assert cast.auental in [line.seat.unit for line in lines]
    log_in(client, cast.konrad)
    url = reverse("steering:attendance", args=[meeting.public_id])
    page = client.get(url).content.decode()
    assert str(cast.auental) in page and "verpflichtend" in page
    typed = {"version": str(meeting.version)}
    for line in lines:
        came = Attendance.ABSENT if line.seat.unit == cast.auental else Attendance.PRESENT
        typed |= {f"seat-{line.seat.public_id}": came, f"name-{line.seat.public_id}": ""}
    assert client.post(url, typed).status_code == 302
    meeting.refresh_from_db()
    meetings.move_on(actor=cast.konrad.actor, meeting=meeting, state=MeetingState.IN_SESSION)
    assert voting_seats_present(meeting) == len(lines) - 1
    year = year_of(group, 2026)
    assert year.municipalities_absent == [town]
    assert [line.attendances for line in year.seats if line.seat.unit == cast.auental] == [[Attendance.ABSENT]]
    shown = client.get(group.get_absolute_url()).content.decode()
    assert "Fehlten bei mindestens einer Sitzung: Auental" in shown
    minutes = client.get(reverse("steering:meeting-minutes", args=[meeting.public_id]))
    assert minutes.content[:5] == b"%PDF-"


def test_a_unit_with_a_seat_of_its_own_has_one_line(cast: Cast) -> None:
    assert cast.clara
    seat = SeatData(organisation=cast.auental.organisation.key, unit=cast.auental.key, kind=SeatKind.MEMBER)
    group = making.body(cast, "projektgruppe", name="Projektgruppe", kind=BodyKind.PROJECT_GROUP, seats=(seat,))
    lines = seat_lines(making.meeting(cast, group))
    assert [line.seat.unit for line in lines].count(cast.auental) == 1


def test_who_came_stays_on_the_list_when_nobody_does_case_management_there_any_more(cast: Cast) -> None:
    assert cast.clara
    group = making.body(cast, "projektgruppe", name="Projektgruppe", kind=BodyKind.PROJECT_GROUP, seats=())
    meeting = making.meeting(cast, group)
    (duty,) = [line.seat for line in seat_lines(meeting) if line.seat.unit == cast.auental]
    meetings.record_attendance(actor=cast.konrad.actor, meeting=meeting, seats={duty: (Attendance.PRESENT, "")})
    Membership.objects.filter(unit=cast.auental).update(valid=making.span(date(2020, 1, 1), date(2021, 1, 1)))
    assert [line.seat for line in seat_lines(meeting) if line.is_filled] == [duty]


def test_whoever_had_no_seat_in_a_year_is_named_with_the_year(cast: Cast, member: Client) -> None:
    town = Municipality.objects.create(key="musterau", official_key="99999001", name="Musterau")
    Organisation.objects.filter(pk=cast.jobcenter.organisation.pk).update(municipality=town)
    body = making.body(cast)
    seat = body.seats.get(organisation=cast.jobcenter.organisation)
    locking.update(seat, valid=making.span(date(2025, 3, 1), date(2025, 12, 31)))
    without = {year: [str(place) for place in year_of(body, year).without_seat] for year in (2024, 2025, 2026)}
    assert without == {2024: ["Musterau"], 2025: [], 2026: ["Musterau"]}
    page = member.get(body.get_absolute_url() + "?jahr=2024").content.decode()
    assert "Ohne Sitz im Jahr 2024:" in page


def test_the_year_tells_what_became_of_a_decision(cast: Cast, member: Client) -> None:
    actor = cast.konrad.actor
    today = clock.today()
    with clock.at(today):
        item = making.open_item(cast)
        decision = decisions.record(
            actor=actor, item=item, outcome=Outcome.ACCEPTED, reason="Nötig.", manner=DecisionManner.CONSENSUS
        )
        measures.launch(
            actor=actor,
            decision=decision,
            title="Plätze vereinbaren",
            owner=cast.jobcenter,
            due=today + timedelta(days=30),
        )
    url = reverse("steering:decisions")
    with clock.at(today + timedelta(days=30)):
        assert "in Arbeit" in member.get(url).content.decode()
    with clock.at(today + timedelta(days=31)):
        page = member.get(f"{url}?jahr={today.year}").content.decode()
    assert "überfällig" in page
    assert "Plätze vereinbaren" in page
    assert "nichts beschlossen" in member.get(url + "?jahr=2024").content.decode()
