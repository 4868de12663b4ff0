from kim.consolidation.models.criterion_step import CriterionStep
from kim.consolidation.models.outlook import Outlook

__all__ = ["CriterionStep", "Outlook"]
