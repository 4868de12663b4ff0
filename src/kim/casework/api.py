"""What other contexts may ask of casework. Steering may not: it is told, it never asks."""

from kim.casework.queries.plan import PlanView
from kim.casework.queries.plan import view as plan_of

__all__ = ["PlanView", "plan_of"]
