"""Verbs on residence statuses. The warning about § 87 AufenthG is said by the page, before anything is stored."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kim.kernel import access, locking
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.errors import RuleViolation
from kim.pathways import api as pathways
from kim.people import periods
from kim.people.actions import papers
from kim.people.models import Person, ResidenceStatus
from kim.people.rules.codes import Evidence
from kim.people.rules.status_periods import Span, overlaps


@action("status_recorded", _("A residence status was recorded"))
def record(
    *,
    actor: Actor,
    person: Person,
    key: str,
    first_day: date | None = None,
    last_day: date | None = None,
    evidence: str = Evidence.CLAIMED,
    ends_earlier: bool = False,
    **paper: Any,
) -> ResidenceStatus:
    """Add a status; an earlier one that is still open ends the day before. None: not known, or unlimited.

    `ends_earlier`: so does one that would have gone on longer, because this one takes its place. `paper`: what stands
    on it, see `papers.FIELDS`.
    """
    access.require(actor, "edit", person)
    if first_day is not None:
        _end_earlier(person, first_day, ends_earlier)
    values = _checked(person, key, first_day, last_day, evidence) | papers.checked(paper, last_day)
    status: ResidenceStatus = ResidenceStatus.objects.create(person=person, unit_id=person.unit_id, **values)
    return status


@action("status_corrected", _("A residence status was corrected"))
def correct(
    *,
    actor: Actor,
    status: ResidenceStatus,
    version: int,
    key: str,
    first_day: date | None,
    last_day: date | None,
    evidence: str,
    **paper: Any,
) -> ResidenceStatus:
    """Change a status, its period and what stands on the paper. Raises `Conflict` for a lost update."""
    access.require(actor, "edit", status)
    values = _checked(status.person, key, first_day, last_day, evidence, but=status)
    return locking.update(status, version, **values, **papers.checked(paper, last_day))


@action("status_removed", _("A residence status recorded by mistake was removed"))
def remove(*, actor: Actor, status: ResidenceStatus) -> None:
    """Take out a status that was recorded by mistake; the audit keeps the trace."""
    access.require(actor, "edit", status)
    status.delete()


def _end_earlier(person: Person, first_day: date, is_replaced: bool) -> None:
    """End the one that is open; with `is_replaced` everything that reaches beyond the day before."""
    began_before = Q(valid__startswith__lt=first_day) | Q(valid__startswith__isnull=True)
    goes_on = Q(valid__endswith__isnull=True) | (Q(valid__endswith__gt=first_day) if is_replaced else Q(pk__in=[]))
    for earlier in person.statuses.filter(began_before, goes_on)[: None if is_replaced else 1]:
        locking.update(earlier, valid=periods.days(earlier.first_day, first_day - timedelta(days=1)))


def _checked(
    person: Person,
    key: str,
    first_day: date | None,
    last_day: date | None,
    evidence: str,
    but: ResidenceStatus | None = None,
) -> dict[str, Any]:
    if key not in {status.key for status in pathways.statuses(selectable_by="case_manager")}:
        raise RuleViolation("status_unknown", _("Choose a status from the list."), "key")
    if first_day and last_day and last_day < first_day:
        raise RuleViolation("period_backwards", _("The last day lies before the first day."), "last_day")
    others = person.statuses.exclude(pk=but.pk) if but else person.statuses.all()
    spans = [Span(other.first_day, other.last_day, other.key) for other in others]
    if any(Span(first_day, last_day, key) in pair for pair in overlaps([*spans, Span(first_day, last_day, key)])):
        raise RuleViolation(
            "period_overlaps",
            _("Another status covers part of this time. Correct that one first, or choose other days."),
            "first_day",
        )
    return {"key": key, "valid": periods.days(first_day, last_day), "evidence": Evidence(evidence)}
