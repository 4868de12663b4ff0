"""Who may do what with steps for criteria and with what comes: whoever works on the case, nobody else."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from kim.accounts.rules.roles import Role
from kim.consolidation.models import CriterionStep, Outlook, RuleShift, RuleShiftCount
from kim.kernel.access import grant, role
from kim.policy.casework import of_a_case_in_hand

CONSENT = "Art. 6 Abs. 1 lit. a DSGVO"

role(
    "system:outlook",
    _("Outlook"),
    _(
        "Works out at night, in the sight of each case manager, what comes on legal pathways of those who agreed, "
        "and counts what planned wordings change."
    ),
    second_factor=False,
)

grant(
    _("Whoever works on a case takes up steps for what a legal pathway lacks"),
    role=Role.CASE_MANAGER,
    may={"read", "edit"},
    on=CriterionStep,
    where=of_a_case_in_hand,
    basis=CONSENT,
)
grant(
    _("Whoever works on a case sees what comes on the legal pathways of those who agreed"),
    role=Role.CASE_MANAGER,
    may={"read", "edit"},
    on=Outlook,
    where=of_a_case_in_hand,
    basis=CONSENT,
)
grant(
    _("Whoever works on a case sees what a planned wording of the law would change in it"),
    role=Role.CASE_MANAGER,
    may={"read", "edit"},
    on=RuleShift,
    where=of_a_case_in_hand,
    basis=CONSENT,
)
for counting in (Role.CASE_MANAGER, Role.KI_COORDINATOR):
    grant(
        _("Case managers and the coordination see how many cases a planned wording would change, from k upwards"),
        role=counting,
        may={"read"},
        on=RuleShiftCount,
        basis="Art. 5 Abs. 1 lit. c DSGVO",
    )
