"""A query that every page asks, written as SQL once for the life of the process.

Django writes the text of a query anew each time. For who is asking – several joined tables, on every request – that
takes longer than the database needs to answer.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from functools import cached_property
from typing import Any, Generic, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import Model, QuerySet
from django.db.models.query import ValuesListIterable

from kim.kernel import marks
from kim.kernel.actor import Actor
from kim.kernel.texts import ByRole, Statement, Text, check, marked

M = TypeVar("M", bound=Model)


class Prepared(Generic[M]):
    """`Prepared(build, user=int, day=date)`: call it with these arguments for what `build` would find with them.

    `build` gets the arguments by name, must hand each of them to the database unchanged and may decide nothing by them.
    """

    def __init__(self, build: Callable[..., QuerySet[M]], **kinds: type) -> None:
        self._build, self._marks = build, marked(kinds)

    def __call__(self, **values: Any) -> list[M]:
        """The records found, in the order of the query. Raises TypeError for an argument too many or too few."""
        check(values, self._marks)
        return _found(self._written.filled(values, Actor.nobody()))

    @cached_property
    def _written(self) -> Text:
        text = Text.of(_statement(self._build(**self._marks)), self._marks)
        if lost := [name for name, places in text.places.items() if not places]:
            raise TypeError(f"these arguments do not reach the database: {lost}")
        return text


class PreparedFor:
    """The same for what an actor may see: `PreparedFor(build, cases=list)`, called as `prepared(actor, cases=[…])`.

    `build` gets the actor first. It keeps to what `kernel.texts.ByRole` says of it.
    """

    def __init__(self, build: Callable[..., QuerySet[Any]], **kinds: type) -> None:
        self._texts = ByRole(lambda actor, **values: _statement(build(actor, **values)), **kinds)

    def __call__(self, actor: Actor, **values: Any) -> list[Any]:
        """What is found, in the order of the query. Raises TypeError for an argument too many or too few."""
        return _found(self._texts.of(actor, values))


def _statement(rows: Any) -> Statement:
    if not isinstance(rows, QuerySet):
        # Nothing to ask for.
        return None, "", ()
    if rows._prefetch_related_lookups:  # type: ignore[attr-defined]  # not in the stubs
        raise marks.NotToBeFilled("what is read along afterwards is a query of its own: use kernel.together.hang")
    compiler: Any = rows.query.get_compiler(using=rows.db)
    try:
        text, params = compiler.as_sql()
    except EmptyResultSet:
        return None, "", ()
    return (rows, compiler, _is_plain(rows, compiler)), text, tuple(params)


def _is_plain(rows: Any, compiler: Any) -> bool:
    """Whether the database gives the rows of `values_list` as they are wanted, so that Django has nothing to do."""
    if rows._iterable_class is not ValuesListIterable or compiler.has_extra_select:
        return False
    columns = [column for column, _text, _name in compiler.select]
    return not compiler.get_converters(columns) and not compiler.has_composite_fields(columns)


def _found(statement: Statement) -> list[Any]:
    what, text, params = statement
    if what is None:
        return []
    rows, compiler, is_plain = what
    if is_plain:
        with connections[rows.db].cursor() as cursor:
            cursor.execute(text, params)
            plain: list[Any] = cursor.fetchall()
            return plain
    mine = copy.copy(compiler)
    mine.connection = connections[rows.db]
    mine.as_sql = lambda *_args, **_options: (text, params)
    asked: Any = rows._chain()
    asked.query.get_compiler = lambda *_args, **_options: mine
    return list(asked)
