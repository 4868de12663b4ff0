"""Who agrees to the pre-check now, for jobs that have worked on it for a while: asked again, and then held still."""

from __future__ import annotations

from collections.abc import Iterable

from kim.casework.models import Case
from kim.consent import api as consent
from kim.consent.api import Agreed
from kim.kernel.actor import Actor


def of(actor: Actor, cases: Iterable[Case]) -> dict[int, Agreed]:
    """By key of the case, who of its household agrees; nobody can withdraw before this transaction ends."""
    found = list(cases)
    consent.hold_still(actor, {case.household_id for case in found}, consent.Purpose.LEGAL_PRECHECK)
    return {case.pk: consent.agreed(actor, case.household, consent.Purpose.LEGAL_PRECHECK) for case in found}
