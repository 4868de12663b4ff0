"""Whether a file may change between its two forms: a case, or a short counselling.

A short counselling has no plan. So it becomes a case whenever deep case management is indicated, and a case becomes
a short counselling only while nothing was agreed: an adopted plan is a promise to a household and to offices.
"""

from dataclasses import dataclass
from enum import StrEnum


class Hindrance(StrEnum):
    """Why a case does not become a short counselling."""

    PLAN_ADOPTED = "plan_adopted"
    STEPS_OPEN = "steps_open"


@dataclass(frozen=True)
class Standing:
    """How far a case is, as far as its form depends on it."""

    has_adopted_plan: bool
    open_steps: int


def hindrance(case: Standing) -> Hindrance | None:
    """What stands against turning the case into a short counselling; None: nothing does."""
    if case.has_adopted_plan:
        return Hindrance.PLAN_ADOPTED
    return Hindrance.STEPS_OPEN if case.open_steps else None
