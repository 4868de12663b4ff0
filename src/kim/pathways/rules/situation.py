"""What a rule looks at: the facts of one person (never who it is), two dates, and what was found out so far.

Facts come as a mapping in the schema of `schema.py`, dates as `date`. Reading goes through this class, so that
"not asked", "dated later" and "when does this change by itself" are answered in one place.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Protocol

from kim.pathways.rules.calendar import FAR
from kim.pathways.rules.tables import table
from kim.pathways.rules.timeline import ERLAUBT, NONE, Stay, Timeline
from kim.pathways.rules.values import Outcome

Facts = Mapping[str, Any]


class Rules(Protocol):
    """What a situation asks the rule book: what each criterion asks on a day, or one pathway as a whole."""

    def tests(self, at: date, *, turning: bool) -> Mapping[str, Callable[[Situation], Outcome]]: ...

    def overall(self, rule: str, situation: Situation, without: frozenset[str] = ...) -> Outcome: ...


Question = Callable[["Situation"], Outcome]
Step = tuple[str, Question | None]
"""An id, and the pathway's own question if it has one."""


@dataclass(frozen=True, slots=True)
class Standing:
    """An answer that stands from the day on which it was given until the first of its `turns`."""

    since: date
    until: date
    outcome: Outcome
    turns: frozenset[date]


class Memory:
    """Answers of one person's facts that are kept while days go by; nothing in it depends on a rule or a day."""

    __slots__ = ("_kept", "timeline")

    def __init__(self) -> None:
        self.timeline: Timeline | None = None
        self._kept: dict[Hashable, list[Standing]] = {}

    def of(self, key: Hashable, day: date) -> Standing | None:
        """The answer that stands on `day`."""
        for one in self._kept.get(key, ()):
            if one.since <= day < one.until:
                return one
        return None

    def keep(self, key: Hashable, day: date, outcome: Outcome, turns: set[date]) -> Standing:
        """Keep an answer that was given on `day` and changes on `turns` at the earliest."""
        until = min((turn for turn in turns if turn > day), default=FAR)
        kept = Standing(day, until, outcome, frozenset(turns))
        self._kept.setdefault(key, []).append(kept)
        return kept


