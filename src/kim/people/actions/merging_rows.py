"""What becomes of rows that two records of one person cannot both have."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.utils import IntegrityError

from kim.people import hanging
from kim.people.hanging import Relation
from kim.people.ledger import Ledger, Row
from kim.people.models import HouseholdMember, Person, SaidApart
from kim.people.rules.codes import HouseholdRelation


def register_handlers() -> None:
    """Memberships of one household are joined; pairs that were told apart are kept in their order."""
    hanging.register(HouseholdMember, _join_memberships)
    hanging.register(SaidApart, _rewrite_pair)


def _join_memberships(ledger: Ledger, row: Row, kept: Person, relation: Relation) -> None:
    mine = HouseholdMember.objects.get(pk=row["id"])
    here = HouseholdMember.objects.filter(household=mine.household_id, person=kept)
    theirs = list(here.filter(valid__overlap=mine.valid).order_by("pk"))
    if not theirs:
        ledger.move(relation.table, relation.column, mine.pk, kept.pk)
        return
    stays, *rest = theirs
    for given_up in (mine, *rest):
        ledger.delete(relation.table, given_up.pk)
    valid = _whole(mine, *theirs)
    ledger.change(stays, lambda: _write(stays, valid, _relation(mine, *theirs)))


def _write(stays: HouseholdMember, valid: DateRange, relation: str) -> None:
    """As reference person if one of the two was it; if somebody else was it for part of the time, as before."""
    row = HouseholdMember.objects.filter(pk=stays.pk)
    try:
        with transaction.atomic():
            row.update(valid=valid, relation=relation)
    except IntegrityError:
        row.update(valid=valid, relation=HouseholdRelation.NOT_ASKED if relation == stays.relation else stays.relation)


def _whole(*members: HouseholdMember) -> DateRange:
    """From the first day of all to the last; an open end stays open."""
    first: list[Any] = [member.valid.lower for member in members]
    last: list[Any] = [member.valid.upper for member in members]
    begin: date | None = None if None in first else min(first)
    return DateRange(begin, None if None in last else max(last))


def _relation(mine: HouseholdMember, *theirs: HouseholdMember) -> str:
    said: list[str] = [one.relation for one in (*theirs, mine)]
    if HouseholdRelation.REFERENCE in said:
        return HouseholdRelation.REFERENCE
    return next((relation for relation in said if relation != HouseholdRelation.NOT_ASKED), said[0])


def _rewrite_pair(ledger: Ledger, row: Row, kept: Person, relation: Relation) -> None:
    other = row["other_id"] if relation.column == "person_id" else row["person_id"]
    ledger.delete(relation.table, row["id"])
    first, second = sorted((other, kept.pk))
    if first == second or SaidApart.objects.filter(person=first, other=second).exists():
        return
    ledger.created(SaidApart.objects.create(unit_id=kept.unit_id, person_id=first, other_id=second))
