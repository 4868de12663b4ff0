"""Within how many working days an office answers, and who says so: the office, the district's files, or nobody.

What an office says in the directory goes before the files, a unit before its organisation. Where nobody has promised
anything, the district's setting says when an answer is expected; that is no promise and no usual time.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

LEAST, MOST = 1, 260
WORKING_DAYS_OF_A_WEEK, DAYS_OF_A_WEEK = 5, 7


class Source(StrEnum):
    """Who says it."""

    OFFICE = "office"
    FILES = "files"
    DISTRICT = "district"


@dataclass(frozen=True)
class Promise:
    """`days` are working days; `stated_on` only if the office said it itself."""

    days: int
    source: Source
    stated_on: date | None = None

    @property
    def is_stated(self) -> bool:
        """Somebody has promised it for this office."""
        return self.source is not Source.DISTRICT


def promise(
    said: int | None, stated_on: date | None, of_unit: int | None, of_organisation: int | None, default: int
) -> Promise:
    """What holds: what the office `said`, what the files say of the unit, of its organisation, or the `default`."""
    if said is not None:
        return Promise(said, Source.OFFICE, stated_on)
    of_files = of_unit if of_unit is not None else of_organisation
    return Promise(default, Source.DISTRICT) if of_files is None else Promise(of_files, Source.FILES)


def in_calendar_days(working_days: int) -> int:
    """About as many days on the calendar, to stand beside a wait that is counted in those; holidays left out."""
    weeks, rest = divmod(working_days, WORKING_DAYS_OF_A_WEEK)
    return weeks * DAYS_OF_A_WEEK + rest
