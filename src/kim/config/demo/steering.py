"""What the steering level made of it: an issue, its figures, a meeting, a decision, measures, guidance."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from kim.casework import jobs
from kim.config.demo import board, what_came
from kim.config.demo.border import OFFICES
from kim.config.demo.calendar import ago, at_work, closed_quarter, meeting_day
from kim.kernel import clock
from kim.kernel.actor import Actor
from kim.kernel.core_codes import ChildAgeBand, LifeArea, ObstacleKind
from kim.organisations import api as organisations
from kim.steering import letter
from kim.steering.actions import decisions, escalations, guidance, issues, measures, meetings
from kim.steering.models import Body, Decision, Meeting, Observation, StructuralIssue
from kim.steering.rules.codes import (
    Attendance,
    DecisionManner,
    Influence,
    IssueLevel,
    MeasureState,
    MeetingState,
    Outcome,
)
from kim.steering.rules.votes import Vote

REASON = (
    "Die Lücke betrifft mehrere Kommunen und verhindert den Spracherwerb, bevor er beginnt. Betreuungsplätze beim "
    "Kursträger sind der schnellste Weg."
)
REFUSAL = (
    "Die Vergabe der Kita-Plätze liegt bei den Jugendämtern und richtet sich nach dem Kitajahr. Die Lenkungsgruppe "
    "kann sie nicht ändern; das Thema geht als Bericht an das Land."
)


def build(coordinator: Actor) -> None:
    """From the observations that arrived to guidance that applies today."""
    with clock.at(closed_quarter().end - timedelta(days=10)):
        issue = _describe(coordinator)
        other = _describe_other(coordinator)
        third = issues.describe(actor=coordinator, **board.INTERPRETING)
    with clock.at(closed_quarter().end + timedelta(days=1)):
        jobs.publish_evidence()
        jobs.publish_flows()
    issue.refresh_from_db()
    with clock.at(meeting_day() - timedelta(days=7)):
        meeting = _plan_meeting(coordinator, issue, other, third)
    with clock.at(meeting_day()):
        _hold(coordinator, meeting, issue, other)
        _refer(coordinator, meeting, third)
    with clock.at(meeting_day() + timedelta(days=6)):
        _write_to_the_state(coordinator, other)
    board.build(coordinator, _plan_next(coordinator))
    what_came.build(coordinator, meeting)


def _describe(actor: Actor) -> StructuralIssue:
    issue = issues.describe(
        actor=actor,
        observations=list(Observation.objects.filter(obstacle_kind=ObstacleKind.OFFER_GAP)),
        title="Kinderbetreuung während Sprachkursen",
        problem=(
            "Eltern kleiner Kinder, meist Mütter, können Sprachkurse nicht beginnen. Ohne Kurs gibt es keinen Nachweis "
            "A2, ohne Nachweis keinen sicheren Aufenthalt. Kitas vergeben Plätze im August, Kurse beginnen viermal im "
            "Jahr."
        ),
        obstacle_kind=ObstacleKind.OFFER_GAP,
        life_area=LifeArea.LANGUAGE,
        office_kinds=list(OFFICES),
        level=IssueLevel.DISTRICT_WIDE,
        influence=Influence.DECIDE,
        who_can_solve=(
            "Sprachkursträger und Jugendämter der Städte und des Kreises (Burscheid, Kürten, Odenthal), "
            "Jobcenter Rhein-Berg."
        ),
        proposal=(
            "A jetzt, C zugleich. Die Lenkungsgruppe beauftragt das KI, mit zwei Trägern Betreuungsplätze zu "
            "vereinbaren, und berichtet dem Ministerium. B wird im Frühjahr erneut beraten."
        ),
    )
    _set_options(actor, issue)
    return issue


def _set_options(actor: Actor, issue: StructuralIssue) -> None:
    options = [
        ("Plätze beim Kursträger", "Zwei Träger halten je 8 Plätze frei.", "Beginn sofort, 38.000 € im Jahr", True),
        (
            "Kita-Kontingent",
            "Jugendämter reservieren Plätze zum Kursbeginn.",
            "Beginn zum Kitajahr, ohne Mittel",
            False,
        ),
        ("Bericht an das Land", "Betreuung als Teil der Kursförderung.", "Beginn offen, nur melden", False),
    ]
    issues.set_options(
        actor=actor,
        issue=issue,
        options=[
            {"title": title, "text": text, "effort": effort, "is_preferred": preferred}
            for title, text, effort, preferred in options
        ],
    )


def _describe_other(actor: Actor) -> StructuralIssue:
    return issues.describe(
        actor=actor,
        title="Vergabe von Kita-Plätzen im laufenden Jahr",
        problem="Wer nach dem Sommer zuzieht, wartet bis zum nächsten Kitajahr auf einen Platz.",
        obstacle_kind=ObstacleKind.WAITING_TIME,
        life_area=LifeArea.EDUCATION,
        office_kinds=[OFFICES[1]],
        level=IssueLevel.STATE,
        influence=Influence.REPORT_ONLY,
        who_can_solve="Land Nordrhein-Westfalen, Jugendämter.",
        proposal="Als Bericht an das Ministerium geben.",
        why_grave="Von Hand eingebracht von zwei Kommunen, ohne Fallzahlen aus der Fallarbeit.",
    )


def _plan_meeting(actor: Actor, *on_agenda: StructuralIssue) -> Meeting:
    meeting = meetings.plan(
        actor=actor,
        body=Body.objects.get(key="lenkungsgruppe"),
        starts_at=timezone.make_aware(datetime.combine(meeting_day(), time(14))),
        place="Kreishaus, Bergisch Gladbach",
    )
    for number, each in enumerate(on_agenda, start=1):
        meetings.put_on(actor=actor, issue=each, meeting=meeting, minutes=20)
        each.refresh_from_db()
        issues.rank(actor=actor, issue=each, rank=number)
    meetings.move_on(actor=actor, meeting=meeting, state=MeetingState.INVITED)
    return meeting


def _hold(actor: Actor, meeting: Meeting, issue: StructuralIssue, other: StructuralIssue) -> None:
    meetings.move_on(actor=actor, meeting=meeting, state=MeetingState.IN_SESSION)
    seats = list(meeting.body.seats.all())
    present = dict.fromkeys(seats[:-1], (Attendance.PRESENT, "")) | {seats[-1]: (Attendance.EXCUSED, "")}
    meetings.record_attendance(actor=actor, meeting=meeting, seats=present)
    decision = _accept(actor, meeting, issue)
    decisions.record(
        actor=actor,
        item=meeting.items.get(issue=other),
        outcome=Outcome.REJECTED,
        reason=REFUSAL,
        manner=DecisionManner.CONSENSUS,
    )
    _guide(actor, issue, decision)


def _refer(actor: Actor, meeting: Meeting, issue: StructuralIssue) -> None:
    """The steering group asks the expert conference, and closes its meeting."""
    conference = Body.objects.get(key="fachkonferenz-integration")
    decisions.record(
        actor=actor,
        item=meeting.items.get(issue=issue),
        outcome=Outcome.REFERRED_TO_BODY,
        reason="Vor einem Beschluss über Mittel soll fachlich geklärt sein, was die Träger schon leisten.",
        referred_to=conference,
        mandate="Welche Träger dolmetschen schon, in welchen Sprachen, zu welchen Kosten?",
    )
    meetings.move_on(actor=actor, meeting=meeting, state=MeetingState.CLOSED)
    meetings.plan(
        actor=actor,
        body=conference,
        starts_at=timezone.make_aware(datetime.combine(at_work(ago(-30)), time(10))),
        place="Kreishaus, Bergisch Gladbach",
    )


def _write_to_the_state(actor: Actor, issue: StructuralIssue) -> None:
    sent = escalations.draft(
        actor=actor,
        issue=issue,
        addressee="Ministerium für Kinder, Jugend, Familie, Gleichstellung,\nFlucht und Integration des Landes NRW",
        subject="Kita-Plätze für Familien, die im laufenden Kitajahr zuziehen",
        text=f"Sehr geehrte Damen und Herren,\n\n{issue.problem}\n\n{REFUSAL}",
        answer_by=ago(-60),
    )
    escalations.send(actor=actor, escalation=sent, figures=letter.figures_of(issue))


def _accept(actor: Actor, meeting: Meeting, issue: StructuralIssue) -> Decision:
    return decisions.record(
        actor=actor,
        item=meeting.items.get(issue=issue),
        outcome=Outcome.ACCEPTED_WITH_CONDITIONS,
        reason=REASON,
        manner=DecisionManner.VOTE,
        vote=Vote(8, 0, 2),
        conditions="Kosten nach einem halben Jahr offenlegen.",
        parts=[
            {
                "text": "Betreuungsplätze mit zwei Kursträgern vereinbaren",
                "owner": organisations.unit("kommunales-integrationszentrum"),
                "due": ago(-40),
            },
            {
                "text": "Bewilligungen an den Beginn der Betreuung anpassen",
                "owner": organisations.unit("jobcenter-rhein-berg"),
                "due": ago(-70),
            },
        ],
    )


def _guide(actor: Actor, issue: StructuralIssue, decision: Decision) -> None:
    first = issue.measures.earliest("due")
    measures.report(actor=actor, measure=first, version=first.version, state=MeasureState.UNDER_WAY)
    draft = guidance.draft(
        actor=actor,
        issue=issue,
        measure=first,
        title="Betreuung während Sprachkursen: Kursträger mit Kinderbetreuung zuerst anfragen",
        text=(
            "Zwei Kursträger halten Betreuungsplätze frei. Anfrage über das KI, Antwort in 5 Werktagen. "
            "Der Kita-Platz muss dafür nicht bewilligt sein."
        ),
        valid=DateRange(clock.today(), ago(-220)),
        life_areas=[LifeArea.LANGUAGE],
        child_age_bands=[ChildAgeBand.UNDER_3, ChildAgeBand.FROM_3_TO_5],
    )
    guidance.publish(actor=actor, guidance=draft)
    first.refresh_from_db()
    measures.plan(
        actor=actor,
        measure=first,
        version=first.version,
        hypothesis="Weniger als fünf Fälle im Quartal, in denen ein Kurs an der Kinderbetreuung scheitert.",
        check_on=ago(-220),
        positions=list(organisations.positions_on(clock.today()).filter(key="koordination")),
        schemes=["integrationsagentur"],
        resources="Betreuungskräfte der Träger, je Kurs vier Stunden in der Woche.",
    )
    measures.add_step(actor=actor, measure=first, text="Mit beiden Trägern die Zahl der Plätze klären", due=ago(-14))
    measures.add_step(actor=actor, measure=first, text="Vereinbarung unterschreiben", due=ago(-45))


def _plan_next(actor: Actor) -> Meeting:
    return meetings.plan(
        actor=actor,
        body=Body.objects.get(key="lenkungsgruppe"),
        starts_at=timezone.make_aware(datetime.combine(at_work(ago(-75)), time(14))),
        place="Kreishaus, Bergisch Gladbach",
    )
