from kim.consolidation.models.criterion_step import CriterionStep
from kim.consolidation.models.outlook import Outlook
from kim.consolidation.models.rule_shift import RuleShift, RuleShiftCount

__all__ = ["CriterionStep", "Outlook", "RuleShift", "RuleShiftCount"]
