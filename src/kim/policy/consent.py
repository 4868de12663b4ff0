"""Who may do what with notices and legal bases: whoever works on the case of the household, nobody else."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kim.accounts.rules.roles import Role
from kim.consent.models import Basis, BasisRecipient, Notice, Release
from kim.kernel.access import grant
from kim.kernel.actor import Actor
from kim.policy.people import households_in_hand

PROOF = "Art. 5 Abs. 2, Art. 7 Abs. 1 DSGVO"


def of_a_household_in_hand(actor: Actor) -> Q:
    return Q(household__in=households_in_hand(actor))


def of_such_a_basis(actor: Actor) -> Q:
    return Q(basis__household__in=households_in_hand(actor))


grant(
    _("Whoever works on a case records that the household was told what is held about them"),
    role=Role.CASE_MANAGER,
    may={"read", "edit"},
    on=Notice,
    where=of_a_household_in_hand,
    basis="Art. 13 DSGVO",
)
grant(
    _("Whoever works on a case records legal bases and consents, and takes withdrawals"),
    role=Role.CASE_MANAGER,
    may={"read", "edit"},
    on=Basis,
    where=of_a_household_in_hand,
    basis=PROOF,
)
grant(
    _("Whoever works on a case sees with whom data may be shared"),
    role=Role.CASE_MANAGER,
    may={"read"},
    on=BasisRecipient,
    where=of_such_a_basis,
    basis=PROOF,
)
grant(
    _("Whoever works on a case records releases from secrecy, and takes their withdrawal"),
    role=Role.CASE_MANAGER,
    may={"read", "edit"},
    on=Release,
    where=of_a_household_in_hand,
    basis=f"§ 203 StGB, {PROOF}",
)
