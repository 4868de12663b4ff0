"""What is public. Every row is asked for by `visible_to`, so that nothing else is found, also not by its id."""

from __future__ import annotations

from django.db.models import QuerySet

from kim.organisations.models import Organisation
from kim.steering.models import AgendaItem, Body, Decision, Meeting, Seat, StructuralIssue
from kim.steering.oparl.actor import ACTOR


def bodies() -> QuerySet[Body]:
    """Bodies that are marked as public."""
    return Body.objects.visible_to(ACTOR)


def seats() -> QuerySet[Seat]:
    """Seats in public bodies."""
    return Seat.objects.visible_to(ACTOR).select_related("body", "organisation", "unit")


def institutions() -> QuerySet[Organisation]:
    """Organisations with a seat in a public body."""
    return Organisation.objects.filter(pk__in=seats().values("organisation"))


def meetings() -> QuerySet[Meeting]:
    """Public meetings of public bodies."""
    return Meeting.objects.visible_to(ACTOR).select_related("body")


def items() -> QuerySet[AgendaItem]:
    """Public points of public meetings, in the order of the agenda."""
    found = AgendaItem.objects.visible_to(ACTOR).select_related("meeting__body", "issue")
    return found.order_by("meeting_id", "position")


def papers() -> QuerySet[StructuralIssue]:
    """Public papers that are on a public agenda."""
    return StructuralIssue.objects.visible_to(ACTOR)


def decisions() -> QuerySet[Decision]:
    """What was decided about public points."""
    return Decision.objects.visible_to(ACTOR)
