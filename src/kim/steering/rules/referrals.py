"""An issue that one body refers to another, and the answer that comes back.

What it decides: what a decision of a body means for a referral of the same issue. Basis: who refers, asks; the answer
is a recommendation and the one who asked decides, unless the other body was told to decide by itself. What it does not
do: say who may put an issue on which agenda.
"""

from __future__ import annotations

from enum import StrEnum


class ReferralState(StrEnum):
    """Asked, answered, taken up again by who asked (or decided for good by who was asked)."""

    OPEN = "open"
    ANSWERED = "answered"
    CLOSED = "closed"


class Turn(StrEnum):
    """What a decision is for a referral."""

    NONE = "none"
    ANSWER = "answer"
    FINAL_ANSWER = "final_answer"
    TAKEN_UP = "taken_up"


def turn_of(deciding: int, *, from_body: int, to_body: int, state: ReferralState, is_final: bool) -> Turn:
    """What it means that the body `deciding` decided about the issue. Bodies by their key.

    The body that asked may go on without waiting: then the matter is taken up without an answer only if it was
    answered; an open question stays open, because somebody still works on it.
    """
    if state is ReferralState.OPEN and deciding == to_body:
        return Turn.FINAL_ANSWER if is_final else Turn.ANSWER
    if state is ReferralState.ANSWERED and deciding == from_body:
        return Turn.TAKEN_UP
    return Turn.NONE
