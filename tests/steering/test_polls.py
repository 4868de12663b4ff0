"""A date found together: asked by a mail without a name, answered by seat, fixed as a meeting."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Any

import pytest
from django.http import Http404
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kim.kernel import clock
from kim.kernel.errors import Conflict, RuleViolation
from kim.organisations.rules.codes import BodyKind
from kim.steering.actions import polls
from kim.steering.models import DatePoll, Meeting
from kim.steering.queries.polls import PollView
from kim.steering.rules.polls import DateAnswer, PollState
from tests.cast import Cast, Player
from tests.mails import sent
from tests.steering import making

pytestmark = pytest.mark.django_db
LogIn = Callable[[Client, Player | None], Client]
Y, M, N = DateAnswer.YES, DateAnswer.IF_NEED_BE, DateAnswer.NO


def days(*ahead: int) -> list[datetime]:
    return [timezone.make_aware(datetime.combine(clock.today() + timedelta(days=n), time(14))) for n in ahead]


def begin(cast: Cast, **given: Any) -> DatePoll:
    assert cast.stella and cast.sven
    return begin_with(cast, **given)


def begin_with(cast: Cast, **given: Any) -> DatePoll:
    values = {"place": "Kreishaus", "lasts": 90, "answer_by": clock.today() + timedelta(days=5), "dates": days(10, 12)}
    body = given.pop("body", None) or making.body(cast, quorum="2")
    return polls.begin(actor=cast.konrad.actor, body=body, **{**values, **given})


def say(poll: DatePoll, player: Player, *codes: DateAnswer) -> None:
    polls.answer(actor=player.actor, poll=poll, said=dict(zip(poll.dates.all(), codes, strict=True)))


def test_the_mail_has_a_link_and_no_name(cast: Cast) -> None:
    poll = begin(cast)
    mails = sent()
    assert {mail.to[0] for mail in mails} == {each.user.email for each in (cast.konrad, cast.stella, cast.sven)}
    for mail in mails:
        assert poll.public_id in mail.body
        assert not any(each.user.name in mail.body for each in (cast.stella, cast.sven))


def test_seats_are_counted_and_the_quorum_is_shown(cast: Cast) -> None:
    poll = begin(cast)
    say(poll, cast.stella, Y, M)
    say(poll, cast.sven, Y, N)
    first, second = PollView(poll).lines
    # Stella sits for the Jobcenter; Sven and Konrad share the two seats of the district.
    assert (first.filled.surely, first.has_quorum) == (2, True)
    assert (second.filled.surely, second.filled.possibly, second.has_quorum) == (0, 1, False)
    best = PollView(poll).best
    assert best and best.date == first.date
    say(poll, cast.stella, N, N)
    assert [line.filled.surely for line in PollView(poll).lines] == [1, 0]
    assert [each.user.name for each in PollView(poll).waiting] == ["Konrad Kern"]


def test_a_seat_without_anybody_in_kim_is_written_down_by_the_secretariat(cast: Cast) -> None:
    assert cast.sven
    poll = begin_with(cast)
    (jobcenter,) = PollView(poll).unreached
    said = dict.fromkeys(poll.dates.all(), Y)
    polls.take_down(actor=cast.konrad.actor, poll=poll, seat=jobcenter, said=said)
    assert [line.filled.surely for line in PollView(poll).lines] == [1, 1]
    other = next(seat for seat in PollView(poll).seats if seat != jobcenter)
    with pytest.raises(RuleViolation) as refusal:
        polls.take_down(actor=cast.konrad.actor, poll=poll, seat=other, said=said)
    assert refusal.value.field == "seat"


def test_a_date_becomes_a_meeting_once(cast: Cast) -> None:
    poll, actor = begin(cast), cast.konrad.actor
    first, second = poll.dates.all()
    with pytest.raises(Conflict):
        polls.fix(actor=actor, poll=poll, version=poll.version + 1, proposed=first)
    made = polls.fix(actor=actor, poll=poll, version=poll.version, proposed=second)
    assert (made.starts_at, made.place, made.lasts, made.body) == (second.starts_at, "Kreishaus", 90, poll.body)
    poll.refresh_from_db()
    assert (poll.state, poll.meeting) == (PollState.FIXED, made)
    for act in (
        lambda: polls.fix(actor=actor, poll=poll, version=poll.version, proposed=first),
        lambda: polls.drop(actor=actor, poll=poll),
        lambda: polls.remind(actor=actor, poll=poll),
        lambda: say(poll, cast.stella, Y, Y),
    ):
        with pytest.raises(RuleViolation) as refusal:
            act()
        assert refusal.value.code == "poll_over"
    assert Meeting.objects.count() == 1


def test_who_has_not_answered_is_reminded_once_a_day(cast: Cast) -> None:
    poll = begin(cast)
    say(poll, cast.stella, Y, Y)
    before = len(sent())
    assert polls.remind(actor=cast.konrad.actor, poll=poll) == 2
    assert {mail.to[0] for mail in sent()[before:]} == {cast.konrad.user.email, cast.sven.user.email}
    with pytest.raises(RuleViolation):
        polls.remind(actor=cast.konrad.actor, poll=poll)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"dates": [10]}, "day1"),
        ({"dates": [10, 10]}, "day1"),
        ({"dates": [0, 10]}, "day1"),
        ({"answer_by": 10}, "answer_by"),
        ({"answer_by": -1}, "answer_by"),
    ],
)
def test_dates_lie_ahead_and_answers_come_before(cast: Cast, given: dict[str, Any], field: str) -> None:
    if "dates" in given:
        given["dates"] = days(*given["dates"])
    else:
        given["answer_by"] = clock.today() + timedelta(days=given["answer_by"])
    with pytest.raises(RuleViolation) as refusal:
        begin(cast, **given)
    assert refusal.value.field == field


def test_case_managers_answer_for_the_project_group_and_for_no_other_body(cast: Cast) -> None:
    poll = begin(cast)
    with pytest.raises(Http404):
        say(poll, cast.clara, Y, Y)
    group = making.body(cast, "projektgruppe", kind=BodyKind.PROJECT_GROUP, seats=())
    poll = begin(cast, body=group)
    say(poll, cast.clara, Y, N)
    assert cast.clara.user.name in {row.name for row in PollView(poll).rows if row.is_answered}


def test_from_the_question_to_the_invitation_through_the_pages(cast: Cast, client: Client, log_in: LogIn) -> None:
    log_in(client, cast.konrad)
    assert cast.stella
    body = making.body(cast, quorum="1")
    url = reverse("steering:poll-new")
    assert client.get(url).status_code == 200
    first, second = (day.date() for day in days(10, 12))
    typed = {"body": body.key, "place": "Kreishaus", "lasts": "90", "day1": f"{first:%d.%m.%Y}", "time1": "14:00"}
    typed |= {"answer_by": f"{clock.today():%d.%m.%Y}", "day2": f"{second:%d.%m.%Y}"}
    refused = client.post(url, typed)
    assert refused.status_code == 422
    assert "Kreishaus" in refused.content.decode()
    assert client.post(url, typed | {"time2": "9"}).status_code == 302
    poll = DatePoll.objects.get()
    stella = log_in(Client(), cast.stella)
    assert poll.get_absolute_url() in stella.get(reverse("steering:meetings")).content.decode()
    assert stella.post(poll.get_absolute_url(), {}).status_code == 422
    answers = {each.public_id: "yes" for each in poll.dates.all()}
    assert stella.post(poll.get_absolute_url(), answers).status_code == 302
    page = stella.get(poll.get_absolute_url()).content.decode()
    assert "beschlussfähig" in page
    assert "Sven" not in page, "members see offices, the secretariat sees whom to call"
    url, typed = reverse("steering:poll-fix", args=[poll.public_id]), {"proposed": poll.dates.all()[1].public_id}
    stale = client.post(url, typed | {"version": poll.version + 1}, follow=True)
    assert "Das hat inzwischen jemand geändert" in stale.content.decode()
    for _pressed_twice in range(2):
        fixed = client.post(url, typed | {"version": poll.version})
        meeting = Meeting.objects.get()
        assert fixed["Location"] == reverse("steering:meeting-invite", args=[meeting.public_id])
    assert meeting.get_absolute_url() in stella.get(poll.get_absolute_url()).content.decode()


def test_the_desk_of_case_managers_says_that_a_date_waits(cast: Cast, client: Client, log_in: LogIn) -> None:
    group = making.body(cast, "projektgruppe", name="Projektgruppe", kind=BodyKind.PROJECT_GROUP, seats=())
    poll = begin(cast, body=group)
    log_in(client, cast.clara)
    assert "1 Gremium fragt, welcher Termin Ihnen passt." in client.get(reverse("casework:today")).content.decode()
    listed = client.get(reverse("steering:polls")).content.decode()
    assert poll.get_absolute_url() in listed
    assert "wartet auf Ihre Antwort" in listed
    said = {each.public_id: "no" for each in poll.dates.all()}
    assert client.post(poll.get_absolute_url(), said).status_code == 302
    assert "welcher Termin" not in client.get(reverse("casework:today")).content.decode()
    assert "Projektgruppe" in client.get(reverse("steering:polls")).content.decode()
    assert log_in(Client(), cast.leon).get(reverse("steering:polls")).status_code == 404
