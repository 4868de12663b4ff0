"""The wall of this context: own unit, or a unit that stands in the case today, as for every part of a case."""

from kim.casework.wall import STANDING, part
from kim.consolidation.models import CriterionStep, Outlook
from kim.kernel import wall

part(CriterionStep)
wall.belongs(CriterionStep, "step", with_column="case_id")
wall.belongs(CriterionStep, "person", deferred=True)

# The nightly job has no unit: it takes away and adds what case managers' own sight yields, and reads no fact.
_JOB = "(SELECT current_setting('app.role', true)) = 'system:outlook'"
wall.own_unit(Outlook, or_sql=f"case_id IN ({STANDING}) OR {_JOB}")
wall.belongs(Outlook, "case")
wall.belongs(Outlook, "person", deferred=True)
