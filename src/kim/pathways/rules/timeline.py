"""Residence as one line of days without holes, and the chains on it that a duration looks at.

Basis: section "counting residence" of the rule base: periods are sorted and concatenated, a day between two of
them has no status. A chain runs without gap up to the day of judgement; days under § 60b AufenthG do not count
(§ 60b Abs. 5 S. 1), and whether they also interrupt is disputed, so both readings are offered. What this does
not do: decide which types a criterion counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from kim.pathways.rules.calendar import DAY, FAR, Days, Span, shifted, since

ERLAUBT, GESTATTET, GEDULDET, GEDULDET_60B, NONE = "erlaubt", "gestattet", "geduldet", "geduldet_60b", "none"
LAWFUL_OR_TOLERATED = frozenset({ERLAUBT, GESTATTET, GEDULDET})
FICTION = "81.4"


@dataclass(frozen=True, slots=True)
class Stay:
    """One period of one status. `title`: the code that counts, which for a fiction is the continued one."""

    start: date
    end: date
    type: str
    title: str
    para: str = ""

    def covers(self, day: date) -> bool:
        return self.start <= day <= self.end


@dataclass(frozen=True, slots=True)
class Chain:
    """What a duration looks at: its first counted day, and the days after it that do not count."""

    start: date
    uncounted: tuple[Days, ...] = ()
    skipped_gap: bool = False

    def reaches(self, span: Span) -> date:
        """The first day on which `span` has been reached, `FAR` if never."""
        return shifted(since(self.start, span), list(self.uncounted))


class Timeline:
    """All periods in order, with the days between them as periods of type `none`."""

    __slots__ = ("_turns", "stays")

    def __init__(self, stays: Iterable[Stay]) -> None:
        self.stays = tuple(_filled(sorted(stays, key=lambda stay: stay.start)))
        self._turns: frozenset[date] | None = None

    @property
    def turns(self) -> frozenset[date]:
        """The days on which a period begins, or one has ended."""
        if self._turns is None:
            ended = (stay.end + DAY for stay in self.stays if stay.end < FAR)
            self._turns = frozenset((*(stay.start for stay in self.stays), *ended))
        return self._turns

    @classmethod
    def of(cls, periods: Iterable[Mapping[str, Any]]) -> Timeline:
        """From the fact `status_periods`."""
        return cls(_stay(period) for period in periods)

    def at(self, day: date) -> Stay | None:
        """The period that covers `day`; None before the first and after the last."""
        for stay in reversed(self.stays):
            if stay.start <= day:
                return stay if day <= stay.end else None
        return None

    def until(self, day: date) -> list[Stay]:
        """The periods from the one that covers `day` backwards; empty if none does."""
        stays = [stay for stay in self.stays if stay.start <= day]
        return stays[::-1] if stays and day <= stays[-1].end else []

    def chain(
        self,
        day: date,
        types: frozenset[str],
        bridged: frozenset[str] = frozenset(),
        gaps: int | None = 0,
        longest: int | None = None,
    ) -> Chain | None:
        """The chain of `types` up to `day`; None if there is none.

        Days of the types `bridged` do not count but do not interrupt. `gaps`: how many interruptions without
        status are passed over in the same way (None: all), each of at most `longest` days.
        """
        kept: list[Stay] = []
        skipped = 0
        for stay in self.until(day):
            if stay.type == NONE and kept and (longest is None or _length(stay) <= longest):
                skipped += 1
                if gaps is not None and skipped > gaps:
                    break
            elif stay.type not in types and stay.type not in bridged:
                break
            kept.append(stay)
        while kept and kept[-1].type not in types:
            kept.pop()
        if not kept:
            return None
        uncounted = tuple(Days(stay.start, stay.end) for stay in reversed(kept) if stay.type not in types)
        return Chain(kept[-1].start, uncounted, any(stay.type == NONE for stay in kept))


def _stay(period: Mapping[str, Any]) -> Stay:
    para = period.get("para") or ""
    title = period.get("continues") or "" if para == FICTION else para
    return Stay(period["from"], period.get("to") or FAR, period["type"], title, para)


def _filled(stays: list[Stay]) -> list[Stay]:
    filled: list[Stay] = []
    for stay in stays:
        last = filled[-1] if filled else None
        if last and last.end < FAR and last.end + DAY < stay.start:
            last = _without_status(filled, last.end + DAY, stay.start - DAY)
        if last and stay.type == NONE:
            _without_status(filled, stay.start, stay.end)
        else:
            filled.append(stay)
    return filled


def _without_status(filled: list[Stay], start: date, end: date) -> Stay:
    """Append days without status; two such periods in a row are one interruption."""
    if filled[-1].type == NONE:
        start = filled.pop().start
    filled.append(Stay(start, end, NONE, ""))
    return filled[-1]


def _length(stay: Stay) -> int:
    return (stay.end - stay.start).days + 1


def with_hardship_order(periods: list[Mapping[str, Any]], application: date) -> list[Mapping[str, Any]]:
    """The periods with the days between the end of a title and the late application as continued (§ 81 Abs. 4 S. 3).

    Without a later period the order lets the title go on from its end.
    """
    ordered = sorted(periods, key=lambda period: period["from"])
    filled: list[Mapping[str, Any]] = []
    for position, period in enumerate(ordered):
        filled.append(period)
        following = ordered[position + 1] if position + 1 < len(ordered) else None
        end = period.get("to")
        if end is None or period["type"] != ERLAUBT:
            continue
        until = following["from"] - DAY if following else None
        late = following is not None and following.get("para") == FICTION
        if (late or end < application) and (until is None or (end < until and (late or application <= until))):
            title = period.get("continues") or period.get("para")
            filled.append({"from": end + DAY, "to": until, "type": ERLAUBT, "para": FICTION, "continues": title})
    return filled
