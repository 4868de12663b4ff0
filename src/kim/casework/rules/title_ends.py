"""When to act before a residence title or certificate ends, and what to do.

Three reminders come before the last day: six months (another title has to be prepared), three months (papers and
appointments), six weeks (the application has to be with the authority, so that it continues the stay, § 81 Abs. 3, 4
AufenthG). Months are counted back from the last day; where the month has no such day, its last day counts. What this
does not do: say which title somebody may get, or decide what an ended title means in law.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from enum import StrEnum

from kim.pathways.rules.codes import StatusGroup
from kim.pathways.rules.statuses import Status, matches

SIX_WEEKS_DAYS = 42
# Six months are so many days at most.
HALF_A_YEAR_DAYS = 184


class TitleStage(StrEnum):
    """How close an end is. Ordered from far to near."""

    SIX_MONTHS = "six_months"
    THREE_MONTHS = "three_months"
    SIX_WEEKS = "six_weeks"
    ENDED = "ended"


class TitleAdvice(StrEnum):
    """What has to be done before the end."""

    PREPARE_ANOTHER = "prepare_another"
    PROLONG_CERTIFICATE = "prolong_certificate"
    PROLONG_DULDUNG = "prolong_duldung"
    PROLONG = "prolong"


def stage(last_day: date | None, today: date) -> TitleStage | None:
    """The reminder that is due; None if the end is farther away or not known. The last day itself still counts."""
    if last_day is None or today < months_before(last_day, 6):
        return None
    if last_day < today:
        return TitleStage.ENDED
    if today >= last_day - timedelta(days=SIX_WEEKS_DAYS):
        return TitleStage.SIX_WEEKS
    return TitleStage.THREE_MONTHS if today >= months_before(last_day, 3) else TitleStage.SIX_MONTHS


def reminded_until(today: date) -> date:
    """The last day whose end is reminded of today: every earlier one has a stage, every later one has none."""
    day = today + timedelta(days=HALF_A_YEAR_DAYS)
    while stage(day, today) is None:
        day -= timedelta(days=1)
    return day


def reminders(last_day: date) -> tuple[date, ...]:
    """The days on which it is reminded of an end, from far to near."""
    return months_before(last_day, 6), months_before(last_day, 3), last_day - timedelta(days=SIX_WEEKS_DAYS)


def months_before(day: date, months: int) -> date:
    """The same day so many months earlier, or the last day of that month."""
    place = day.year * 12 + day.month - 1 - months
    year, month = place // 12, place % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def advice(status: Status) -> TitleAdvice:
    """What has to be done before this status ends: § 104c cannot be prolonged, a fiction is only a certificate."""
    if matches(status.para, "81") and status.group is StatusGroup.CERTIFICATE:
        return TitleAdvice.PROLONG_CERTIFICATE
    if not status.renewable:
        return TitleAdvice.PREPARE_ANOTHER
    return TitleAdvice.PROLONG_DULDUNG if status.group is StatusGroup.DULDUNG else TitleAdvice.PROLONG
