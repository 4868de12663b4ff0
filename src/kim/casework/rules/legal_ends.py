"""The day after which it is too late by law, apart from the day that was agreed.

A deadline that ends on a Saturday, a Sunday or a statutory holiday is still kept on the next working day (§ 193 BGB,
§ 31 Abs. 3 VwVfG, § 26 Abs. 3 SGB X); a state, such as a title, ends on its day. The last day counts as in time. What
this does not do: work out the deadline itself from an event (the case manager enters it with its paragraph).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from kim.casework.rules.plan_codes import LegalEndKind

# Six weeks: time to gather papers and get an appointment.
WARNING_DAYS = 42


@dataclass(frozen=True)
class LegalEnd:
    """`on` is the day that the law names, `last_day` the last one that is still in time, `days` until it from today."""

    on: date
    last_day: date
    basis: str
    days: int

    @property
    def is_moved(self) -> bool:
        """True if the last day is later because offices do not work on the day that the law names."""
        return self.last_day != self.on

    @property
    def is_over(self) -> bool:
        """True from the day after the last one."""
        return self.days < 0

    @property
    def is_near(self) -> bool:
        """True once it is time to act; also when it is over."""
        return self.days <= WARNING_DAYS

    def comes_before(self, day: date | None) -> bool:
        """True if `day` is agreed for later than the law allows."""
        return day is not None and day > self.last_day


def legal_end(
    on: date | None, kind: str, basis: str, today: date, next_working: Callable[[date], date]
) -> LegalEnd | None:
    """The end set by law as it stands today; None if there is none."""
    if on is None:
        return None
    last = next_working(on) if kind == LegalEndKind.DEADLINE else on
    return LegalEnd(on, last, basis, (last - today).days)
