"""Opening hours as people write them: "Mo–Do 8:30–12:00", a line per span. Read and written in one form.

A day without a span is closed only if hours are stated at all. Holidays are the caller's knowledge (`free`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from kim.directory.rules.codes import Visit

DAYS = ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So")
_LINE = re.compile(r"^\s*(?P<days>[A-Za-z ,–-]+?)\s+(?P<begin>[\d:.]+)\s*[–-]\s*(?P<end>[\d:.]+)\s*(?:Uhr)?\s*$")
_TIME = re.compile(r"^(\d{1,2})(?:[:.](\d{2}))?$")


class HoursError(ValueError):
    """A line that cannot be read; `line` counts from 1."""

    def __init__(self, line: int, text: str) -> None:
        super().__init__(f"line {line}: {text}")
        self.line = line
        self.text = text


@dataclass(frozen=True)
class Span:
    """Open on these weekdays (0 is Monday) from `begin` to `end`."""

    days: tuple[int, ...]
    begin: time
    end: time


class Door(StrEnum):
    """What one finds on a day."""

    NOT_STATED = "not_stated"
    OPEN = "open"
    APPOINTMENT = "appointment"
    CLOSED = "closed"
    HOLIDAY = "holiday"


@dataclass(frozen=True)
class Day:
    """What one finds on a day: the spans, and why it is closed."""

    door: Door
    spans: tuple[Span, ...] = ()
    reason: str = ""


def parse(text: str) -> tuple[Span, ...]:
    """The spans of a text, in its order. `HoursError` names the first line that cannot be read."""
    lines = [(number, line) for number, line in enumerate(text.splitlines(), start=1) if line.strip()]
    return tuple(_span(number, line) for number, line in lines)


def written(spans: tuple[Span, ...]) -> str:
    """The one form in which hours are stored: `parse(written(spans)) == spans`."""
    return "\n".join(f"{_days_written(span.days)} {_clock(span.begin)}–{_clock(span.end)}" for span in spans)


def on(spans: tuple[Span, ...], visit: Visit, day: date, free: str = "") -> Day:
    """What one finds on `day`. `free`: why no office works that day, in words; empty on a working day.

    Who comes by appointment finds nobody's door closed: hours, if stated, are those of the telephone or of visits.
    """
    if visit is Visit.OUTREACH or (not spans and visit is Visit.NOT_STATED):
        return Day(Door.NOT_STATED)
    today = tuple(span for span in spans if day.weekday() in span.days)
    if free and (not today or day.weekday() < DAYS.index("Sa")):
        return Day(Door.HOLIDAY, reason=free)
    if visit is Visit.APPOINTMENT:
        return Day(Door.APPOINTMENT, today)
    if today:
        return Day(Door.OPEN, today)
    return Day(Door.APPOINTMENT if visit is Visit.BOTH else Door.CLOSED if spans else Door.NOT_STATED)


def _span(number: int, line: str) -> Span:
    found = _LINE.match(line)
    begin, end = (_time(found[name]) for name in ("begin", "end")) if found else (None, None)
    days = _days(found["days"]) if found else ()
    if not days or begin is None or end is None or begin >= end:
        raise HoursError(number, line.strip())
    return Span(days, begin, end)


def _time(text: str) -> time | None:
    found = _TIME.match(text)
    hour, minute = (int(found[1]), int(found[2] or 0)) if found else (24, 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _days(text: str) -> tuple[int, ...]:
    """Numbers of "Mo–Do, Sa"; empty if one is unknown."""
    days: list[int] = []
    for part in re.split(r"\s*,\s*", text.strip()):
        ends = [_day(name) for name in re.split(r"\s*[–-]\s*", part)]
        if None in ends or len(ends) > 2:
            return ()
        first, last = ends[0], ends[-1]
        days += range(first or 0, (last or 0) + 1)
    return tuple(dict.fromkeys(days))


def _day(name: str) -> int | None:
    short = name.strip().title()[:2]
    return DAYS.index(short) if short in DAYS else None


def _days_written(days: tuple[int, ...]) -> str:
    is_row = len(days) > 2 and list(days) == list(range(days[0], days[-1] + 1))
    return f"{DAYS[days[0]]}–{DAYS[days[-1]]}" if is_row else ", ".join(DAYS[day] for day in days)


def _clock(moment: time) -> str:
    return f"{moment.hour}:{moment.minute:02}"
