"""What hangs on a person, found from the relations of the models, whichever context they belong to.

A table that is added later is found without a line here. A handler is needed only where two persons' rows cannot simply
stand side by side: `register(Model, handler)`; without one, a row that does not fit and is no copy refuses the merge.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.apps import apps
from django.db import connection, transaction
from django.db.models import ForeignKey, Model
from django.db.utils import IntegrityError

from kim.people.ledger import Column, Ledger, Row, keys_hanging, rows_of
from kim.people.models import NameToken, Person

TECHNICAL = {"id", "public_id", "version", "created_at"}


@dataclass(frozen=True)
class Relation:
    """A column of some table that points to a person."""

    model: type[Model]
    column: str

    @property
    def table(self) -> str:
        return self.model._meta.db_table


class DoesNotFit(Exception):
    """A row of the one person contradicts a row of the other."""

    def __init__(self, model: type[Model]) -> None:
        self.model = model


# Gets the ledger, the row of the person that is given up, the person that stays, and the relation.
Handler = Callable[[Ledger, Row, Person, Relation], None]
_handlers: dict[type[Model], Handler] = {}
# Derived from the person and made anew.
STAYS: frozenset[type[Model]] = frozenset({NameToken})


def register(model: type[Model], handler: Handler) -> None:
    """Say what becomes of a row of `model` when the person it hangs on is given up."""
    _handlers[model] = handler


@cache
def relations() -> tuple[Relation, ...]:
    """Every column of every table that points to a person, but for what stays."""
    found = [
        Relation(model, field.column)
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.concrete_fields
        if isinstance(field, ForeignKey) and field.remote_field.model is Person and model not in STAYS
    ]
    return tuple(sorted(found, key=lambda relation: (relation.table, relation.column)))


@cache
def tables() -> frozenset[str]:
    """The tables that a merge may touch."""
    return frozenset({Person._meta.db_table, *(relation.table for relation in relations())})


def count(person: Person) -> dict[type[Model], int]:
    """How many rows of which model hang on a person; models without any are left out."""
    found: dict[type[Model], int] = {}
    for relation in relations():
        if rows := len(rows_of(relation.table, relation.column, person.pk)):
            found[relation.model] = found.get(relation.model, 0) + rows
    return found


def move(ledger: Ledger, given_up: Person, kept: Person) -> None:
    """Let everything that hangs on `given_up` hang on `kept`. Raises `DoesNotFit`."""
    keys = keys_hanging([(relation.table, relation.column) for relation in relations()], given_up.pk)
    used = [relation for relation in relations() if (relation.table, relation.column) in keys]
    plain = [relation for relation in used if relation.model not in _handlers]
    if _all_at_once(ledger, plain, keys, given_up, kept):
        used = [relation for relation in used if relation not in plain]
    for relation in used:
        if relation in plain and _all_at_once(ledger, [relation], keys, given_up, kept):
            continue
        _row_by_row(ledger, relation, given_up, kept)


def _row_by_row(ledger: Ledger, relation: Relation, given_up: Person, kept: Person) -> None:
    handler = _handlers.get(relation.model, _move_or_drop)
    for row in rows_of(relation.table, relation.column, given_up.pk):
        try:
            with transaction.atomic():
                handler(ledger, row, kept, relation)
                check_now()
        except IntegrityError:
            raise DoesNotFit(relation.model) from None


def _all_at_once(
    ledger: Ledger, wanted: Sequence[Relation], keys: Mapping[Column, list[int]], given_up: Person, kept: Person
) -> bool:
    """The usual way: everything fits. False if a row does not; then nothing has moved."""
    noted = len(ledger.entries)
    columns = [(relation.table, relation.column) for relation in wanted]
    try:
        with transaction.atomic():
            ledger.move_all({column: keys[column] for column in columns}, given_up.pk, kept.pk)
            check_now()
    except IntegrityError:
        del ledger.entries[noted:]
        return False
    return True


def check_now() -> None:
    """Some keys are checked at the end of a transaction; a row that does not fit is to be found here."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")


def _move_or_drop(ledger: Ledger, row: Row, kept: Person, relation: Relation) -> None:
    """Everything moves; what the database refuses because the other person has the very same is dropped."""
    noted = len(ledger.entries)
    try:
        with transaction.atomic():
            ledger.move(relation.table, relation.column, row["id"], kept.pk)
            check_now()
    except IntegrityError:
        del ledger.entries[noted:]
        if all(_content(row, relation) != _content(theirs, relation) for theirs in _of(kept, relation)):
            raise
        ledger.delete(relation.table, row["id"])


def _of(person: Person, relation: Relation) -> list[Row]:
    return rows_of(relation.table, relation.column, person.pk)


def _content(row: Row, relation: Relation) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in TECHNICAL and name != relation.column}
