"""Reads of the privacy desk: looks at cases, changes without content, seals."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from kim.kernel.actions import reasons
from kim.kernel.actor import Actor
from kim.kernel.audit import seals
from kim.kernel.models import AuditMeta, AuditSeal, ReadLog


@dataclass(frozen=True)
class Period:
    """Days of a search, both inclusive; None leaves a side open."""

    first: date | None = None
    last: date | None = None


@dataclass(frozen=True)
class SealState:
    """What an auditor asks first: does the chain hold, since when, and what is not in it yet?"""

    holds: bool
    sealed: int
    unsealed: int
    blanked: int
    newest: str
    newest_at: datetime | None


def looks(actor: Actor, *, number: str = "", period: Period | None = None) -> QuerySet[ReadLog]:
    """Looks at cases, newest first; `number` is a case number."""
    found = ReadLog.objects.visible_to(actor).filter(**_days(period))
    return found.filter(subject__iexact=number.strip()) if number.strip() else found


def changes(actor: Actor, *, number: str = "", period: Period | None = None) -> QuerySet[AuditMeta]:
    """Changes without content, newest first; `number` is a public id."""
    found = AuditMeta.objects.visible_to(actor).filter(**_days(period))
    return found.filter(public_id__iexact=number.strip()) if number.strip() else found


def _days(period: Period | None) -> dict[str, date]:
    limits = {"at__date__gte": period.first, "at__date__lte": period.last} if period else {}
    return {lookup: day for lookup, day in limits.items() if day}


def seal_state() -> SealState:
    """Check the whole chain now (a full scan: about a second per million rows)."""
    found = seals.verify()
    newest = AuditSeal.objects.first()
    return SealState(
        holds=found["broken_seals"] == 0 and found["altered_rows"] == 0,
        sealed=found["sealed"],
        unsealed=found["unsealed"],
        blanked=found["blanked"],
        newest=bytes(newest.digest).hex() if newest else "",
        newest_at=newest.at if newest else None,
    )


def sentence(why: str) -> str:
    """The German sentence of a reason; the bare code for one that no longer exists."""
    return str(reasons().get(why, why))
