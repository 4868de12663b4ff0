"""Who may do what with the steps for criteria: whoever works on the case, nobody else."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from kim.accounts.rules.roles import Role
from kim.consolidation.models import CriterionStep
from kim.kernel.access import grant
from kim.policy.casework import of_a_case_in_hand

CONSENT = "Art. 6 Abs. 1 lit. a DSGVO"

grant(
    _("Whoever works on a case takes up steps for what a legal pathway lacks"),
    role=Role.CASE_MANAGER,
    may={"read", "edit"},
    on=CriterionStep,
    where=of_a_case_in_hand,
    basis=CONSENT,
)
