"""The wall of this context: the unit that holds a procedure, and nobody else. No standing leads in here."""

from pathlib import Path

from kim.kernel import wall
from kim.procedures.models import Appointment, ChecklistLine, Finding, HeldTitle, Procedure, ProcedureStage

for model in (Procedure, ProcedureStage, ChecklistLine, Finding, Appointment, HeldTitle):
    wall.own_unit(model)
for part in (ProcedureStage, ChecklistLine, Finding, Appointment):
    wall.belongs(part, "procedure")
wall.belongs(Finding, "line", with_column="procedure_id")
wall.belongs(HeldTitle, "issued_in")
wall.belongs(HeldTitle, "followed_by")

# Figures are counted by a role of their own, from views without applicants.
wall.also((Path(__file__).parent / "sql" / "figures.sql").read_text())
