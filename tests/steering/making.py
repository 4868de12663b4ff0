"""Builders of this folder: they go through actions, as the coordinator or the system job that does it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from kim.kernel import clock
from kim.kernel.actor import Actor, acting_as
from kim.kernel.anonymity import Reach
from kim.kernel.core_codes import LifeArea, ObservationKind, ObstacleKind, OfficeKind
from kim.kernel.periods import Period, Quarter
from kim.organisations.district.bodies import BodyData, SeatData
from kim.organisations.rules.codes import BodyKind, SeatKind
from kim.steering import api
from kim.steering.actions import bodies, evidence, guidance, issues, meetings, observations
from kim.steering.models import AgendaItem, Body, EvidenceTable, Guidance, Meeting, Observation, StructuralIssue
from kim.steering.queries.meetings import seat_lines
from kim.steering.rules.codes import Attendance, MeetingState
from tests.cast import Cast

DELIVERY = Actor.system("delivery")
EVIDENCE = Actor.system("evidence")
DISTRICT = Actor.system("district")
MONDAY = date(2026, 11, 16)

OBSERVATION = api.Observation(
    kind=ObservationKind.OBSTACLE,
    obstacle_kind=ObstacleKind.OFFER_GAP,
    life_area=LifeArea.LANGUAGE,
    office_kinds=frozenset({OfficeKind.LANGUAGE_COURSE_PROVIDER}),
    summary="Sprachkurse beginnen ohne Betreuung. Eltern kleiner Kinder kommen nicht hinein.",
)


def body(cast: Cast, key: str = "lenkungsgruppe", **given: Any) -> Body:
    """A steering group with a seat for the Jobcenter, two for the district and an advisory one for the KI."""
    seats = (
        SeatData(organisation=cast.jobcenter.organisation.key, kind=SeatKind.MEMBER, count=1),
        SeatData(organisation=cast.district_office.organisation.key, kind=SeatKind.MEMBER, count=2),
        SeatData(organisation=cast.ki.organisation.key, unit=cast.ki.key, kind=SeatKind.ADVISORY, count=1),
    )
    values: dict[str, Any] = {"name": "Lenkungsgruppe", "kind": BodyKind.STEERING_GROUP, "seats": seats}
    data = BodyData(key=key, **{**values, **given})
    with acting_as(DISTRICT):
        bodies.load(actor=DISTRICT, bodies=[data])
        return Body.objects.get(key=key)


def observation(**given: Any) -> Observation:
    """An observation as the weekly delivery stores it."""
    values = {
        "week": MONDAY,
        "kind": OBSERVATION.kind,
        "obstacle_kind": OBSERVATION.obstacle_kind,
        "life_area": OBSERVATION.life_area,
        "office_kinds": tuple(OBSERVATION.office_kinds),
        "summary": OBSERVATION.summary,
    }
    return observations.receive(actor=DELIVERY, **{**values, **given})


DESCRIBED: dict[str, Any] = {
    "title": "Kinderbetreuung während Sprachkursen",
    "problem": "Eltern kleiner Kinder können Sprachkurse nicht beginnen.",
    "obstacle_kind": "offer_gap",
    "life_area": "language",
    "office_kinds": ["language_course_provider"],
    "level": "district_wide",
    "influence": "decide",
}


def issue(cast: Cast, **given: Any) -> StructuralIssue:
    """An issue that the coordinator describes."""
    return issues.describe(actor=cast.konrad.actor, **{**DESCRIBED, **given})


def evidence_of(
    issue: StructuralIssue, quarter: str = "2026-Q3", total: int = 12, k: int = 5, **places: Any
) -> EvidenceTable | None:
    """A table of one closed quarter."""
    period = Period.single(Quarter.from_key(quarter))
    return evidence.publish(actor=EVIDENCE, issue=issue, period=period, k=k, total=total, reach=Reach.SEVERAL, **places)


def published_guidance(cast: Cast) -> Guidance:
    """Guidance that holds from today for half a year and more."""
    today = clock.today()
    values: dict[str, Any] = {"title": "Träger mit Betreuung zuerst", "text": "Über das KI anfragen."}
    values |= {"valid": span(today, today + timedelta(days=300)), "life_areas": ["language"]}
    row = guidance.draft(actor=cast.konrad.actor, issue=issue(cast), **values)
    return guidance.publish(actor=cast.konrad.actor, guidance=row)


def meeting(cast: Cast, of: Body | None = None) -> Meeting:
    """A planned meeting of the steering group."""
    starts_at = timezone.make_aware(datetime(2026, 12, 10, 14))
    return meetings.plan(actor=cast.konrad.actor, body=of or body(cast), starts_at=starts_at, place="Kreishaus")


def open_item(cast: Cast, about: StructuralIssue | None = None) -> AgendaItem:
    """An issue on the agenda of a meeting in session, all seats with a vote present."""
    actor = cast.konrad.actor
    found = meeting(cast)
    about = about or issue(cast, why_grave="Selten, aber schwer.")
    item = meetings.put_on(actor=actor, issue=about, meeting=found, minutes=20)
    seats = {line.seat: (Attendance.PRESENT, "") for line in seat_lines(found)}
    meetings.record_attendance(actor=actor, meeting=found, seats=seats)
    meetings.move_on(actor=actor, meeting=found, state=MeetingState.IN_SESSION)
    item.refresh_from_db()
    return item


def span(first: date, after_last: date) -> DateRange:
    """A period as the database keeps it."""
    return DateRange(first, after_last, "[)")
