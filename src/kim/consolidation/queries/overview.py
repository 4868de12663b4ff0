"""What the overview shows: the ways of one person, and in one line those of the others in the household."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kim.consolidation.queries.precheck import Facts, Found, Member, ways_of
from kim.consolidation.rules import after
from kim.consolidation.rules.codes import FURTHER, Standing
from kim.consolidation.rules.family import Following, followings
from kim.consolidation.rules.ways import Way
from kim.kernel import clock
from kim.kernel.actor import Actor
from kim.pathways import api as pathways
from kim.pathways.api import Explanation
from kim.people import api as people

LEAST = 3
"""So many ways are shown in full, even if something has to change for them."""


@dataclass(frozen=True)
class Overview:
    """The ways of a person: those in full, those for which something has to change, and those that are closed.

    `leads_on`: a title is held of which it is known where it leads on to; that is said apart.
    """

    known: Facts
    open: list[Way]
    later: list[Way]
    closed: list[Way]
    leads_on: bool = False

    @property
    def nearest(self) -> Way | None:
        """The first way that is not a fact already and that can be gone."""
        if self.leads_on:
            return None
        return next((one for one in self.open if one.standing is not Standing.MET), None)


def overview(known: Facts) -> Overview:
    """All ways of one person at one day."""
    found = ways_of(known)
    closed = [one for one in found if one.standing is Standing.CLOSED]
    ahead = [one for one in found if one.standing is not Standing.CLOSED]
    periods = known.facts.get("status_periods", [])
    has_title = after.has_title(periods, known.at)
    forward = [one for one in ahead if not (has_title and one.pathway.id in after.STEPS_BACK)]
    shown = max(LEAST, sum(1 for one in forward if one.standing is not Standing.BY_ACT))
    later = [*forward[shown:], *(one for one in ahead if one not in forward)]
    return Overview(known, forward[:shown], later, closed, has_title and bool(after.held(periods, known.at)))


def further(known: Facts) -> list[Explanation]:
    """Course, programmes and benefits, as far as a rule says something about this person."""
    return [pathways.evaluate(rule, known.facts, known.at) for rule in FURTHER]


@dataclass(frozen=True)
class Other:
    """Somebody else of the household. `way`: the nearest one; None without consent, or if none is open."""

    member: Member
    way: Way | None


def others(household: list[Member], shown: Member, known: Mapping[int, Facts]) -> list[Other]:
    """Everybody else, with the nearest way of those who agreed."""
    return [
        Other(one, _nearest(known[one.person.pk]) if one.person.pk in known else None)
        for one in household
        if one.person.pk != shown.person.pk
    ]


def _nearest(known: Facts) -> Way | None:
    found = overview(known)
    return found.nearest or next(iter(found.open), None)


@dataclass(frozen=True)
class Line:
    """Who could follow whom, on which paragraph, and what is missing for it; alike ones stand together."""

    members: list[Member]
    other: Member
    following: Following


def family(actor: Actor, found: Found, known: Mapping[int, Facts], at: date) -> list[Line]:
    """Who of the household could follow whom; only among those who agreed. Two statements."""
    members = {one.person.pk: one for one in found.household}
    relations = people.relations_among(actor, people.members_of(actor, found.case.household), clock.today())
    facts = {key: one.facts for key, one in known.items()}
    lines: dict[tuple[object, ...], Line] = {}
    for one in followings(facts, relations, at):
        line = lines.setdefault(_alike(one), Line([], members[one.other], one))
        line.members.append(members[one.person])
    return list(lines.values())


def _alike(one: Following) -> tuple[object, ...]:
    return (one.other, one.norm, one.sight, one.missing)
