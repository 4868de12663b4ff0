"""What a rule book holds: pathways with criteria, criteria with dated versions, routes with their effect.

A version is never changed: new law is a new version with its own dates and source. `draft=True` keeps a version out
of the book in force until somebody has signed it off; the preview compares both books.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from kim.pathways.rules.calendar import DAY
from kim.pathways.rules.conditions import Condition
from kim.pathways.rules.situation import Situation
from kim.pathways.rules.values import NOT_APPLICABLE, Effect, Flag, Outcome, Value

STALE_FROM = date(2026, 4, 30)
"""The primary text was checked up to the day before."""


def day(text: str) -> date:
    """A day written as 2024-02-27."""
    return date.fromisoformat(text)


class Outside(StrEnum):
    """What a criterion yields on a day on which none of its versions holds."""

    REQUIRES = "requires"
    """A condition that the law does not know on that day: does not apply."""
    GRANTS = "grants"
    """An alternative or programme that does not exist on that day: not met."""


@dataclass(frozen=True, slots=True)
class Version:
    """One wording of a criterion. Dates inclusive, None: open. `lasting`: still read after its end (§ 104c)."""

    test: Condition
    norm: str
    source: str
    start: date | None = None
    end: date | None = None
    lasting: bool = False
    note: str = ""
    draft: bool = False

    def holds(self, on: date) -> bool:
        return (self.start is None or self.start <= on) and (self.end is None or on <= self.end)


def version(test: Condition, norm: str, source: str, start: str = "", end: str = "", **more: object) -> Version:
    """A version with days written as text, empty: open."""
    return Version(test, norm, source, day(start) if start else None, day(end) if end else None, **more)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Criterion:
    """One condition of a pathway under its id. `ended`: the flag outside validity, if not `not_in_force`.

    `fixed`: nothing that somebody does can change a failure (age, day of entry, past conduct).
    """

    id: str
    name: str
    versions: tuple[Version, ...]
    outside: Outside = Outside.REQUIRES
    ended: Flag = Flag.NOT_IN_FORCE
    fixed: bool = False

    def version_at(self, on: date) -> Version | None:
        """The wording to be read on `on`, None if there is none."""
        for one in self.versions:
            if one.holds(on):
                return one
        last = self.versions[-1]
        return last if last.lasting and last.end is not None and on > last.end else None

    def at(self, on: date) -> Callable[[Situation], Outcome]:
        """The question that this criterion asks on `on`; outside validity its answer stands already."""
        found = self.version_at(on)
        if found is not None:
            return found.test.ask
        answer = NOT_APPLICABLE
        if self.outside is Outside.GRANTS:
            answer = Outcome(Value.NOT_MET, flags=(self._flag(on),))
        return lambda _situation: answer

    def turning(self, situation: Situation) -> Outcome:
        """Ask, and note the days on which the wording changes."""
        for one in self.versions:
            for changes in (one.start, one.end + DAY if one.end else None):
                if changes is not None:
                    situation.turn(changes)
        return self.at(situation.at)(situation)

    def reads(self) -> frozenset[str]:
        """What its versions read."""
        return frozenset().union(*(one.test.reads() for one in self.versions))

    def _flag(self, on: date) -> Flag:
        before = all(one.start is not None and on < one.start for one in self.versions)
        return Flag.NOT_IN_FORCE if before else self.ended


def criterion(identifier: str, name: str, *versions: Version, **more: object) -> Criterion:
    """A criterion with its versions, oldest first."""
    return Criterion(identifier, name, versions, **more)  # type: ignore[arg-type]


Alternatives = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Route:
    """One way to the goal: ids that must all be met; a tuple of ids means one of them."""

    name: str
    needs: tuple[str | Alternatives, ...]
    effects: tuple[tuple[date | None, Effect], ...]

    def effect(self, on: date) -> Effect:
        """The base effect on `on`: that of the latest start that has come."""
        return [effect for start, effect in self.effects if start is None or start <= on][-1]


def route(name: str, needs: Iterable[str | Alternatives], *effects: Effect | tuple[str, Effect]) -> Route:
    """A route; an effect with a day holds from that day."""
    dated = tuple((None, one) if isinstance(one, Effect) else (day(one[0]), one[1]) for one in effects)
    return Route(name, tuple(needs), dated)


@dataclass(frozen=True, slots=True)
class Pathway:
    """One rule: its criteria, what of the general conditions it needs (with its own waivers), its routes.

    `shown`: criteria that are worked out but do not enter the overall value. `starts`: before this day the
    pathway as a whole is not in force. `hardship`: the fact `hardship_order_81_4_3` counts here. `result`: the rule
    names a system instead of a value. Without routes there is no overall value.
    """

    id: str
    title: str
    norm: str
    criteria: tuple[Criterion, ...]
    routes: tuple[Route, ...] = ()
    general: dict[str, Condition] = field(default_factory=dict)
    shown: tuple[str, ...] = ()
    starts: date | None = None
    hardship: bool = False
    has_effect: bool = True
    result: Callable[[Situation], str | Outcome] | None = None
    note: str = ""

    def in_force(self, on: date) -> bool:
        """False before the pathway existed."""
        return self.starts is None or self.starts <= on

    @property
    def ids(self) -> tuple[str, ...]:
        """All criteria that an evaluation of this pathway delivers, in order of appearance."""
        own = [one.id for one in self.criteria]
        return tuple(dict.fromkeys([*own, *self.general, *self.shown]))

    def needed(self) -> Iterator[str]:
        """The ids that enter the overall value."""
        for way in self.routes:
            for need in way.needs:
                yield from (need,) if isinstance(need, str) else need


def with_draft(pathway: Pathway, identifier: str, wording: Version) -> Pathway:
    """The pathway with a wording of one criterion that nobody has signed off; the last one ends the day before."""
    if wording.start is None:
        raise ValueError("a planned wording has a first day")
    before = wording.start - DAY
    changed = [
        replace(one, versions=(*one.versions[:-1], replace(one.versions[-1], end=before), replace(wording, draft=True)))
        if one.id == identifier
        else one
        for one in pathway.criteria
    ]
    return replace(pathway, criteria=tuple(changed))


def without_drafts(pathway: Pathway) -> Pathway:
    """The pathway as it is in force: a version that nobody has signed off leaves the one before it as it was."""
    kept = [replace(one, versions=_signed_off(one.versions)) for one in pathway.criteria]
    return replace(pathway, criteria=tuple(one for one in kept if one.versions))


def _signed_off(versions: tuple[Version, ...]) -> tuple[Version, ...]:
    kept: list[Version] = []
    for one in versions:
        if not one.draft:
            kept.append(one)
        elif kept and kept[-1].end is not None and one.start == kept[-1].end + DAY:
            kept[-1] = replace(kept[-1], end=one.end)
    return tuple(kept)
