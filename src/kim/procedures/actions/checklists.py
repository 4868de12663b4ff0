"""Papers are checked off, what is missing is asked for, and the authority gives a criterion its value."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext_lazy as _

from kim.accounts import api as accounts
from kim.kernel import access, clock
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.errors import RuleViolation
from kim.kernel.locking import update
from kim.procedures.actions.guard import require_open
from kim.procedures.models import ChecklistLine, Finding, Procedure
from kim.procedures.rules.codes import FindingValue, PaperState


@action("papers_checked", _("Papers of a checklist were checked"))
def check(
    *,
    actor: Actor,
    line: ChecklistLine,
    version: int,
    state: PaperState | str,
    dated_on: date | None = None,
    note: str = "",
) -> ChecklistLine:
    """Say whether the papers of a criterion are there. `own_criterion`: the authority asks nobody for it."""
    require_open(actor, line.procedure)
    if line.is_own:
        raise RuleViolation("own_criterion", _("The authority checks this itself. Record a finding."))
    if dated_on is not None and dated_on > clock.today():
        raise RuleViolation("in_the_future", _("The day lies in the future."), "dated_on")
    has_paper = state == PaperState.PRESENT
    return update(line, version, state=state, dated_on=dated_on if has_paper else None, note=note.strip())


@action("papers_asked_for", _("Missing papers were asked for"))
def ask(*, actor: Actor, procedure: Procedure) -> int:
    """Note that everything missing was asked for today; returns how many lines. `nothing_missing`."""
    require_open(actor, procedure)
    missing = ChecklistLine.objects.filter(procedure=procedure, is_own=False, state=PaperState.MISSING)
    asked = missing.update(asked_on=clock.today())
    if not asked:
        raise RuleViolation("nothing_missing", _("Nothing is missing."))
    return asked


@action("finding_recorded", _("The authority gave a criterion its value"))
def find(*, actor: Actor, line: ChecklistLine, value: FindingValue | str, found_on: date) -> Finding:
    """Record the value of a criterion. Earlier findings stay; the newest counts. `in_the_future`."""
    require_open(actor, line.procedure)
    access.require(actor, "add", Finding)
    if found_on > clock.today():
        raise RuleViolation("in_the_future", _("The day lies in the future."), "found_on")
    return Finding.objects.create(
        procedure=line.procedure,
        unit_id=line.unit_id,
        line=line,
        value=value,
        found_on=found_on,
        officer=accounts.membership_of(actor),
    )
