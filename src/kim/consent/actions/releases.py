"""Verbs on releases from secrecy (§ 203 StGB): one declaration for each recipient."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from kim.consent.actions import withdrawals
from kim.consent.actions.declaring import Declaration, check_can_be_shown, check_days, check_who, columns
from kim.consent.models import Release
from kim.consent.rules.codes import DataArea, HowGiven
from kim.kernel import access, clock, locking
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.errors import RuleViolation
from kim.organisations.models import Unit
from kim.people.models import Household


@dataclass(frozen=True)
class Given(Declaration):
    """A release towards an office, or towards somebody by name."""

    office: Unit | None = None
    name: str = ""


@action("release_recorded", _("A release from secrecy was recorded"))
def record(*, actor: Actor, household: Household, **given: Any) -> Release:
    """Record a release towards one recipient, see `Given`. It ends by a date."""
    access.require(actor, "edit", household)
    declared = Given(**given)
    areas = {DataArea(area) for area in declared.data_areas}
    _refuse_gaps(declared, areas)
    check_days(declared)
    check_can_be_shown(declared)
    check_who(household, declared)
    release: Release = Release.objects.create(
        office=declared.office, name=declared.name.strip(), **columns(household, declared, areas)
    )
    return release


@action("release_withdrawn", _("A release from secrecy was withdrawn"))
def withdraw(*, actor: Actor, release: Release, version: int | None = None) -> Release:
    """From this moment on nothing may be said to the recipient; what was said before stays lawful."""
    access.require(actor, "edit", release)
    if release.withdrawn_at is not None:
        raise RuleViolation("withdrawn_before", _("This release has been withdrawn already."))
    locking.update(release, version, withdrawn_at=clock.now())
    withdrawals.tell(actor, release)
    return release


def _refuse_gaps(given: Given, areas: set[DataArea]) -> None:
    if bool(given.office) == bool(given.name.strip()):
        raise RuleViolation("one_recipient", _("Choose one office, or name somebody."), "office")
    if not areas:
        raise RuleViolation("areas_missing", _("Choose about what one may speak."), "data_areas")
    if not given.how:
        raise RuleViolation("how_given_missing", _("Choose how the release was given."), "how")
    if DataArea.HEALTH in areas and given.how == HowGiven.ORAL_RECORDED:
        raise RuleViolation(
            "health_in_writing", _("Health data need a release in writing or in electronic form."), "how"
        )
    if given.last_day is None:
        raise RuleViolation("end_missing", _("Enter the last day of the release."), "last_day")
    if given.last_day < (given.first_day or given.given_on):
        raise RuleViolation("ends_before_it_starts", _("The last day lies before the first day."), "last_day")
