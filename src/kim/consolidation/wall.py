"""The wall of this context: own unit, or a unit that stands in the case today, as for every part of a case."""

from kim.casework.wall import STANDING, part
from kim.consolidation.models import CriterionStep, Outlook, RuleShift, RuleShiftCount
from kim.kernel import wall

part(CriterionStep)
wall.belongs(CriterionStep, "step", with_column="case_id")
wall.belongs(CriterionStep, "person", deferred=True)

# The nightly job has no unit: it takes away and adds what case managers' own sight yields, and reads no fact.
_JOB = "(SELECT current_setting('app.role', true)) = 'system:outlook'"
for worked_out in (Outlook, RuleShift):
    wall.own_unit(worked_out, or_sql=f"case_id IN ({STANDING}) OR {_JOB}")
    wall.belongs(worked_out, "case")
    wall.belongs(worked_out, "person", deferred=True)
# Counts name nobody and were held back below k: whoever acts in a unit reaches them, the policy says who may read.
wall.behind(RuleShiftCount, using=f"({wall.UNIT} IS NOT NULL OR {_JOB})", check=_JOB)
