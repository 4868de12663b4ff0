"""Reading for figures: as a database role that sees two views and no table, so that no slip can read more."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction

from kim.procedures.rules.counting import Counted
from kim.procedures.rules.stages import Lasted

READER = "kim_figures"


def counted() -> list[Counted]:
    """Every procedure of every authority, with how long its kinds of stages took."""
    with as_reader(), connection.cursor() as cursor:
        cursor.execute("SELECT procedure_id, kind, began_on, ended_on FROM procedures_counted_stages")
        stages = cursor.fetchall()
        cursor.execute("SELECT id, pathway, applied_on, decided_on, outcome, contributor FROM procedures_counted")
        procedures = cursor.fetchall()
    by_procedure: dict[int, list[Lasted]] = {}
    for key, kind, began, ended in stages:
        by_procedure.setdefault(key, []).append(Lasted(kind, "", kind, began, ended))
    return [_counted(row, by_procedure.get(row[0], [])) for row in procedures]


def _counted(row: tuple[Any, ...], stages: list[Lasted]) -> Counted:
    key, pathway, applied_on, decided_on, outcome, contributor = row
    return Counted(str(key), pathway, applied_on, decided_on, outcome, str(contributor), tuple(stages))


@contextmanager
def as_reader() -> Iterator[None]:
    """Inside, the database knows only the role for figures; the former role returns, also after an error."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        (former,) = cursor.fetchone() or ("",)
        cursor.execute(f"SET LOCAL ROLE {READER}")
        yield
        cursor.execute(f"SET LOCAL ROLE {connection.ops.quote_name(former)}")
