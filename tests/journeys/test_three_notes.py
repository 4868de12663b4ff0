"""Three case managers in three towns note the same; a year later its effect is looked at. Nobody above reads a name.

Clara, Carlo and Dana note, Konrad runs the secretariat, four members sit in the steering group, the expert conference
is asked in between. What members see goes through the pages, what happens meanwhile through actions.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from kim.accounts.rules.roles import Role
from kim.casework import jobs
from kim.kernel import clock
from kim.kernel.actor import acting_as
from kim.organisations.rules.codes import BodyKind
from kim.steering import api
from kim.steering.actions import decisions, guidance, issues, measures, meetings, results
from kim.steering.models import AgendaItem, Body, Decision, Measure, Meeting, Observation, StructuralIssue
from kim.steering.queries.meetings import seat_lines
from kim.steering.rules.codes import Attendance, DecisionManner, IssueState, MeasureState, MeetingState, Outcome
from kim.steering.rules.results import ResultKind
from kim.steering.rules.votes import Vote
from tests import make
from tests.cast import Cast, Player
from tests.mails import sent
from tests.steering import making

pytestmark = pytest.mark.django_db
LogIn = Callable[[Client, Player | None], Client]
NAMES = ("Sommer", "Winter", "Herbst", "Sabine")
ASKED = "Welche Träger haben Plätze?"
REASON = "Ohne Betreuung lernt niemand Deutsch."


def test_from_three_notes_to_an_effect_that_was_looked_at(cast: Cast, log_in: LogIn) -> None:
    members = [cast.stella, cast.sven, _member("Sina Stark"), _member("Simon Sarg")]
    noted = _three_notes(cast)
    issue = _the_coordinator_describes(cast)
    group = making.body(cast)
    conference = making.body(cast, "fachkonferenz", name="Fachkonferenz", kind=BodyKind.EXPERT_CONFERENCE)

    first = _invited(cast, group, issue)
    assert {mail.to[0] for mail in sent()} >= {member.user.email for member in members}
    _decide(cast, first, issue, Outcome.REFERRED_TO_BODY, referred_to=conference, mandate=ASKED)
    answer = _decide(
        cast, _invited(cast, conference, issue), issue, Outcome.NOTED, reason="Zwei Träger haben je acht Plätze."
    )
    parts = [{"text": "Plätze vereinbaren", "owner": cast.jobcenter, "due": clock.today() + timedelta(days=60)}]
    vote = {"manner": DecisionManner.VOTE, "vote": Vote(3, 0, 0), "parts": parts}
    _decide(cast, _invited(cast, group, issue), issue, Outcome.ACCEPTED, **vote)
    _done_and_guided(cast, issue)

    _every_member_reads_the_whole_way(log_in, members, issue, answer)
    _those_who_noted_it_are_told(noted)
    _the_effect_is_checked(cast, issue)
    _no_door_shows_a_name([log_in(Client(), each) for each in (cast.konrad, *members)], issue, first)


def _member(name: str) -> Player:
    unit = make.unit(f"amt-{name.split()[-1].lower()}", f"Amt {name}", "kreis")
    return Player(make.member(name, Role.STEERING_MEMBER, unit))


def _three_notes(cast: Cast) -> list[str]:
    """Each in a case of another town, each released by a second person; steering gets two neutral lines."""
    for player, second, label in (
        (cast.clara, cast.carlo, "Familie Sommer"),
        (cast.carlo, cast.dana, "Familie Winter"),
        (cast.dana, cast.clara, "Familie Herbst"),
    ):
        with acting_as(player.actor):
            case = make.case(player.actor, label)
        make.released(player.actor, case, second.actor)
    jobs.deliver_observations()
    return [row.public_id for row in Observation.objects.all()]


def _the_coordinator_describes(cast: Cast) -> StructuralIssue:
    observations = list(Observation.objects.all())
    assert len(observations) == 3
    grave = "Weniger Fälle, als gezeigt werden darf; ohne Kurs kein Aufenthalt."
    issue = making.issue(cast, observations=observations, why_grave=grave)
    options = [{"title": "Plätze beim Träger", "is_preferred": True}]
    issues.set_options(actor=cast.konrad.actor, issue=issue, options=options)
    return issue


def _invited(cast: Cast, body: Body, issue: StructuralIssue) -> Meeting:
    """A meeting with the issue on its agenda, members invited, all there, in session."""
    actor = cast.konrad.actor
    meeting = making.meeting(cast, body)
    issue.refresh_from_db()
    meetings.put_on(actor=actor, issue=issue, meeting=meeting, minutes=20)
    meetings.move_on(actor=actor, meeting=meeting, state=MeetingState.INVITED)
    seats = {line.seat: (Attendance.PRESENT, "") for line in seat_lines(meeting)}
    meetings.record_attendance(actor=actor, meeting=meeting, seats=seats)
    return meetings.move_on(actor=actor, meeting=meeting, state=MeetingState.IN_SESSION)


def _decide(cast: Cast, meeting: Meeting, issue: StructuralIssue, outcome: Outcome, **given: Any) -> Decision:
    item = AgendaItem.objects.get(meeting=meeting, issue=issue)
    values = {"reason": REASON, **given}
    made = decisions.record(actor=cast.konrad.actor, item=item, outcome=outcome, **values)
    meetings.move_on(actor=cast.konrad.actor, meeting=meeting, state=MeetingState.CLOSED)
    return made


def _done_and_guided(cast: Cast, issue: StructuralIssue) -> None:
    """The measure is planned and done; it becomes guidance and an agreement."""
    actor, today = cast.konrad.actor, clock.today()
    measure = Measure.objects.get()
    plan = {"hypothesis": "Niemand meldet es mehr.", "check_on": today + timedelta(days=200)}
    measures.plan(actor=actor, measure=measure, version=measure.version, **plan)
    measures.report(actor=actor, measure=measure, version=measure.version, state=MeasureState.DONE)
    valid = making.span(today, today + timedelta(days=200))
    words = {"title": "Zuerst den Träger fragen", "text": "Antwort in fünf Tagen."}
    draft = guidance.draft(actor=actor, issue=issue, measure=measure, valid=valid, life_areas=["language"], **words)
    guidance.publish(actor=actor, guidance=draft)
    results.note(
        actor=actor,
        measure=measure,
        kind=ResultKind.COOPERATION_AGREEMENT,
        title="Plätze am Kursort",
        content="Je acht Plätze bleiben frei.",
        first=today,
        review_on=today + timedelta(days=150),
        parties=[cast.jobcenter.organisation, "AWO"],
    )


def _every_member_reads_the_whole_way(
    log_in: LogIn, members: list[Player], issue: StructuralIssue, answer: Decision
) -> None:
    for member in members:
        page = log_in(Client(), member).get(issue.get_absolute_url()).content.decode()
        missing = [text for text in (ASKED, answer.reason, REASON, "Zuerst den Träger fragen") if text not in page]
        assert missing == [], member.name


def _those_who_noted_it_are_told(noted: list[str]) -> None:
    answers = api.answers_for(noted)
    assert len(answers) == 3
    for each in answers.values():
        assert [news.outcome for news in each.decisions] == ["referred_to_body", "noted", "accepted"]
        assert [card.title for card in each.guidance] == ["Zuerst den Träger fragen"]
        assert [news.title for news in each.results] == ["Plätze am Kursort"]


def _the_effect_is_checked(cast: Cast, issue: StructuralIssue) -> None:
    with clock.at(clock.today() + timedelta(days=201)):
        measure = Measure.objects.get()
        seen = "Seit zwei Quartalen nicht mehr gemeldet."
        measures.check_effect(actor=cast.konrad.actor, measure=measure, version=measure.version, effect=seen)
    issue.refresh_from_db()
    assert issue.state == IssueState.EFFECT_CHECKED


def _no_door_shows_a_name(clients: list[Client], issue: StructuralIssue, meeting: Meeting) -> None:
    names = ("issues", "meetings", "bodies", "decisions", "measures", "guidance-list", "results", "dashboard")
    pages = [reverse(f"steering:{name}") for name in names]
    pages += [issue.get_absolute_url(), meeting.get_absolute_url(), Measure.objects.get().get_absolute_url()]
    for client in clients:
        for page in pages:
            text = client.get(page).content.decode().split("<main", 1)[1]
            assert [name for name in NAMES if name in text] == [], page
