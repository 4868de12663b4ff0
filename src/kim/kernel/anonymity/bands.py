"""Coarse words for numbers: reach over municipalities, and steps of evidence.

Reach is read off the cells that a table shows, so it adds nothing to them. That makes it careful: a
problem spread thinly over eight municipalities has reach `NOT_SHOWN`, and "one" means "at least one".
"""

from collections.abc import Iterable
from enum import StrEnum


class Reach(StrEnum):
    """In how many municipalities enough cases exist to say so."""

    NOT_SHOWN = "not_shown"
    ONE = "one"
    SEVERAL = "several"
    MOST = "most"


class EvidenceStep(StrEnum):
    """Steps of the board; the exact number stands on the paper only."""

    BELOW = "below"
    FROM_5 = "from_5"
    FROM_10 = "from_10"
    FROM_20 = "from_20"


def reach_of(cells: Iterable[int | None]) -> Reach:
    """The band of a table's cells: most is more than half of all municipalities."""
    shown = [cell is not None for cell in cells]
    number = sum(shown)
    if number == 0:
        return Reach.NOT_SHOWN
    if number == 1:
        return Reach.ONE
    return Reach.MOST if 2 * number > len(shown) else Reach.SEVERAL


def step_of(total: int | None) -> EvidenceStep:
    """The step of a published total; a suppressed one is below."""
    if total is None or total < 5:
        return EvidenceStep.BELOW
    if total < 10:
        return EvidenceStep.FROM_5
    return EvidenceStep.FROM_10 if total < 20 else EvidenceStep.FROM_20
