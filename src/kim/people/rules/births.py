"""How two dates of birth agree, of which either may be known in part, disputed, or written down with a slip.

Does not decide that two people are the same: a date in common is a hint, another date is one against it.
"""

from __future__ import annotations

from enum import StrEnum

from rapidfuzz.distance import OSA

from kim.kernel.partial_date import PartialDate


class Agreement(StrEnum):
    """How two dates of birth agree."""

    SAME = "same"
    COVERS = "covers"
    NEAR = "near"
    UNKNOWN = "unknown"
    DIFFERS = "differs"


def agreement(one: PartialDate, other: PartialDate) -> Agreement:
    """`COVERS`: what is known of both agrees; `NEAR`: one digit, or day and month the other way round, or disputed."""
    mine, theirs = one.isoformat(), other.isoformat()
    if not mine or not theirs:
        return Agreement.UNKNOWN
    if mine == theirs:
        return Agreement.SAME
    if mine.startswith(theirs) or theirs.startswith(mine):
        return Agreement.COVERS
    if _first_of_january(one, other):
        return Agreement.COVERS
    if _turned_round(one, other) or OSA.distance(mine, theirs) == 1:
        return Agreement.NEAR
    return Agreement.NEAR if one.disputed or other.disputed else Agreement.DIFFERS


def _first_of_january(one: PartialDate, other: PartialDate) -> bool:
    """Authorities write 1 January where only the year is known."""
    placeholder = {(1, 1)} & {(one.month, one.day), (other.month, other.day)}
    return one.year == other.year and bool(placeholder)


def _turned_round(one: PartialDate, other: PartialDate) -> bool:
    return one.year == other.year and one.day is not None and (one.day, one.month) == (other.month, other.day)
