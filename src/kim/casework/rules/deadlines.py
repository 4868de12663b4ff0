"""Due, overdue and waiting, counted in days from a given today.

A due date is the last day that is still in time. Waiting is counted from the day an office was asked,
and compared with what is usual there if that is known. What this does not do: deadlines of law
(§§ 187 ff. BGB, in pathways), working days, or deciding whose fault a delay is.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

SOON_DAYS = 14


class DueState(StrEnum):
    """How a due date stands. `NONE` means that nobody set one."""

    NONE = "none"
    FINISHED = "finished"
    OVERDUE = "overdue"
    TODAY = "today"
    SOON = "soon"
    LATER = "later"


@dataclass(frozen=True)
class Due:
    """`days` until the due date; negative if it has passed; None if there is none or it no longer counts."""

    state: DueState
    days: int | None = None

    @property
    def is_overdue(self) -> bool:
        """True from the day after the due date."""
        return self.state is DueState.OVERDUE


def due(due_on: date | None, is_finished: bool, today: date, soon_days: int = SOON_DAYS) -> Due:
    """How something with a due date stands today."""
    if is_finished:
        return Due(DueState.FINISHED)
    if due_on is None:
        return Due(DueState.NONE)
    days = (due_on - today).days
    if days < 0:
        return Due(DueState.OVERDUE, days)
    if days == 0:
        return Due(DueState.TODAY, 0)
    return Due(DueState.SOON if days <= soon_days else DueState.LATER, days)


@dataclass(frozen=True)
class Waiting:
    """Days since an office was asked, and what is usual there (None: not known)."""

    days: int
    usual_days: int | None = None

    @property
    def over_usual_days(self) -> int:
        """Days beyond what is usual; 0 if not beyond, or if nobody knows what is usual."""
        return max(0, self.days - self.usual_days) if self.usual_days is not None else 0


def waiting(since: date | None, today: date, usual_days: int | None = None) -> Waiting | None:
    """How long something has waited; None if it does not wait yet."""
    if since is None or since > today:
        return None
    return Waiting((today - since).days, usual_days)
