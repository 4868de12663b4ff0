"""Members of a body get a date into their calendars, and every change of it; nobody learns who else was asked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.mail import EmailMessage
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from kim.accounts.actions import calendar_feeds, memberships
from kim.accounts.rules.roles import Role
from kim.kernel import clock, locking
from kim.kernel.actor import acting_as
from kim.kernel.errors import Conflict, RuleViolation
from kim.organisations.district.bodies import SeatData
from kim.organisations.models import Unit
from kim.organisations.rules.codes import BodyKind, SeatKind
from kim.steering import jobs
from kim.steering.actions import invitations, meetings
from kim.steering.models import Body, Meeting
from kim.steering.queries.invitees import invitees_of
from kim.steering.rules.codes import MeetingState
from tests import make
from tests.cast import Cast, Player
from tests.mails import sent
from tests.steering import making

pytestmark = pytest.mark.django_db
LogIn = Callable[[Client, Player | None], Client]


def entry(mail: EmailMessage) -> tuple[str, Any]:
    """Method and event of the attached calendar."""
    (attached,) = mail.attachments
    calendar = Calendar.from_ical(str(attached[1]))
    (event,) = calendar.walk("VEVENT")
    return str(calendar["method"]), event


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    assert cast.stella and cast.sven and cast.clara
    return making.meeting(cast)


def invite(cast: Cast, meeting: Meeting) -> Meeting:
    return meetings.move_on(actor=cast.konrad.actor, meeting=meeting, state=MeetingState.INVITED)


def test_those_who_act_for_a_seat_are_asked_once_each(cast: Cast, meeting: Meeting) -> None:
    invitees = invitees_of(meeting)
    # Konrad works in the KI, a unit of the district: he is asked for its seats too.
    assert [each.name for each in invitees.reached] == ["Konrad Kern", "Stella Stein", "Sven Sander"]
    assert invitees.unreached == []


def test_a_seat_that_nobody_can_be_reached_for_is_named(cast: Cast) -> None:
    meeting = making.meeting(cast)
    assert {str(seat) for seat in invitees_of(meeting).unreached} >= {str(cast.jobcenter.organisation)}


def test_the_project_group_is_for_all_case_managers(cast: Cast) -> None:
    assert cast.clara and cast.dana
    seat = SeatData(organisation=cast.seedorf.organisation.key, unit=cast.seedorf.key, kind=SeatKind.MEMBER, count=1)
    group = making.body(cast, "projektgruppe", kind=BodyKind.PROJECT_GROUP, seats=(seat,))
    assert [each.name for each in invitees_of(making.meeting(cast, group)).reached] == ["Clara Castell", "Dana Dorn"]


def test_an_invitation_goes_to_each_alone_and_names_no_client(cast: Cast, meeting: Meeting) -> None:
    meetings.add_item(actor=cast.konrad.actor, meeting=meeting, title="Offene Maßnahmen")
    invite(cast, meeting)
    mails = sent()
    assert [mail.to for mail in mails] == [[each.user.email] for each in (cast.konrad, cast.stella, cast.sven)]
    mail = mails[1]
    assert mail.subject == "KIM: Einladung: 1. Lenkungsgruppe"
    assert "1 Punkt ist auf der Tagesordnung" in mail.body
    assert "10.12.2026" in mail.body
    method, event = entry(mail)
    assert (method, int(event["sequence"]), str(event["location"])) == ("REQUEST", 1, "Kreishaus")
    assert cast.sven.user.email not in mail.message().as_string()


def test_a_change_and_a_cancellation_replace_what_was_sent(cast: Cast, meeting: Meeting) -> None:
    actor = cast.konrad.actor
    invite(cast, meeting)
    starts_at = meeting.starts_at + timedelta(days=7)
    given: dict[str, Any] = {"place": "Rathaus", "lasts": 90}
    for _twice in range(2):
        meetings.change(actor=actor, meeting=meeting, version=meeting.version, starts_at=starts_at, **given)
    assert len(sent()) == 6, "what did not change is not told again"
    method, event = entry(sent()[3])
    assert (method, int(event["sequence"]), event["dtstart"].dt) == ("REQUEST", 2, starts_at)
    uid = str(event["uid"])
    meetings.move_on(actor=actor, meeting=meeting, state=MeetingState.CANCELLED)
    method, event = entry(sent()[6])
    assert (method, int(event["sequence"]), str(event["uid"]), str(event["status"])) == ("CANCEL", 3, uid, "CANCELLED")


def test_a_meeting_that_nobody_was_invited_to_is_changed_in_silence(cast: Cast, meeting: Meeting) -> None:
    actor, version = cast.konrad.actor, meeting.version
    given: dict[str, Any] = {"starts_at": meeting.starts_at, "place": "Rathaus", "lasts": 90}
    meetings.change(actor=actor, meeting=meeting, version=version, **given)
    with pytest.raises(Conflict):
        meetings.change(actor=actor, meeting=meeting, version=version, **given)
    meetings.move_on(actor=actor, meeting=meeting, state=MeetingState.CANCELLED)
    assert sent() == []
    with pytest.raises(RuleViolation) as refusal:
        meetings.change(actor=actor, meeting=meeting, version=meeting.version, **given)
    assert refusal.value.code == "has_begun"


def test_the_secretariat_sees_who_is_asked_before_it_goes_out(
    cast: Cast, meeting: Meeting, client: Client, log_in: LogIn
) -> None:
    log_in(client, cast.konrad)
    url = reverse("steering:meeting-invite", args=[meeting.public_id])
    assert cast.stella.user.email in client.get(url).content.decode()
    assert "3 Einladungen sind verschickt." in client.post(url, follow=True).content.decode()
    meeting.refresh_from_db()
    assert meeting.state == MeetingState.INVITED
    change = reverse("steering:meeting-change", args=[meeting.public_id])
    assert "bekommen alle" in client.get(change).content.decode()
    typed = {"day": "17.12.2026", "time": "15", "lasts": "60", "place": "Rathaus", "version": meeting.version}
    assert client.post(change, typed).status_code == 302
    assert client.post(change, typed | {"place": "Kreishaus"}).status_code == 409
    meeting.refresh_from_db()
    assert (meeting.place, meeting.sequence) == ("Rathaus", 2)


def test_meetings_come_into_ones_own_calendar_body_by_body(
    cast: Cast, meeting: Meeting, client: Client, log_in: LogIn
) -> None:
    other = making.meeting(cast, making.body(cast, "kreis", name="Arbeitskreis"))
    log_in(client, cast.stella)
    page = client.post(reverse("steering:calendar-address")).content.decode()
    secret = page.split("/sitzungen/kalender/abo/")[1].split(".ics")[0]
    anybody = Client()
    whole = Calendar.from_ical(anybody.get(reverse("steering:calendar-feed", args=[secret])).content)
    assert len(whole.walk("VEVENT")) == 2
    one = reverse("steering:calendar-body-feed", args=[secret, other.body.public_id])
    (event,) = Calendar.from_ical(anybody.get(one).content).walk("VEVENT")
    assert str(event["summary"]) == "1. Sitzung: Arbeitskreis"
    assert anybody.get(reverse("steering:calendar-body-feed", args=[secret, "NOBODY"])).status_code == 404
    client.post(reverse("steering:calendar-address-end"))
    assert anybody.get(one).status_code == 404


def test_the_address_of_a_case_manager_opens_no_meeting(cast: Cast, meeting: Meeting) -> None:
    with acting_as(cast.clara.actor):
        secret = calendar_feeds.make(actor=cast.clara.actor)
    answer = Client().get(reverse("steering:calendar-feed", args=[secret]))
    assert Calendar.from_ical(answer.content).walk("VEVENT") == []
    assert (
        Client().get(reverse("steering:calendar-body-feed", args=[secret, meeting.body.public_id])).status_code == 404
    )


def test_a_seat_that_changes_hands_is_followed_without_a_change_of_the_meeting(cast: Cast, meeting: Meeting) -> None:
    invite(cast, meeting)
    before, asked = len(sent()), meeting.sequence
    jobs.follow_seats()
    assert len(sent()) == before, "nobody came or went"
    lost, came, today = cast.stella.user.email, cast.clara.user.email, clock.today()
    seats = meeting.body.seats
    seats.filter(organisation=cast.jobcenter.organisation).update(valid=making.span(today - timedelta(days=9), today))
    valid = making.span(today, today + timedelta(days=99))
    seats.create(organisation=cast.auental.organisation, unit=cast.auental, role="advisory", valid=valid)
    for _twice in range(2):
        jobs.follow_seats()
    told = {mail.to[0]: entry(mail) for mail in sent()[before:]}
    assert {address: method for address, (method, _event) in told.items()} == {lost: "CANCEL", came: "REQUEST"}
    assert {int(event["sequence"]) for _method, event in told.values()} == {asked + 1}
    assert len(sent()) == before + 2, "a second run tells nobody again"
    (off,) = (mail for mail in sent()[before:] if mail.to == [lost])
    assert "findet trotzdem statt" in off.body
    assert "findet nicht statt" not in off.body
    assert cast.konrad.user.name not in sent()[-1].body, "nobody wrote it: it comes from the secretariat"


def test_who_invited_stays_the_organiser_until_they_leave(cast: Cast, meeting: Meeting) -> None:
    """Calendars take a change or an end from the same organiser only; answers go where somebody reads them."""
    second = Player(make.member("Kolja Kern", Role.KI_COORDINATOR, cast.ki))
    invite(cast, meeting)
    assert (invitations.organiser_of(meeting).name, meeting.organiser) == (cast.konrad.name, cast.konrad.user.email)
    before = len(sent())
    with acting_as(second.actor):
        found = Meeting.objects.select_related("body__secretariat").get(pk=meeting.pk)
        meetings.move_on(actor=second.actor, meeting=found, state=MeetingState.CANCELLED)
    (mail, *_others) = sent()[before:]
    assert entry(mail)[1]["organizer"] == f"mailto:{cast.konrad.user.email}"
    assert second.name in mail.body
    memberships.end(actor=cast.adam.actor, membership=cast.konrad.membership)
    Unit.objects.filter(pk=cast.ki.pk).update(email="ki@kreis.example")
    Body.objects.filter(pk=meeting.body_id).update(secretariat=cast.ki)
    found = Meeting.objects.select_related("body__secretariat").get(pk=meeting.pk)
    organiser = invitations.organiser_of(found)
    assert (organiser.name, organiser.email) == (str(cast.ki), "ki@kreis.example")


def test_a_meeting_that_is_over_is_not_followed(cast: Cast, meeting: Meeting) -> None:
    invite(cast, meeting)
    before = len(sent())
    meeting.body.seats.update(valid=making.span(clock.today() - timedelta(days=9), clock.today()))
    with clock.at(meeting.starts_at.date() + timedelta(days=1)):
        jobs.follow_seats()
    assert len(sent()) == before


def test_who_lost_the_seat_is_told_that_it_is_off_for_them(cast: Cast, meeting: Meeting) -> None:
    actor = cast.konrad.actor
    invite(cast, meeting)
    before = len(sent())
    seat = meeting.body.seats.get(organisation=cast.jobcenter.organisation)
    locking.update(seat, valid=making.span(clock.today() - timedelta(days=9), clock.today()))
    given: dict[str, Any] = {"starts_at": meeting.starts_at, "place": "Rathaus", "lasts": 90}
    meetings.change(actor=actor, meeting=meeting, version=meeting.version, **given)
    told = {mail.to[0]: entry(mail)[0] for mail in sent()[before:]}
    lost, kept = cast.stella.user.email, cast.sven.user.email
    assert (told[lost], told[kept]) == ("CANCEL", "REQUEST")
    before = len(sent())
    meetings.move_on(actor=actor, meeting=meeting, state=MeetingState.CANCELLED)
    assert lost not in {mail.to[0] for mail in sent()[before:]}, "nobody is told twice"
