"""The workspace: what is due today, what waits in which stage, what ends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from kim.kernel import access, clock
from kim.kernel.actor import Actor
from kim.kernel.core_codes import ProcedureArea
from kim.procedures.models import Appointment, HeldTitle
from kim.procedures.queries import listing, packets, titles
from kim.procedures.queries.listing import Row, View
from kim.procedures.queries.stages import stages_of
from kim.procedures.rules.codes import AppointmentState

AHEAD = timedelta(days=7)


@dataclass(frozen=True)
class StageGroup:
    """The open procedures of one stage, the longest first."""

    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Desk:
    """What an officer's day begins with."""

    day: date
    appointments: tuple[Appointment, ...]
    unsettled: tuple[Appointment, ...]
    complete: tuple[Row, ...]
    groups: tuple[StageGroup, ...]
    endings: tuple[titles.Ending, ...]
    open: int
    keeps_titles: bool
    files: tuple[packets.Handed, ...]

    @property
    def longest(self) -> int:
        """The scale of the bars: the longest duration, in full months of thirty days."""
        days = max((row.days for group in self.groups for row in group.rows), default=0)
        return max(30, -(-days // 30) * 30)


def desk(actor: Actor, area: ProcedureArea) -> Desk:
    """The workspace of the own unit."""
    rows = listing.rows(listing.found(actor, View.OPEN))
    known = [each.name for each in stages_of(area)]
    names = [*known, *dict.fromkeys(row.stage for row in rows if row.stage not in known)]
    groups = [StageGroup(name, tuple(row for row in rows if row.stage == name)) for name in names]
    first = stages_of(area)[0].name
    return Desk(
        day=clock.today(),
        appointments=tuple(_ahead(actor)),
        unsettled=tuple(_unsettled(actor)),
        complete=tuple(row for row in rows if row.papers.is_complete and row.stage == first),
        groups=tuple(group for group in groups if group.rows),
        endings=tuple(titles.unattended(actor)),
        open=len(rows),
        keeps_titles=access.may(actor, "read", HeldTitle),
        files=tuple(packets.new_files(actor)),
    )


def _ahead(actor: Actor) -> list[Appointment]:
    start = timezone.make_aware(datetime.combine(clock.today(), time.min))
    planned = _planned(actor).filter(starts_at__gte=start, starts_at__lt=start + AHEAD)
    return list(planned)


def _unsettled(actor: Actor) -> list[Appointment]:
    """Of past days: nobody has said whether they came."""
    start = timezone.make_aware(datetime.combine(clock.today(), time.min))
    return list(_planned(actor).filter(starts_at__lt=start))


def _planned(actor: Actor) -> QuerySet[Any]:
    found = Appointment.objects.visible_to(actor).filter(state=AppointmentState.PLANNED)
    return found.select_related("procedure").order_by("starts_at", "pk")
