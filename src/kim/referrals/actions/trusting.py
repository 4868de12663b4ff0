"""Persons of trust: named with the household's consent, asked for one errand at a time, ended in a moment."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from kim.casework.actions.guard import require_deep, words
from kim.casework.models import Case
from kim.consent.models.declared import Declared
from kim.kernel import access, clock, locking
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.errors import RuleViolation
from kim.organisations.models import Organisation
from kim.referrals.actions import closing
from kim.referrals.models import Packet, TrustedPerson
from kim.referrals.queries import trusting as queries
from kim.referrals.rules.codes import PacketState


@action("trusted_person_named", _("The household named a person of trust"))
def name(
    *, actor: Actor, case: Case, name: str, initiative: Organisation | None = None, reach: str = ""
) -> TrustedPerson:
    """Only somebody whom a consent with a release from secrecy names may be one."""
    require_deep(actor, case)
    called = words(name, "name_missing", _("Choose whom the household trusts."), "name")
    if called not in queries.agreed_names(actor, case):
        raise RuleViolation(
            "consent_missing",
            _("Record the household's consent and the release from secrecy towards this person first."),
            "name",
        )
    if TrustedPerson.objects.filter(case=case, name=called, ended_on__isnull=True).exists():
        raise RuleViolation("named_already", _("This person is named already."), "name")
    named: TrustedPerson = TrustedPerson.objects.create(
        unit_id=case.unit_id,
        case=case,
        name=called,
        initiative=initiative,
        reach=reach.strip(),
        named_on=clock.today(),
    )
    return named


@action("trusted_person_ended", _("A person of trust is one no longer"))
def end(*, actor: Actor, trusted: TrustedPerson) -> TrustedPerson:
    """It ends now, and with it what they were asked for and have not done."""
    access.require(actor, "edit", trusted)
    if trusted.ended_on is not None:
        raise RuleViolation("ended_already", _("This has ended already."))
    return _end(actor, trusted)


def on_withdrawal(actor: Actor, declared: Declared) -> None:
    """Registered with consent: whoever is no longer named by any consent with a release is no person of trust."""
    open_ones = TrustedPerson.objects.filter(case__household=declared.household_id, ended_on__isnull=True)
    for trusted in open_ones.select_related("case"):
        if trusted.name not in queries.agreed_names(actor, trusted.case):
            _end(actor, trusted)


def _end(actor: Actor, trusted: TrustedPerson) -> TrustedPerson:
    for packet in Packet.objects.filter(trusted=trusted).select_related("case"):
        if packet.state == PacketState.DRAFTED or packet.is_open:
            closing.withdraw(actor=actor, packet=packet)
    return locking.update(trusted, ended_on=clock.today())
