"""Records as objects of OParl 1.1. A property without a value is left out, as the specification asks (2.5)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from itertools import groupby
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from kim.organisations import api as organisations
from kim.organisations.models import District, Organisation
from kim.steering.labels import BODY_FORMATS
from kim.steering.models import AgendaItem, Body, Decision, Meeting, Seat, StructuralIssue
from kim.steering.oparl import records
from kim.steering.oparl.reading import of_list
from kim.steering.oparl.times import changed, latest_inside, moment, moved, stamp
from kim.steering.rules.codes import BodyFormat, MeetingState, SeatRole

Object = dict[str, Any]
SCHEMA = "https://schema.oparl.org/1.1/"
DISTRICT = "kreis"
PDF = "application/pdf"
LISTS = (
    *("organization", "person", "meeting", "paper", "agendaItem", "consultation", "file"),
    *("locationList", "legislativeTermList", "membership"),
)
# The words that the specification recommends: "eingeladen" holds until the minutes are closed.
_STATES = {
    MeetingState.PLANNED: "terminiert",
    MeetingState.INVITED: "eingeladen",
    MeetingState.IN_SESSION: "eingeladen",
    MeetingState.CLOSED: "durchgeführt",
}
_WITHOUT_VOTE = (SeatRole.ADVISORY, SeatRole.SECRETARIAT)


def address(kind: str, *ids: str) -> str:
    """The address of an object or a list, which also is its id."""
    return settings.KIM_ADDRESS + reverse(f"steering:oparl-{kind}", args=ids)


def _object(kind: str, id_: str, **properties: Any) -> Object:
    known = {name: value for name, value in properties.items() if value not in (None, "", [])}
    return {"id": id_, "type": SCHEMA + kind, **known}


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def system() -> Object:
    """Where a client begins."""
    return _object(
        "System", address("system"), oparlVersion=SCHEMA, body=address("bodies"), name="KIM", **_times_of_district()
    )


def _times_of_district() -> Object:
    stored = District.objects.first()
    return stamp(stored) if stored else {}


def district() -> Object:
    """The district as the body (Körperschaft) that everything belongs to."""
    lists = {name: address("list", name) for name in LISTS}
    stored = District.objects.first()
    return _object(
        "Body",
        address("body", DISTRICT),
        system=address("system"),
        name=organisations.district().name,
        shortName=stored.short_name if stored else None,
        **lists,
        **_times_of_district(),
    ) | {"legislativeTerm": []}


def organization(body: Body) -> Object:
    """A body of the district."""
    ends = body.valid.upper - timedelta(days=1) if body.valid.upper else None
    seats = list(records.seats().filter(body=body))
    return _object(
        "Organization",
        address("organization", body.public_id),
        body=address("body", DISTRICT),
        name=body.name,
        shortName=body.short_name,
        organizationType="Gremium",
        classification=str(BODY_FORMATS[BodyFormat(body.kind)]),
        membership=[address("membership", seat.public_id) for seat in seats],
        meeting=address("list-of-organization", body.public_id, "meetings"),
        consultation=address("list-of-organization", body.public_id, "consultations"),
        startDate=_day(body.valid.lower),
        endDate=_day(ends),
        **stamp(body, changed(*seats), moved("organization", [body.public_id]), moved("membership", _ids(seats))),
    )


def _ids(rows: Iterable[Seat | AgendaItem]) -> list[str]:
    return [row.public_id for row in rows]


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
        **stamp(organisation, moved("institution", [organisation.key])),
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
        **stamp(seat, moved("membership", [seat.public_id])),
    ) | {"votingRight": seat.role not in _WITHOUT_VOTE}


def location(meeting: Meeting, *, is_inside: bool = False) -> Object:
    """Where a meeting takes place."""
    return _object(
        "Location",
        address("location", meeting.public_id),
        description=meeting.place,
        meetings=None if is_inside else [address("meeting", meeting.public_id)],
        **stamp(meeting, moved("location", [meeting.public_id])),
    )


def meeting(found: Meeting, *, with_lists: bool = True) -> Object:
    """A meeting with its public points; without them for a client that asks for no lists inside (2.5.4)."""
    shown = agenda(records.items().filter(meeting=found), is_inside=True)
    every = found.items.values_list("public_id", flat=True)
    return _object(
        "Meeting",
        address("meeting", found.public_id),
        name=str(found),
        meetingState=_STATES.get(MeetingState(found.state)),
        start=moment(found.starts_at),
        end=moment(found.starts_at + timedelta(minutes=found.lasts)),
        organization=[address("organization", found.body.public_id)],
        location=location(found, is_inside=True),
        agendaItem=shown if with_lists else None,
        **stamp(
            found,
            changed(found.body),
            moved("meeting", [found.public_id]),
            moved("agendaItem", every),
            latest_inside(shown),
        ),
    ) | {"cancelled": found.state == MeetingState.CANCELLED}


def agenda(items: Iterable[AgendaItem], *, is_inside: bool = False) -> list[Object]:
    """Public points in the order of the agenda; `items` are all that are public of their meetings."""
    found = []
    for _meeting, rows in groupby(items, key=lambda item: item.meeting_id):
        public = list(rows)
        every = list(public[0].meeting.items.order_by("position").values_list("public_id", flat=True))
        for order, item in enumerate(public):
            up_to_here = every[: every.index(item.public_id) + 1]
            found.append(agenda_item(item, order, up_to_here, is_inside=is_inside))
    return found


def agenda_item(item: AgendaItem, order: int, up_to_here: Iterable[str], *, is_inside: bool = False) -> Object:
    """A point, with the outcome once it is decided.

    `order` counts the public points of its meeting from nought; `up_to_here` are the ids of all points up to this one,
    because it moves when one of them becomes public or is taken back.
    """
    decision = decision_of(item)
    return _object(
        "AgendaItem",
        address("agendaItem", item.public_id),
        meeting=None if is_inside else address("meeting", item.meeting.public_id),
        number=str(item.position),
        name=item.title,
        consultation=address("consultation", item.public_id) if item.issue_id else None,
        result=str(decision.get_outcome_display()) if decision else None,
        resolutionText=decision.reason if decision else None,
        **stamp(item, changed(decision), moved("agendaItem", up_to_here)),
    ) | {"order": order, "public": True}


def decision_of(item: AgendaItem) -> Decision | None:
    """What was decided about a public point."""
    known = of_list()
    return known.decisions.get(item.pk) if known else records.decisions().filter(item=item).first()


def consultation(item: AgendaItem, *, is_inside: bool = False) -> Object:
    """That a paper is on an agenda."""
    paper_of = item.issue.public_id if item.issue else ""
    decision = decision_of(item)
    return _object(
        "Consultation",
        address("consultation", item.public_id),
        paper=None if is_inside else address("paper", paper_of),
        agendaItem=address("agendaItem", item.public_id),
        meeting=address("meeting", item.meeting.public_id),
        organization=[address("organization", item.meeting.body.public_id)],
        **stamp(item, changed(decision), moved("consultation", [item.public_id])),
    ) | {"authoritative": decision is not None}


def paper(issue: StructuralIssue, *, with_lists: bool = True) -> Object:
    """The paper of an issue."""
    shown = [consultation(item, is_inside=True) for item in records.items().filter(issue=issue)]
    every = issue.agenda_items.values_list("public_id", flat=True)
    return _object(
        "Paper",
        address("paper", issue.public_id),
        body=address("body", DISTRICT),
        name=issue.title,
        reference=issue.number,
        date=_day(issue.described_on),
        paperType="Vorlage",
        mainFile=file(issue, is_inside=True),
        consultation=shown if with_lists else None,
        **stamp(issue, moved("paper", [issue.public_id]), moved("consultation", every), latest_inside(shown)),
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
        downloadUrl=address("attachment", issue.public_id),
        paper=None if is_inside else [address("paper", issue.public_id)],
        **stamp(issue, moved("file", [issue.public_id])),
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
