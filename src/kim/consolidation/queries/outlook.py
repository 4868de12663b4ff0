"""What comes on legal pathways: for one case as it would be stored, and for a desk as it is stored."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import F, QuerySet

from kim.casework.models import Case
from kim.casework.queries import glance
from kim.consolidation.labels import SYSTEMS
from kim.consolidation.models import Outlook
from kim.consolidation.queries.fitting import systems_ahead
from kim.consolidation.queries.precheck import facts_of, members, ways_of
from kim.consolidation.rules.outlook import OutlookKind, by_law, by_system, by_time
from kim.kernel import clock
from kim.kernel.actor import Actor
from kim.kernel.prepared import PreparedFor
from kim.pathways import api as pathways

AHEAD_MONTHS = 4


def coming_for(actor: Actor, case: Case) -> list[Outlook]:
    """What comes for those of the household who agreed, as records that are not stored yet."""
    if case.is_short or case.is_closed:
        return []
    made = []
    for member in members(actor, case):
        if member.agreed:
            known = facts_of(actor, member.person, clock.today())
            coming = [*by_time(ways_of(known), known.at), *by_law(known.facts, known.at)]
            coming += by_system(systems_ahead(known, AHEAD_MONTHS), known.at)
            made += [
                Outlook(
                    case=case, unit_id=case.unit_id, person=member.person, kind=str(one.kind), rule=one.rule,
                    criterion=one.criterion, comes_on=one.on,
                )
                for one in coming
            ]  # fmt: skip
    return made


@dataclass(frozen=True)
class Line:
    """One thing that comes, in words."""

    record: Outlook
    what: str
    norm: str

    @property
    def days(self) -> int:
        """Days until then; negative once it has come."""
        return (self.record.comes_on - clock.today()).days

    @property
    def called(self) -> str:
        """For whom it comes: the name that is said at the desk."""
        known: Any = self.record if hasattr(self.record, "given_name") else self.record.person
        return str(known.given_name or known.family_name)

    @property
    def is_system(self) -> bool:
        """Whether another benefit system begins."""
        return bool(self.record.kind == OutlookKind.SYSTEM_CHANGES)

    @property
    def inform_by(self) -> date:
        """The last day before it comes: until then the office of a new benefit system is told."""
        before: date = self.record.comes_on - timedelta(days=1)
        return before

    @property
    def is_law(self) -> bool:
        """Whether the law changes."""
        return bool(self.record.kind == OutlookKind.LAW_CHANGES)


def of_desk(actor: Actor) -> list[Line]:
    """What comes in the open cases that are assigned to the actor, next first; one statement."""
    return _lines(_on_desk(actor))


def _rows_of_desk(actor: Actor) -> QuerySet[Any]:
    rows: QuerySet[Any] = Outlook.objects.visible_to(actor).filter(case__assigned_to=actor.membership_id)
    return rows.select_related("case__household", "person")


_on_desk = PreparedFor(_rows_of_desk)


def of_case(actor: Actor, case: Case) -> list[Line]:
    """What comes in one case, next first; asked for together with what the page of the case shows."""
    return _lines(glance.of_case(actor, case).more["outlooks"])


def _rows_of(actor: Actor, case: int) -> QuerySet[Any]:
    rows: QuerySet[Any] = Outlook.objects.visible_to(actor).filter(case=case)
    named: QuerySet[Any] = rows.annotate(given_name=F("person__given_name"), family_name=F("person__family_name"))
    return named


glance.also("outlooks", _rows_of)


def _lines(rows: Iterable[Outlook]) -> list[Line]:
    return [
        Line(row, _what(row), pathways.pathway(row.rule).norm)
        for row in rows
        if row.rule in pathways.rules() and (_is_system(row) or row.criterion in pathways.pathway(row.rule).ids)
    ]


def _what(row: Outlook) -> str:
    return SYSTEMS[row.criterion] if _is_system(row) else pathways.criterion_name(row.criterion)


def _is_system(row: Outlook) -> bool:
    return bool(row.kind == OutlookKind.SYSTEM_CHANGES and row.criterion in SYSTEMS)
