from kim.procedures.models.appointment import Appointment
from kim.procedures.models.checklist import ChecklistLine, Finding
from kim.procedures.models.held_title import HeldTitle
from kim.procedures.models.part import ProcedurePart
from kim.procedures.models.procedure import Procedure, ProcedureStage

__all__ = ["Appointment", "ChecklistLine", "Finding", "HeldTitle", "Procedure", "ProcedurePart", "ProcedureStage"]
