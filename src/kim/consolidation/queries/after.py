"""What an authority granted, whether it stands in the case already, and which ways come next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext

from kim.casework.models import Case, Task
from kim.consolidation.queries.precheck import Facts, way_of
from kim.consolidation.queries.stated import Answered
from kim.consolidation.rules import after as rules
from kim.consolidation.rules.ways import Way
from kim.kernel.actor import Actor
from kim.kernel.core_codes import ProcedureOutcome
from kim.kernel.prepared import PreparedFor
from kim.pathways import api as pathways
from kim.people.models import Person
from kim.ui.templatetags.kim_ui import day


@dataclass(frozen=True)
class Granted:
    """A title that an authority granted on a packet. `key`: its entry in the catalogue, empty if nobody can say."""

    rule: str
    key: str
    on: date
    until: date | None
    packet: str

    @property
    def norm(self) -> str:
        return pathways.pathway(self.rule).norm


@dataclass(frozen=True)
class Next:
    """A way that the title leads on to. `reminder`: the words of the task; `remind_on`: its day, None if none helps."""

    way: Way
    reminder: str
    remind_on: date | None
    is_reminded: bool


@dataclass(frozen=True)
class After:
    """What follows a title. `granted`: told by an authority and not recorded yet. `known`: what the days rest on."""

    rule: str
    granted: Granted | None
    ways: tuple[Next, ...]
    known: Facts

    @property
    def norm(self) -> str:
        return pathways.pathway(self.rule).norm

    @property
    def is_prolonged(self) -> bool:
        """The days suppose that the title is prolonged; of one that cannot be they do not."""
        return self.rule not in rules.NOT_PROLONGED


def granted_in(answers: tuple[Answered, ...]) -> Granted | None:
    """The title that was granted last."""
    for answer in answers:
        told = answer.told
        if told.outcome == ProcedureOutcome.GRANTED and told.decided_on and told.rule in pathways.rules():
            key = told.title or rules.ENTRIES.get(told.rule, "")
            return Granted(told.rule, key, told.decided_on, told.title_until, answer.packet)
    return None


def after(actor: Actor, case: Case, person: Person, known: Facts) -> After | None:
    """What follows the title that the person holds, or that was granted and is not recorded; None without one.

    None also if nothing lies ahead.
    """
    granted = _new(known)
    rule = granted.rule if granted else rules.held(known.facts.get("status_periods", []), known.at)
    if not rule:
        return None
    then = _ahead(known, granted)
    reminded = _reminded(actor, case)
    ways = [way_of(one, then) for one in rules.LEADS_TO.get(rule, ())]
    ahead = tuple(_next(person, one, known.at, reminded) for one in ways)
    # What can be applied for now stands in the list of ways.
    is_news = granted is not None or any(one.remind_on for one in ahead)
    return After(rule, granted, ahead, then) if is_news else None


def next_way(person: Person, rule: str, known: Facts) -> Next:
    """One way that could be reminded of, on the facts with a title that was granted."""
    return _next(person, way_of(rule, _ahead(known, _new(known))), known.at, frozenset())


def _new(known: Facts) -> Granted | None:
    """A title that was granted and is not recorded."""
    granted = granted_in(known.answers)
    periods = known.facts.get("status_periods", [])
    is_recorded = granted and granted.key and rules.is_recorded(periods, granted.key, granted.on)
    return None if is_recorded else granted


def _ahead(known: Facts, granted: Granted | None) -> Facts:
    """The facts with the title, as if it were prolonged each time: without that nothing counts in years."""
    periods = known.facts.get("status_periods", [])
    if granted and granted.key:
        periods = rules.with_title(periods, granted.key, granted.on, granted.until)
    as_if = rules.prolonged(periods, known.at)
    if as_if == known.facts.get("status_periods", []):
        return known
    facts: Mapping[str, Any] = {**known.facts, "status_periods": as_if}
    return replace(known, facts=facts)


def _next(person: Person, way: Way, at: date, reminded: frozenset[str]) -> Next:
    earliest = way.earliest.day
    if earliest is None or earliest <= at:
        return Next(way, "", None, False)
    words = {"norm": way.pathway.norm, "name": person.given_name or str(person), "day": day(earliest)}
    title = gettext("Look at %(norm)s for %(name)s: earliest on %(day)s") % words
    return Next(way, title, rules.remind_on(earliest, at), title in reminded)


def _reminded(actor: Actor, case: Case) -> frozenset[str]:
    return frozenset(task.title for task in _open_tasks(actor, case=case.pk))


def _to_do(actor: Actor, case: int) -> QuerySet[Task]:
    found: QuerySet[Task] = Task.objects.visible_to(actor).filter(case=case, done_on__isnull=True)
    return found.only("title")


_open_tasks = PreparedFor(_to_do, case=int)
