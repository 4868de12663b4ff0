"""Several lists, each of them what an actor may see, put together in the database by one text.

Django groups and counts within one query. What a desk asks of all its cases – the first day of a step, the longest
wait, how many live there – comes from several, and a row for each step only to count it costs more than the answer.

    ComposedFor("work AS (SELECT … FROM steps GROUP BY …) SELECT … FROM cases LEFT JOIN work …", build)

`build` says what the text calls `cases` and `steps`: queries of `values_list`, the policy in them as everywhere, and
days, which the text finds in `day`. Columns are called as the query names them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from kim.kernel.actor import Actor
from kim.kernel.texts import ByRole, Statement

Lists = Mapping[str, QuerySet[Any] | date]
Answer = Callable[[], list[tuple[Any, ...]]]


def ahead(text: str, lists: Lists) -> Answer:
    """Ask for the rows that `text` makes of the lists: the database works on it until the answer is called for, or the
    next statement is sent."""
    return _ahead(_statement(text, lists))


class ComposedFor:
    """Such a text for what an actor may see, written once for each role; `build` keeps to what `texts.ByRole` says."""

    def __init__(self, text: str, build: Callable[..., Lists], **kinds: type) -> None:
        self._texts = ByRole(lambda actor, **values: _statement(text, build(actor, **values)), **kinds)

    def __call__(self, actor: Actor, **values: Any) -> list[tuple[Any, ...]]:
        """The rows that the text makes of them. Raises TypeError for an argument too many or too few."""
        return _asked(self._texts.of(actor, values))

    def ahead(self, actor: Actor, **values: Any) -> Answer:
        """The same, asked now: the database works on it until the answer is called for."""
        return _ahead(self._texts.of(actor, values))


def _statement(text: str, lists: Lists) -> Statement:
    days = {name: value for name, value in lists.items() if isinstance(value, date)}
    parts, params = [_day(days)] if days else [], list[Any](days.values())
    for name, rows in lists.items():
        if isinstance(rows, QuerySet):
            part, values = _named(name, rows)
            parts.append(part)
            params.extend(values)
    return None, f"WITH {', '.join(parts)}, {text}", tuple(params)


def _day(days: Mapping[str, date]) -> str:
    return f"day AS (SELECT {', '.join(f'%s::date AS {name}' for name in days)})"


def _named(name: str, rows: Any) -> tuple[str, tuple[Any, ...]]:
    """With no row where nothing may be seen. Put into its place by PostgreSQL, if the text names it once."""
    sql, params = rows.query.get_compiler(using=rows.db, elide_empty=False).as_sql()
    columns = ", ".join(f'"{column}"' for column in rows._fields)
    return f"{name} ({columns}) AS ({sql})", params


def _asked(statement: Statement) -> list[tuple[Any, ...]]:
    _what, text, params = statement
    with connection.cursor() as cursor:
        cursor.execute(text, params)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows


def _ahead(statement: Statement) -> Answer:
    _what, text, params = statement
    return connection.ask_ahead(text, params).rows  # type: ignore[attr-defined,no-any-return]
