"""Counting what planned wordings of the law would change, once for each set of drafts."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext_lazy as _

from kim.accounts import api as accounts
from kim.accounts.models import Membership
from kim.casework.models import Case
from kim.consolidation.models import RuleShift, RuleShiftCount
from kim.consolidation.queries import still_agreed
from kim.consolidation.queries.rule_previews import facts_of_desk
from kim.consolidation.rules.rule_preview import Touched, counts
from kim.kernel import clock
from kim.kernel.actions import action
from kim.kernel.actor import Actor, acting_as
from kim.kernel.anonymity import DEFAULT_K, check_k
from kim.organisations import api as organisations
from kim.pathways import api as pathways


def count(*, actor: Actor) -> int:
    """Count the drafts if nobody has counted them yet; without drafts everything goes. Returns how many changes."""
    waiting = pathways.drafts()
    named = " ".join(one.version for one in waiting)
    if RuleShiftCount.objects.filter(drafts=named).exists():
        return 0
    return _recount(actor=actor, named=named, at=_reference(waiting))


@action("rule_preview_counted", _("It was counted what planned wordings of the law would change"))
def _recount(*, actor: Actor, named: str, at: date) -> int:
    RuleShift.objects.all().delete()
    RuleShiftCount.objects.all().delete()
    if not named:
        return 0
    desks = [(manager, *_of_desk(manager, at)) for manager in accounts.case_managers()]
    touched = [one for manager, cases, found in desks for one in _kept(manager, cases, found)]
    found = counts(touched, _smallest_count())
    told = {"drafts": named, "reference_on": at, "counted_on": clock.today()}
    # One row says that it was counted, also where nothing changes.
    RuleShiftCount.objects.create(rule="", criterion="", old="", new="", cases=None, **told)
    for shift, cases in found.items():
        values = {"rule": shift.rule, "criterion": shift.criterion, "old": shift.old, "new": shift.new}
        RuleShiftCount.objects.create(cases=cases, **values, **told)
    return len(found)


def _of_desk(manager: Membership, at: date) -> tuple[dict[int, Case], list[Touched]]:
    """Facts are read in the sight of the case manager; returns their cases by key, and what changes."""
    theirs = manager.as_actor()
    with acting_as(theirs):
        persons = facts_of_desk(theirs, at)
        cases: dict[int, Case] = {case.pk: case for case, _person, _facts in persons}
        handles = [((case.pk, person.pk), facts) for case, person, facts in persons]
        shifts = pathways.preview(handles, at).shifts
    return cases, [Touched(shift, case, person, manager.pk) for shift, who in shifts.items() for case, person in who]


def _kept(manager: Membership, cases: dict[int, Case], touched: list[Touched]) -> list[Touched]:
    """What changes is kept for the case manager, of those who still agree now that it is worked out."""
    with acting_as(manager.as_actor()) as theirs:
        held = still_agreed.of(theirs, cases.values())
    found = [one for one in touched if held[one.case].covers_key(one.person)]
    for one in found:
        shift = one.shift
        RuleShift.objects.create(
            case=cases[one.case], unit_id=cases[one.case].unit_id, person_id=one.person, rule=shift.rule,
            criterion=shift.criterion, old=shift.old, new=shift.new,
        )  # fmt: skip
    return found


def _reference(waiting: tuple[pathways.Draft, ...]) -> date:
    """The first day on which all drafts would hold, today at the earliest."""
    return max([clock.today(), *(one.start for one in waiting if one.start)])


def _smallest_count() -> int:
    try:
        return check_k(organisations.district().smallest_count)
    except organisations.NoDistrict:
        return DEFAULT_K
