"""The plan along the calendar: one row per step, with waiting, agreed day, end set by law and today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from kim.casework.queries.board import StepLine
from kim.casework.queries.plan import PlanView

LABEL, WIDTH, HEAD, ROW, RIGHT = 300, 1120, 58, 34, 30
LEAST_DAYS, MOST_DAYS = 60, 730
LETTERS = 34
WIDE_MONTH, NARROW_MONTH = 64, 34


@dataclass(frozen=True)
class Month:
    """The first day of a month on the axis; `label` is empty where there is no room for it."""

    on: date
    x: int
    label: str
    year: str


@dataclass(frozen=True)
class Row:
    """One step. Every `x` is None where there is no such day, or none within the span."""

    line: StepLine
    top: int
    middle: int
    is_shaded: bool
    title: str
    wait_from: int | None
    wait_width: int
    due: int | None
    legal: int | None
    done: int | None
    ends: int | None


@dataclass(frozen=True)
class Calendar:
    """The drawing; rows stand in the order of the table beside it. `left_out`: days that lie outside the span."""

    first: date
    last: date
    width: int
    height: int
    label: int
    months: tuple[Month, ...]
    rows: tuple[Row, ...]
    today: int
    left_out: int


def by_day(plan: PlanView) -> tuple[StepLine, ...]:
    """Unfinished steps by their agreed day (without one: last), then what is done, newest first."""
    todo = sorted(
        (line for line in plan.steps if line.step.done_on is None),
        key=lambda line: (line.step.due_on or date.max, line.step.number),
    )
    done = sorted(
        (line for line in plan.steps if line.step.done_on), key=lambda line: line.step.done_on or date.min, reverse=True
    )
    return (*todo, *done)


def draw(plan: PlanView, today: date) -> Calendar:
    """The calendar of a plan."""
    lines = by_day(plan)
    first, last = _span(lines, today)
    scale = _Scale(first, last)
    rows = tuple(_row(at, line, scale, today) for at, line in enumerate(lines))
    days = [day for line in lines for day in _days(line)]
    return Calendar(
        first=first,
        last=last,
        width=WIDTH,
        height=HEAD + ROW * len(rows),
        label=LABEL,
        months=tuple(_months(scale)),
        rows=rows,
        today=scale.x(today) or LABEL,
        left_out=sum(1 for day in days if not first <= day <= last),
    )


@dataclass(frozen=True)
class _Scale:
    first: date
    last: date

    def x(self, day: date | None) -> int | None:
        """Where a day lies; None outside the span."""
        if day is None or not self.first <= day <= self.last:
            return None
        return LABEL + (WIDTH - RIGHT - LABEL) * (day - self.first).days // max(1, (self.last - self.first).days)


def _days(line: StepLine) -> list[date]:
    step = line.step
    end = line.legal_end.last_day if line.legal_end else None
    since = step.waiting_since if line.waiting else None
    return [day for day in (step.due_on, since, step.done_on, end, line.ends_on) if day]


def _span(lines: tuple[StepLine, ...], today: date) -> tuple[date, date]:
    """From the first to the last day that matters, today in it; at most two years around today."""
    days = [today, *(day for line in lines for day in _days(line))]
    first = max(min(days), today - timedelta(days=MOST_DAYS // 2))
    last = min(max(days), today + timedelta(days=MOST_DAYS // 2))
    last = max(last, first + timedelta(days=LEAST_DAYS))
    return first.replace(day=1), last + timedelta(days=7)


def _months(scale: _Scale) -> list[Month]:
    months: list[Month] = []
    day = scale.first
    total = max(1, (scale.last.year - scale.first.year) * 12 + scale.last.month - scale.first.month + 1)
    width = (WIDTH - RIGHT - LABEL) // total
    every = 1 if width >= NARROW_MONTH else 3
    while day <= scale.last:
        is_named = (day.month - 1) % every == 0
        year = str(day.year) if day.month == 1 or day == scale.first else ""
        months.append(Month(day, scale.x(day) or LABEL, f"{day.month:02d}." if is_named else "", year))
        day = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return months


def _row(at: int, line: StepLine, scale: _Scale, today: date) -> Row:
    top = HEAD + at * ROW
    begin = scale.x(max(line.step.waiting_since, scale.first)) if line.waiting and line.step.waiting_since else None
    now = scale.x(today) or LABEL
    title = f"{line.step.number} {line.step.title}"
    is_open = line.step.done_on is None
    return Row(
        line=line,
        top=top,
        middle=top + ROW // 2,
        is_shaded=at % 2 == 0,
        title=title if len(title) <= LETTERS else title[: LETTERS - 1].rstrip() + "…",
        wait_from=begin,
        wait_width=max(2, now - begin) if begin is not None else 0,
        due=scale.x(line.step.due_on) if is_open else None,
        legal=scale.x(line.legal_end.last_day) if line.legal_end else None,
        done=scale.x(line.step.done_on),
        ends=scale.x(line.ends_on) if line.ends_on != line.step.due_on else None,
    )
