"""The others in the household: the nearest way of each, and who could follow whom. Only of those who agreed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kim.casework.queries import homes
from kim.consolidation.queries.overview import overview
from kim.consolidation.queries.precheck import Facts, Found, Member, facts_of
from kim.consolidation.rules.family import Following, followings
from kim.consolidation.rules.ways import Way
from kim.kernel import clock
from kim.kernel.actor import Actor
from kim.people import api as people


def known_of(actor: Actor, household: list[Member], at: date) -> dict[int, Facts]:
    """The facts of everybody who agreed, by key of the person."""
    return {one.person.pk: facts_of(actor, one.person, at) for one in household if one.agreed}


@dataclass(frozen=True)
class Other:
    """Somebody else of the household. `way`: the nearest one; None without consent, if none is open, or not asked."""

    member: Member
    way: Way | None


def others(found: Found, known: Mapping[int, Facts]) -> list[Other]:
    """Everybody else, with the nearest way of those of whom the facts are `known`."""
    return [
        Other(one, _nearest(known[one.person.pk]) if one.person.pk in known else None)
        for one in found.household
        if one.person.pk != found.person.pk
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
    """Who of the household could follow whom; only among those who agreed."""
    members = {one.person.pk: one for one in found.household}
    living_there = homes.members_in(actor, frozenset({found.case.household_id}))
    relations = people.relations_among(actor, living_there, clock.today())
    facts = {key: one.facts for key, one in known.items()}
    lines: dict[tuple[object, ...], Line] = {}
    for one in followings(facts, relations, at):
        line = lines.setdefault(_alike(one), Line([], members[one.other], one))
        line.members.append(members[one.person])
    return list(lines.values())


def _alike(one: Following) -> tuple[object, ...]:
    return (one.other, one.norm, one.sight, one.missing)
