"""Who may do what with the papers of a case: whoever works on it, nobody else."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from kim.accounts.rules.roles import Role
from kim.casework.models import Document
from kim.kernel.access import grant
from kim.policy.casework import TASK, of_a_case_in_hand

grant(
    _("Whoever works on a case files its papers, hands them out and deletes them"),
    role=Role.CASE_MANAGER,
    may={"read", "edit"},
    on=Document,
    where=of_a_case_in_hand,
    basis=TASK,
)
