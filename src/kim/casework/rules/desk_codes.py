"""The codes of how work is organised: two forms of counselling, other hands, supervision, the end of a case.

The codes of the work itself (phases, goals, steps, contacts, obstacles) stand in `codes`.
"""

from enum import StrEnum


class CaseForm(StrEnum):
    """Units that stay apart in every figure: deep case management, and advice without a plan."""

    DEEP = "deep"
    SHORT = "short"


class HandOverState(StrEnum):
    """An offer of a case, or of all cases of somebody who left. Nothing moves before it is accepted."""

    OFFERED = "offered"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
