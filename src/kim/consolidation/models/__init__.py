from kim.consolidation.models.criterion_step import CriterionStep

__all__ = ["CriterionStep"]
