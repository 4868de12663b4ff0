"""From a person of a case to typed facts, and from facts to ways. Without consent there are no facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from kim.casework.models import Case
from kim.casework.queries import homes
from kim.casework.queries.people import age_of
from kim.consent import api as consent
from kim.consolidation.queries.stated import Answered, answers, newest
from kim.consolidation.rules.codes import WAYS
from kim.consolidation.rules.ways import Way, nearest_first, way
from kim.kernel import clock
from kim.kernel.actor import Actor
from kim.kernel.remembered import once
from kim.pathways import api as pathways
from kim.pathways.api import Ahead
from kim.people import api as people
from kim.people.labels import RELATIONS
from kim.people.models import Person
from kim.people.rules.codes import HouseholdRelation
from kim.referrals.rules.told import ToldCriterion


@dataclass(frozen=True)
class Member:
    """Somebody who lives in the household. `agreed`: a consent to the pre-check holds today."""

    person: Person
    relation: str
    agreed: bool
    code: str = ""

    @property
    def about(self) -> str:
        """Relation and age in words."""
        return ", ".join(part for part in (self.relation, age_of(self.person)) if part)


@dataclass(frozen=True)
class Found:
    """What came through the door. `member.agreed` says whether facts may be looked at."""

    case: Case
    member: Member
    household: list[Member]

    @property
    def person(self) -> Person:
        return self.member.person


def members(actor: Actor, case: Case) -> list[Member]:
    """Who lives in the household today, the reference person first; three statements."""
    given = consent.agreed(actor, case.household, consent.Purpose.LEGAL_PRECHECK)
    living_there = homes.members_in(actor, frozenset({case.household_id}))
    found = sorted(living_there, key=lambda one: one.relation != HouseholdRelation.REFERENCE)
    return [Member(one.person, _relation(one.relation), given.covers(one.person), one.relation) for one in found]


def _relation(code: str) -> str:
    return "" if code == HouseholdRelation.NOT_ASKED else str(RELATIONS[code])


@dataclass(frozen=True)
class Facts:
    """Typed facts of a person for one reference date.

    `application`: the day of an application if it is another one. `unread`: names of facts that do not fit the schema.
    `answers`: what authorities told of the person, the latest first.
    """

    facts: Mapping[str, Any]
    at: date
    application: date | None = None
    unread: tuple[str, ...] = ()
    answers: tuple[Answered, ...] = ()

    @cached_property
    def ahead(self) -> Ahead:
        """The days after the reference date."""
        return pathways.ahead(self.facts, self.at, self.application)

    @property
    def told(self) -> Mapping[str, ToldCriterion]:
        """Of each criterion the value that an authority told last."""
        return newest(self.answers)

    @property
    def title_ends(self) -> date | None:
        """The last day of the status that covers the reference date, as far as it is known."""
        for period in self.facts.get("status_periods", ()):
            end = period.get("to")
            if period["from"] <= self.at and (end is None or self.at <= end):
                return end if end is None or not self._goes_on(end) else None
        return None

    def _goes_on(self, end: date) -> bool:
        return any(period["from"] == end + timedelta(days=1) for period in self.facts["status_periods"])


@once
def facts_of(actor: Actor, person: Person, at: date) -> Facts:
    """What is known of a person, for a reference date. What is known today counts for later days as well."""
    known = dict(people.facts_of(actor, person, min(at, clock.today())))
    unread: list[str] = []
    try:
        typed = pathways.checked(known)
    except pathways.FactsError as error:
        keys = {str(problem.path[0]) for problem in error.problems}
        unread = [pathways.fact_label(key) for key in sorted(keys)]
        typed = pathways.checked({key: value for key, value in known.items() if key not in keys})
    if born := people.born_between(person):
        typed = {**typed, pathways.BORN_BETWEEN: born}
    return Facts(typed, at, unread=tuple(unread), answers=tuple(answers(actor, person)))


def way_of(rule: str, known: Facts, others: Mapping[str, Any] | None = None) -> Way:
    """One pathway."""
    ahead = pathways.ahead(known.facts, known.at, known.application, others) if others else known.ahead
    return way(pathways.pathway(rule), ahead.today(rule), ahead.earliest(rule), known.facts, known.told)


def ways_of(known: Facts) -> list[Way]:
    """All ways to a more secure stay, nearest first."""
    told = known.told
    return nearest_first(
        way(pathways.pathway(rule), known.ahead.today(rule), known.ahead.earliest(rule), known.facts, told)
        for rule in WAYS
    )
