"""Verbs on the notice of Art. 13 DSGVO."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext_lazy as _

from kim.consent.models import Notice
from kim.consent.rules.codes import HowGiven
from kim.kernel import access, clock
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.errors import RuleViolation
from kim.people.models import Household


@action("notice_recorded", _("The household was told what is held about them"))
def record(
    *,
    actor: Actor,
    household: Household,
    given_on: date,
    how: str,
    language: str,
    wording: str,
    names_deputies: bool = False,
) -> Notice:
    """Record that the household was told, how, in which language and with which text."""
    access.require(actor, "edit", household)
    if given_on > clock.today():
        raise RuleViolation("notice_in_future", _("The day lies in the future."), "given_on")
    if not language or not wording.strip():
        raise RuleViolation(
            "notice_not_shown",
            _("Enter the language and the version of the text."),
            "wording" if language else "language",
        )
    notice: Notice = Notice.objects.create(
        unit_id=household.unit_id,
        household=household,
        given_on=given_on,
        how=HowGiven(how),
        language=language,
        wording=wording.strip(),
        names_deputies=names_deputies,
    )
    return notice
