"""Who changed a record last, for the person who is about to change it too. No content, and only of a record in hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Model

from kim.kernel.audit.models import AuditMeta


@dataclass(frozen=True)
class Change:
    """One change: who, in which role, when (real time)."""

    actor_id: int | None
    role: str
    at: datetime


def last(record: Model) -> Change | None:
    """The newest change of this record; None if the audit does not hold it."""
    rows = AuditMeta.objects.filter(table=record._meta.db_table, public_id=getattr(record, "public_id", ""))
    row = rows.order_by("-id").first()
    return Change(row.actor_id, row.role, row.at) if row else None
