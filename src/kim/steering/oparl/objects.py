"""Records as objects of OParl 1.1. A property without a value is left out, as the specification asks (2.5)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Max, Model
from django.urls import reverse
from django.utils import timezone

from kim.kernel.audit.models import AuditMeta
from kim.organisations import api as organisations
from kim.organisations.models import District, Organisation
from kim.steering.models import AgendaItem, Body, Meeting, Seat, StructuralIssue
from kim.steering.oparl import records
from kim.steering.rules.codes import MeetingState, SeatRole

Object = dict[str, Any]
SCHEMA = "https://schema.oparl.org/1.1/"
DISTRICT = "kreis"
PDF = "application/pdf"
LISTS = (
    *("organization", "person", "meeting", "paper", "agendaItem", "consultation", "file"),
    *("locationList", "legislativeTermList", "membership"),
)
_STATES = {MeetingState.PLANNED: "terminiert", MeetingState.INVITED: "eingeladen", MeetingState.CLOSED: "durchgeführt"}
_WITHOUT_VOTE = (SeatRole.ADVISORY, SeatRole.SECRETARIAT)


def address(kind: str, *ids: str) -> str:
    """The address of an object or a list, which also is its id."""
    return settings.KIM_ADDRESS + reverse(f"steering:oparl-{kind}", args=ids)


def _object(kind: str, id_: str, **properties: Any) -> Object:
    known = {name: value for name, value in properties.items() if value not in (None, "", [])}
    return {"id": id_, "type": SCHEMA + kind, **known}


def times_of(record: Model) -> Object:
    """When a record was made, and when it or what hangs on it was changed last, by the audit."""
    made: datetime = getattr(record, "created_at")  # noqa: B009  # typed on Record, not on Model
    rows = AuditMeta.objects.filter(table=record._meta.db_table, public_id=getattr(record, "public_id", ""))
    changed = rows.aggregate(at=Max("at"))["at"]
    return {"created": moment(made), "modified": moment(max(made, changed) if changed else made)}


def _times_with(record: Model, inside: Iterable[Object], kind: str, keys: Iterable[str]) -> Object:
    """The same, later where something that stands inside changed or was taken out (2.8)."""
    times = times_of(record)
    gone = records.gone_since(kind, list(keys))
    latest = [times["modified"], *(each["modified"] for each in inside), *([moment(gone)] if gone else [])]
    return times | {"modified": max(latest, key=datetime.fromisoformat)}


def moment(value: datetime) -> str:
    """RFC 3339 with the offset of the district."""
    return timezone.localtime(value).isoformat(timespec="seconds")


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def system() -> Object:
    """Where a client begins."""
    return _object(
        "System", address("system"), oparlVersion=SCHEMA, body=address("bodies"), name="KIM", **_times_of_district()
    )


def _times_of_district() -> Object:
    stored = District.objects.first()
    return times_of(stored) if stored else {}


def district() -> Object:
    """The district as the body (Körperschaft) that everything belongs to."""
    lists = {name: address("list", name) for name in LISTS}
    return _object(
        "Body",
        address("body", DISTRICT),
        system=address("system"),
        name=organisations.district().name,
        legislativeTerm=None,
        **lists,
        **_times_of_district(),
    ) | {"legislativeTerm": []}


def organization(body: Body) -> Object:
    """A body of the district."""
    ends = body.valid.upper - timedelta(days=1) if body.valid.upper else None
    return _object(
        "Organization",
        address("organization", body.public_id),
        body=address("body", DISTRICT),
        name=body.name,
        shortName=body.short_name,
        organizationType="Gremium",
        classification=str(body.kind),
        membership=[address("membership", seat.public_id) for seat in records.seats().filter(body=body)],
        meeting=address("list-of-organization", body.public_id),
        startDate=_day(body.valid.lower),
        endDate=_day(ends),
        **times_of(body),
    )


def institution(organisation: Organisation) -> Object:
    """An organisation that has a seat somewhere."""
    return _object(
        "Organization",
        address("institution", organisation.key),
        body=address("body", DISTRICT),
        name=organisation.name,
        shortName=organisation.short_name,
        organizationType="Institution",
        website=organisation.website if organisation.website.startswith("http") else None,
        **times_of(organisation),
    )


def membership(seat: Seat) -> Object:
    """A seat: which organisation holds it, and whether it has a vote. No person."""
    ends = seat.valid.upper - timedelta(days=1) if seat.valid.upper else None
    return _object(
        "Membership",
        address("membership", seat.public_id),
        organization=address("organization", seat.body.public_id),
        onBehalfOf=address("institution", seat.organisation.key),
        role=str(seat.get_role_display()),
        startDate=_day(seat.valid.lower),
        endDate=_day(ends),
        **times_of(seat),
    ) | {"votingRight": seat.role not in _WITHOUT_VOTE}


def location(meeting: Meeting) -> Object:
    """Where a meeting takes place."""
    return _object("Location", address("location", meeting.public_id), description=meeting.place, **times_of(meeting))


def meeting(found: Meeting, *, with_internal: bool = True) -> Object:
    """A meeting with its public points."""
    shown = [agenda_item(item, is_inside=True) for item in records.items().filter(meeting=found)]
    inside = {"location": location(found), "agendaItem": shown} if with_internal else {}
    return _object(
        "Meeting",
        address("meeting", found.public_id),
        name=str(found),
        meetingState=_STATES.get(MeetingState(found.state)),
        start=moment(found.starts_at),
        end=moment(found.starts_at + timedelta(minutes=found.lasts)),
        organization=[address("organization", found.body.public_id)],
        **inside,
        **_times_with(found, shown, "agendaItem", found.items.values_list("public_id", flat=True)),
    ) | {"cancelled": found.state == MeetingState.CANCELLED}


def agenda_item(item: AgendaItem, *, is_inside: bool = False) -> Object:
    """A point, with the outcome once it is decided."""
    decision = records.decisions().filter(item=item).first()
    return _object(
        "AgendaItem",
        address("agendaItem", item.public_id),
        meeting=None if is_inside else address("meeting", item.meeting.public_id),
        number=str(item.position),
        name=item.title,
        consultation=address("consultation", item.public_id) if item.issue_id else None,
        result=str(decision.get_outcome_display()) if decision else None,
        resolutionText=decision.reason if decision else None,
        **times_of(item),
    ) | {"order": item.position, "public": True}


def consultation(item: AgendaItem, *, is_inside: bool = False) -> Object:
    """That a paper is on an agenda."""
    paper_of = item.issue.public_id if item.issue else ""
    return _object(
        "Consultation",
        address("consultation", item.public_id),
        paper=None if is_inside else address("paper", paper_of),
        agendaItem=address("agendaItem", item.public_id),
        meeting=address("meeting", item.meeting.public_id),
        organization=[address("organization", item.meeting.body.public_id)],
        **times_of(item),
    ) | {"authoritative": records.decisions().filter(item=item).exists()}


def paper(issue: StructuralIssue, *, with_internal: bool = True) -> Object:
    """The paper of an issue."""
    shown = [consultation(item, is_inside=True) for item in records.items().filter(issue=issue)]
    inside = {"mainFile": file(issue, is_inside=True), "consultation": shown} if with_internal else {}
    return _object(
        "Paper",
        address("paper", issue.public_id),
        body=address("body", DISTRICT),
        name=issue.title,
        reference=issue.number,
        date=_day(issue.described_on),
        paperType="Vorlage",
        **inside,
        **_times_with(issue, shown, "consultation", issue.agenda_items.values_list("public_id", flat=True)),
    )


def file(issue: StructuralIssue, *, is_inside: bool = False) -> Object:
    """The PDF of a paper; it is made when it is fetched, so that it has no size and no checksum here."""
    return _object(
        "File",
        address("file", issue.public_id),
        name=issue.title,
        fileName=f"{issue.number}.pdf",
        mimeType=PDF,
        date=_day(issue.described_on),
        accessUrl=address("download", issue.public_id),
        paper=None if is_inside else [address("paper", issue.public_id)],
        **times_of(issue),
    )


def at_start_of(day: str) -> datetime | None:
    """A moment or a day as a filter may name it; None if it is neither."""
    try:
        found = datetime.fromisoformat(day)
    except ValueError:
        return None
    if found.tzinfo is None:
        found = timezone.make_aware(datetime.combine(found.date(), found.time() or time.min))
    return found
