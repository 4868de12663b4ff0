"""The wall of this context: own unit, or a unit that stands in the case today, as for every part of a case."""

from kim.casework.wall import part
from kim.consolidation.models import CriterionStep
from kim.kernel import wall

part(CriterionStep)
wall.belongs(CriterionStep, "step", with_column="case_id")
wall.belongs(CriterionStep, "person", deferred=True)
