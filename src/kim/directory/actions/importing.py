"""Taking over a table: all rows or none, and only after a dry run showed what would happen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from kim.directory.actions import services
from kim.directory.models import Service
from kim.kernel import access
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.errors import RuleViolation
from kim.organisations.models import Municipality


@dataclass(frozen=True)
class Wanted:
    """One row that the form has checked; `stored` is the entry that it changes."""

    number: int
    stored: Service | None
    values: dict[str, Any]
    serves: Sequence[Municipality]


@action("services_imported", _("Entries of the directory were taken over from a table"))
def take_over(*, actor: Actor, rows: list[Wanted]) -> tuple[int, int]:
    """How many were added and changed. `row_refused` names the first row that a rule refuses; nothing is written."""
    access.require(actor, "add", Service)
    for row in rows:
        try:
            _take(actor, row)
        except RuleViolation as refusal:
            message = _("Row %(number)s: %(reason)s") % {"number": row.number, "reason": refusal.message}
            raise RuleViolation("row_refused", message) from refusal
    added = sum(row.stored is None for row in rows)
    return added, len(rows) - added


def _take(actor: Actor, row: Wanted) -> None:
    if row.stored is None:
        services.add(actor=actor, serves=row.serves, **row.values)
    else:
        version = row.stored.version
        services.change(actor=actor, service=row.stored, version=version, serves=row.serves, **row.values)
