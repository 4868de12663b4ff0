"""A title that ends for good: it cannot be prolonged, so another one has to be applied for while it lasts.

Basis: § 104c Abs. 3 S. 2, 3 AufenthG a. F.: eighteen months, not prolonged; only §§ 25a, 25b can follow. When it is
reminded of the end, `casework.rules.title_ends` says.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kim.casework.rules.title_ends import reminders
from kim.consolidation.rules import after
from kim.pathways import api as pathways


@dataclass(frozen=True)
class Ending:
    """The last day of the title `norm`, what can follow it, and the days on which it is still reminded of."""

    norm: str
    day: date
    followed_by: tuple[str, ...]
    reminders: tuple[date, ...]


def ending(periods: Iterable[after.Period], at: date) -> Ending | None:
    """The title of this day, if it ends for good and nothing follows it yet; None for any other."""
    known = list(periods)
    rule = after.held(known, at)
    if rule not in after.NOT_PROLONGED:
        return None
    last = max((one["to"] for one in known if one["from"] <= at and one.get("to")), default=None)
    if last is None or last < at or any(one["from"] > at for one in known):
        return None
    leads = tuple(pathways.pathway(one).norm for one in after.LEADS_TO[rule])
    return Ending(pathways.pathway(rule).norm, last, leads, tuple(day for day in reminders(last) if day > at))
