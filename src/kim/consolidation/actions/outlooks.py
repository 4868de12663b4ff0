"""Looking ahead: what comes for those who agreed, worked out at night and taken away with the consent."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from kim.accounts import api as accounts
from kim.accounts.models import Membership
from kim.casework.models import Case
from kim.consent import api as consent
from kim.consent.models import Basis
from kim.consolidation.models import Outlook, RuleShift
from kim.consolidation.queries import still_agreed
from kim.consolidation.queries.outlook import coming_for
from kim.kernel.actions import action
from kim.kernel.actor import Actor, acting_as


def look_ahead(*, actor: Actor) -> int:
    """For the cases of every case manager; returns how many things come. A second run changes nothing."""
    return sum(_of_desk(actor=actor, manager=manager) for manager in accounts.case_managers())


@action("outlook_made", _("What comes on legal pathways was worked out"))
def _of_desk(*, actor: Actor, manager: Membership) -> int:
    """Facts are read in the sight of the case manager; the job itself sees none."""
    theirs = manager.as_actor()
    wanted: list[Outlook] = []
    with acting_as(theirs):
        cases = list(Case.objects.visible_to(theirs).filter(assigned_to=manager).select_related("household"))
        for case in cases:
            wanted += coming_for(theirs, case)
        # Working it out took a while: who withdrew meanwhile is left out, who does so now waits until it is kept.
        touched = {one.case_id for one in wanted}
        held = still_agreed.of(theirs, [case for case in cases if case.pk in touched])
        wanted = [one for one in wanted if held[one.case_id].covers(one.person)]
    stored = {_key(one): one for one in Outlook.objects.filter(case__in=[case.pk for case in cases])}
    fresh = {_key(one): one for one in wanted}
    gone = [one.pk for key, one in stored.items() if key not in fresh]
    if gone:
        Outlook.objects.filter(pk__in=gone).delete()
    for key, one in fresh.items():
        if key not in stored:
            one.save()
    return len(fresh)


def _key(one: Outlook) -> tuple[object, ...]:
    return (one.case_id, one.person_id, one.kind, one.rule, one.criterion, one.comes_on)


def forget(actor: Actor, declared: object) -> None:
    """A consent to the pre-check was withdrawn: what was worked out on it goes in the same moment."""
    if not isinstance(declared, Basis) or declared.purpose != consent.Purpose.LEGAL_PRECHECK:
        return
    household = declared.household
    left = consent.agreed(actor, household, consent.Purpose.LEGAL_PRECHECK)
    for kept in (Outlook, RuleShift) if not left.everybody else ():
        rows = kept.objects.visible_to(actor, "edit").filter(case__household=household)
        rows.exclude(person__in=left.persons).delete()