class Situation:
    """One person's facts at one pair of dates. `others`: facts of the persons named in `principal`.

    `turns` collects the days on which something read here changes by itself; None when nobody asks. With a `memory`
    an answer is not worked out again before it changes.
    """

    __slots__ = ("_found", "_tests", "_timeline", "application", "at", "facts", "memory", "others", "rules", "turns")

    def __init__(
        self, facts: Facts, at: date, application: date, rules: Rules, others: Mapping[str, Facts] | None = None
    ) -> None:
        self.facts, self.at, self.application, self.rules = facts, at, application, rules
        self.others: Mapping[str, Facts] = others or {}
        self.turns: set[date] | None = None
        self.memory: Memory | None = None
        self._found: dict[str, Outcome] = {}
        self._tests: Mapping[str, Callable[[Situation], Outcome]] | None = None
        self._timeline: Timeline | None = None

    # facts

    def record(self, key: str, on: date | None = None) -> Mapping[str, Any] | None:
        """The record under `key`; None if not asked, or dated after `on` (the reference date)."""
        found = self.facts.get(key)
        if not isinstance(found, dict):
            return None
        return found if self.happened(found.get("date"), on, absent=True) else None

    def part(self, key: str, name: str) -> Any:
        """One part of the record under `key`; None if not asked."""
        found = self.record(key)
        return None if found is None else found.get(name)

    def items(self, key: str, on: date | None = None) -> list[Mapping[str, Any]] | None:
        """The items of the list under `key` that do not begin or happen after `on`; None if not asked."""
        found = self.facts.get(key)
        if found is None:
            return None
        return [item for item in found if self.happened(item.get("date") or item.get("from"), on, absent=True)]

    def happened(self, day: date | None, on: date | None = None, *, absent: bool = False) -> bool:
        """Whether `day` is not after `on`; `absent` is the answer without a date."""
        if day is None:
            return absent
        on = on or self.at
        if day <= on:
            return True
        self.turn(day)
        return False

    def running(self, key: str, keep: Callable[[Mapping[str, Any]], bool] = lambda _: True) -> bool | None:
        """Whether a period under `key` covers the reference date; None if not asked."""
        found = self.items(key)
        return None if found is None else any(self.covers(period) for period in found if keep(period))

    def covers(self, period: Mapping[str, Any]) -> bool:
        """Whether the reference date lies in `period`, both ends inclusive."""
        end = period.get("to")
        inside = period["from"] <= self.at and (end is None or self.at <= end)
        if inside and end is not None:
            self.turn(end + timedelta(days=1))
        return bool(inside)

    # residence

    @property
    def timeline(self) -> Timeline | None:
        """The residence periods in order; None if not asked."""
        if self._timeline is None and self.facts.get("status_periods") is not None:
            self._timeline = self._remembered_timeline()
        if self.turns is not None and self._timeline is not None:
            self.turns |= self._timeline.turns
        return self._timeline

    def _remembered_timeline(self) -> Timeline:
        known = self.memory.timeline if self.memory else None
        found = known or Timeline.of(self.facts["status_periods"])
        if self.memory:
            self.memory.timeline = found
        return found

    @property
    def stay(self) -> Stay | None:
        """The period that covers the reference date. Days outside all periods are without status."""
        timeline = self.timeline
        if timeline is None:
            return None
        return timeline.at(self.at) or Stay(self.at, self.at, NONE, "")

    def title(self) -> str:
        """The code of the title held at the reference date, empty without one."""
        stay = self.stay
        return stay.title if stay and stay.type == ERLAUBT else ""

    # time and rules

    def turn(self, day: date) -> None:
        """Note that something changes by itself on `day`."""
        if self.turns is not None and self.at < day < FAR:
            self.turns.add(day)

    def dated(self, key: str) -> Any:
        """The value of a dated table on the reference date, None without an entry."""
        for entry in table(key).entries:
            self.turn(entry.start)
            self.turn(entry.end + timedelta(days=1) if entry.end < FAR else FAR)
        return table(key).at(self.at)

    def criterion(self, identifier: str) -> Outcome:
        """Another criterion, worked out once."""
        found = self._found.get(identifier)
        if found is None:
            if self._tests is None:
                self._tests = self.rules.tests(self.at, turning=self.turns is not None)
            if self.memory is None:
                found = self._found[identifier] = self._tests[identifier](self)
            else:
                # Each asker has to be told when it changes, so it is not kept here as well.
                found = self._asked(identifier, self._tests[identifier])
        return found

    def answers(self, plan: Iterable[Step]) -> dict[str, Outcome]:
        """Several criteria; a step may bring a question of its own."""
        found: dict[str, Outcome] = {}
        known, is_plain = self._found, self.memory is None
        for identifier, own in plan:
            if own is not None:
                found[identifier] = own(self) if is_plain else self.own(own)
            else:
                outcome = known.get(identifier)
                found[identifier] = self.criterion(identifier) if outcome is None else outcome
        return found

    def own(self, question: Question) -> Outcome:
        """The answer to a question of one pathway. The questions of the book live as long as it does."""
        return self._asked(id(question), question)

    def _asked(self, key: Hashable, question: Question) -> Outcome:
        memory, outer = self.memory, self.turns
        if memory is None or outer is None:
            return question(self)
        standing = memory.of(key, self.at)
        if standing is None:
            noted: set[date] = set()
            self.turns = noted
            try:
                standing = memory.keep(key, self.at, question(self), noted)
            finally:
                self.turns = outer
        outer |= standing.turns
        return standing.outcome

    def on(self, at: date, application: date) -> Situation:
        """The same facts at other dates."""
        moved = Situation(self.facts, at, application, self.rules, self.others)
        moved._timeline, moved.turns = self._timeline, self.turns
        return moved
