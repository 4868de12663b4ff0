"""Who may do what at the authority's own desk: officers, the procedures of their unit, and nobody else."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kim.accounts.rules.roles import Role
from kim.kernel.access import Where, grant
from kim.kernel.actor import Actor
from kim.kernel.core_codes import ProcedureArea
from kim.procedures.models import Appointment, ChecklistLine, Finding, HeldTitle, Procedure, ProcedureStage

TASK = "§ 71 AufenthG, §§ 8 ff. StAG, Art. 6 Abs. 1 lit. e DSGVO"
OFFICERS = {
    Role.IMMIGRATION_OFFICER: ProcedureArea.RESIDENCE,
    Role.NATURALISATION_OFFICER: ProcedureArea.NATURALISATION,
}


def of_own_unit(actor: Actor) -> Q:
    return Q(unit=actor.unit_id)


def procedures_of(area: ProcedureArea) -> Where:
    """Procedures of the own unit in the area that the role decides on."""
    return lambda actor: Q(unit=actor.unit_id, area=area)


def parts_of(area: ProcedureArea) -> Where:
    """Parts of such procedures."""
    return lambda actor: Q(unit=actor.unit_id, procedure__area=area)


for officer, area in OFFICERS.items():
    grant(
        _("An officer works on the procedures of their own unit"),
        role=officer,
        may={"read", "add", "edit"},
        on=Procedure,
        where=procedures_of(area),
        basis=TASK,
    )
    for part in (ProcedureStage, ChecklistLine, Appointment):
        grant(
            _("An officer keeps stages, checklist and appointments of their unit's procedures"),
            role=officer,
            may={"read", "add", "edit"},
            on=part,
            where=parts_of(area),
            basis=TASK,
        )
    grant(
        _("An officer records findings of their unit's procedures; none is changed, only its value is ever told"),
        role=officer,
        may={"read", "add"},
        on=Finding,
        where=parts_of(area),
        basis="§ 86 AufenthG, §§ 31, 37 StAG, Art. 10 DSGVO",
    )
grant(
    _("An officer of the immigration authority keeps the titles that their unit has issued"),
    role=Role.IMMIGRATION_OFFICER,
    may={"read", "add", "edit"},
    on=HeldTitle,
    where=of_own_unit,
    basis=TASK,
)
