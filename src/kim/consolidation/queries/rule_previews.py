"""What planned wordings of the law would change: counts for everybody who may see them, a list for one's own cases."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from kim.casework.models import Case
from kim.consolidation.models import RuleShift, RuleShiftCount
from kim.consolidation.queries.precheck import facts_of, members
from kim.kernel.actor import Actor
from kim.pathways import api as pathways
from kim.people.models import Person

OVERALL = "overall"


def facts_of_desk(actor: Actor, at: date) -> list[tuple[Case, Person, Any]]:
    """Facts of those who agreed, in the open cases that are assigned to the actor."""
    cases = Case.objects.visible_to(actor).filter(assigned_to=actor.membership_id).select_related("household")
    return [
        (case, member.person, facts_of(actor, member.person, at).facts)
        for case in cases
        if not case.is_closed and not case.is_short
        for member in members(actor, case)
        if member.agreed
    ]


@dataclass(frozen=True)
class Change:
    """A value that changes, in words; `record` is a count or a row of a case."""

    record: Any
    norm: str
    what: str


def counted(actor: Actor) -> tuple[RuleShiftCount | None, list[Change]]:
    """When it was counted (None: not yet), and the changes; one statement."""
    rows = list(RuleShiftCount.objects.visible_to(actor))
    return next((row for row in rows if not row.rule), None), [_change(row) for row in rows if row.rule]


def own(actor: Actor) -> list[Change]:
    """What changes in one's own cases; one statement."""
    rows = RuleShift.objects.visible_to(actor).filter(case__assigned_to=actor.membership_id)
    return [_change(row) for row in rows.select_related("case__household", "person")]


def _change(row: Any) -> Change:
    """Names of rules and criteria that left the book stand as they are."""
    try:
        norm = pathways.pathway(row.rule).norm
        what = pathways.pathway(row.rule).title if row.criterion == OVERALL else pathways.criterion_name(row.criterion)
    except KeyError:
        return Change(row, row.rule, row.criterion)
    return Change(row, norm, what)
