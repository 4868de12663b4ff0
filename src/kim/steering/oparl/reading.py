"""What a list needs to know about all its objects, asked of the database once and not for each of them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from functools import cached_property

from django.db.models import Max

from kim.kernel.audit.models import AuditMeta
from kim.organisations.models import District, Organisation
from kim.steering.models import AgendaItem, Body, Decision, Meeting, PublicTrace, Seat, StructuralIssue
from kim.steering.oparl import records
from kim.steering.oparl.actor import ACTOR

Key = tuple[str, str]
TABLES = [each._meta.db_table for each in (District, Organisation, Body, Seat, Meeting, AgendaItem, Decision)]
TABLES.append(StructuralIssue._meta.db_table)


class Reading:
    """Asked when it is needed first, and kept for one list."""

    @cached_property
    def changed(self) -> dict[Key, datetime]:
        """By table and id: when a record was changed last, by the audit."""
        rows = AuditMeta.objects.filter(table__in=TABLES).values_list("table", "public_id").annotate(at=Max("at"))
        return {(table, public_id): at for table, public_id, at in rows}

    @cached_property
    def moved(self) -> dict[Key, datetime]:
        """By kind and key: when an object became public or was taken back last."""
        rows = PublicTrace.objects.visible_to(ACTOR)
        return {(row.kind, row.key): max(row.shown_at, row.gone_at or row.shown_at) for row in rows}

    @cached_property
    def decisions(self) -> dict[int, Decision]:
        """By the key of a public point: what was decided."""
        return {row.item_id: row for row in records.decisions()}


_now: ContextVar[Reading | None] = ContextVar("open_data_reading", default=None)


@contextmanager
def at_once() -> Iterator[None]:
    """While a list is made."""
    token = _now.set(Reading())
    try:
        yield
    finally:
        _now.reset(token)


def of_list() -> Reading | None:
    """What is known of everything, while a list is made; None for a single object."""
    return _now.get()
