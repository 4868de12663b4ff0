"""What a record said before: read from the audit of the own unit, in the words of the fields."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext

from kim.accounts import api as accounts
from kim.kernel.models import AuditRow, Record
from kim.kernel.partial_date import PartialDate


@dataclass(frozen=True)
class Line:
    """One field that changed."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Version:
    """One correction: who, when, what."""

    by: str
    at: datetime
    lines: tuple[Line, ...]


def versions(record: Record, fields: tuple[str, ...]) -> list[Version]:
    """Corrections of `fields` of a record in hand, newest first. The wall shows those of the own unit only."""
    rows = AuditRow.objects.filter(table=record._meta.db_table, row_id=record.pk, operation="UPDATE")
    found = list(rows.filter(diff__isnull=False).order_by("-id"))
    names = accounts.names_of(row.actor_id for row in found)
    made = [Version(names.get(row.actor_id or 0, ""), row.at, _lines(record, row.diff or {}, fields)) for row in found]
    return [version for version in made if version.lines]


def _lines(record: Record, diff: dict[str, list[Any]], fields: tuple[str, ...]) -> tuple[Line, ...]:
    return tuple(
        Line(str(record._meta.get_field(name).verbose_name), _words(record, name, before), _words(record, name, after))  # type: ignore[union-attr]
        for name in fields
        if name in diff
        for before, after in [diff[name]]
    )


def _words(record: Record, name: str, value: Any) -> str:
    if value in (None, ""):
        return gettext("empty")
    choices = dict(getattr(record._meta.get_field(name), "choices", None) or ())
    if value in choices:
        return str(choices[value])
    if name.endswith("_on"):
        return PartialDate.from_iso(str(value)).display()
    return str(value)
