"""From when a pathway could be met if nothing else changes, and what would have to be shown by then.

Time goes on, the facts stand still: open periods run on, and the application is filed on the day itself unless it has
been filed already. Changes of law that have passed are in the book, so they count. What is not met today but on a later
day by itself is cured by time; anything else that is open needs an act: evidence, a document, a decision. A failed
criterion that neither can cure (an age limit, the day of entry, a rule that has ended) closes the way. Days are not
guessed: every rule names the days on which its answer changes, and only those are looked at.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from kim.pathways.rules.book import Route
from kim.pathways.rules.calendar import since, years
from kim.pathways.rules.evaluation import Evaluation, Prepared, Session
from kim.pathways.rules.rulebook import Rulebook
from kim.pathways.rules.situation import Facts
from kim.pathways.rules.values import Flag, Outcome, Value, either

HORIZON = years(20)
_GOOD = (Value.MET, Value.NOT_APPLICABLE)
_ENDED = frozenset({Flag.NOT_IN_FORCE, Flag.PROGRAMME_ENDED})


@dataclass(frozen=True, slots=True)
class Need:
    """One criterion that is open. `since`: the day from which time alone meets it."""

    id: str
    outcome: Outcome
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Earliest:
    """What could be, seen from `at`. `day` None: closed, by the criteria in `closed_by`.

    `by_time`: cured by waiting. `by_act`: has to be shown or done by `day`. Both in the order of the pathway.
    """

    rule: str
    at: date
    day: date | None
    way: str = ""
    by_time: tuple[Need, ...] = ()
    by_act: tuple[Need, ...] = ()
    closed_by: tuple[str, ...] = ()


class Ahead:
    """The days ahead of one person. What rules ask in common is asked once, and again only when it changes.

    `application`: the day of an application that has been filed already.
    """

    def __init__(
        self,
        book: Rulebook,
        facts: Facts,
        at: date,
        application: date | None = None,
        others: Mapping[str, Facts] | None = None,
    ) -> None:
        self._book, self._facts, self._at = book, facts, at
        self._application, self._others = application, others or {}
        self._prepared = Prepared.of(facts, self._others, remembering=True)
        self._begun: dict[str, tuple[Evaluation, set[date]]] = {}

    def today(self, rule: str) -> Evaluation:
        """The rule at the day from which is looked ahead."""
        return self._first(rule)[0]

    def earliest(self, rule: str) -> Earliest:
        """The earliest day for one rule. One without overall value has no earliest day: it is closed by nothing."""
        days = self._walk(rule)
        today = next(days)
        if today.overall is Value.MET:
            return Earliest(rule, self._at, self._at, today.way)
        seen = [today, *days]
        found = [_along(self._book, way, seen) for way in self._book.pathways[rule].routes]
        possible = [one for one in found if one.day is not None]
        if possible:
            return min(possible, key=lambda one: (one.day or date.max, len(one.by_act)))
        closed = dict.fromkeys(identifier for one in found for identifier in one.closed_by)
        return Earliest(rule, self._at, None, closed_by=tuple(closed))

    def _walk(self, rule: str) -> Iterator[Evaluation]:
        """Today, and every day up to the horizon on which something changes."""
        today, turns = self._first(rule)
        yield today
        last = since(self._at, HORIZON)
        while (day := min((turn for turn in turns if turn > today.at), default=date.max)) <= last:
            today = self._on(day, turns).evaluate(rule)
            yield today

    def _first(self, rule: str) -> tuple[Evaluation, set[date]]:
        """Today, and the days on which something of it changes."""
        if rule not in self._begun:
            turns: set[date] = set()
            self._begun[rule] = self._on(self._at, turns).evaluate(rule), turns
        return self._begun[rule]

    def _on(self, day: date, turns: set[date]) -> Session:
        application = self._application or day
        return Session(self._book, self._facts, day, application, self._others, turns, self._prepared)


def earliest(
    book: Rulebook,
    rule: str,
    facts: Facts,
    at: date,
    application: date | None = None,
    others: Mapping[str, Facts] | None = None,
) -> Earliest:
    """The earliest day for one rule alone, as in `Ahead`."""
    return Ahead(book, facts, at, application, others).earliest(rule)


def _along(book: Rulebook, way: Route, seen: list[Evaluation]) -> Earliest:
    """The first day on which all that time cures is good and nothing is beyond cure."""
    today = seen[0]
    last = {need: max((one.at for one in seen if _good(need, one)), default=date.min) for need in way.needs}
    for one in seen:
        if not any(_must_wait(need, one, last[need]) or _beyond_cure(book, need, one) for need in way.needs):
            return _told(way, one, seen)
    blocked = [need for need in way.needs if any(_beyond_cure(book, need, one) for one in seen)]
    ids = tuple(need if isinstance(need, str) else need[0] for need in blocked)
    return Earliest(today.rule, today.at, None, way.name, closed_by=ids)


def _must_wait(need: Ids, one: Evaluation, last: date) -> bool:
    """On this day it is not good and neither evidence nor a decision would help; time cures it (`last`: until when)."""
    return one.at < last and not _good(need, one) and not _is_for_somebody(need, one)


def _is_for_somebody(need: Ids, evaluation: Evaluation) -> bool:
    """Open, and somebody can close it: by evidence, or the authority by its assessment."""
    outcome = _outcome(need, evaluation)
    if outcome is None or outcome.value is not Value.UNKNOWN:
        return False
    return any(not reason.startswith("LQ-") for reason in outcome.reasons)


def _told(way: Route, chosen: Evaluation, seen: list[Evaluation]) -> Earliest:
    waited = [need for need in way.needs if not _good(need, seen[0]) and _good(need, chosen)]
    by_time = [replace(_need(need, chosen), since=next(one.at for one in seen if _good(need, one))) for need in waited]
    by_act = [_need(need, chosen) for need in way.needs if not _good(need, chosen)]
    return Earliest(chosen.rule, seen[0].at, chosen.at, way.name, tuple(by_time), tuple(by_act))


Ids = str | tuple[str, ...]


def _outcome(need: Ids, evaluation: Evaluation) -> Outcome | None:
    """None on a day on which the pathway is not in force."""
    if not evaluation.criteria:
        return None
    if isinstance(need, str):
        return evaluation.criteria[need]
    return either(evaluation.criteria[one] for one in need)


def _good(need: Ids, evaluation: Evaluation) -> bool:
    outcome = _outcome(need, evaluation)
    return outcome is not None and outcome.value in _GOOD


def _need(need: Ids, evaluation: Evaluation) -> Need:
    """The need under one id: of alternatives the one that is furthest."""
    outcome = _outcome(need, evaluation) or Outcome(Value.NOT_MET)
    if isinstance(need, str):
        return Need(need, outcome)
    values = {one: evaluation.criteria[one].value for one in need}
    return Need(next((one for one in need if values[one] is outcome.value), need[0]), outcome)


def _beyond_cure(book: Rulebook, need: Ids, evaluation: Evaluation) -> bool:
    """Failed, and no act can change that on this day."""
    if not evaluation.criteria:
        return True
    return all(_is_fixed(book, one, evaluation) for one in ((need,) if isinstance(need, str) else need))


def _is_fixed(book: Rulebook, identifier: str, evaluation: Evaluation) -> bool:
    outcome = evaluation.criteria[identifier]
    if outcome.value is not Value.NOT_MET:
        return False
    return book.criteria[identifier].fixed or not _ENDED.isdisjoint(outcome.flags)
