"""A query that every page asks, written as SQL once for the life of the process.

Django writes the text of a query anew each time. For who is asking – several joined tables, on every request – that
takes longer than the database needs to answer.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from datetime import date
from functools import cached_property
from typing import Any, Generic, TypeVar

from django.db import connections
from django.db.models import Model, QuerySet

M = TypeVar("M", bound=Model)

# Values that stand for an argument while the text is written: such a key and such a day occur nowhere else.
_MARKS: dict[type, Callable[[int], Any]] = {
    int: lambda number: 1_987_654_321 + number,
    date: lambda number: date(1583, 1, 1 + number),
}


class Prepared(Generic[M]):
    """`Prepared(build, user=int, day=date)`: call it with these arguments for what `build` would find with them.

    `build` gets the arguments by name, must hand each of them to the database unchanged and may decide nothing by them.
    """

    def __init__(self, build: Callable[..., QuerySet[M]], **kinds: type) -> None:
        self._build = build
        self._marks = {name: _MARKS[kind](number) for number, (name, kind) in enumerate(kinds.items())}

    def __call__(self, **values: Any) -> list[M]:
        """The records found, in the order of the query. Raises TypeError for an argument too many or too few."""
        if values.keys() != self._marks.keys():
            raise TypeError(f"expected {sorted(self._marks)}, got {sorted(values)}")
        rows, compiler, text, params = self._written
        mine = copy.copy(compiler)
        mine.connection = connections[rows.db]
        filled = tuple(_filled(param, self._marks, values) for param in params)
        mine.as_sql = lambda *_args, **_options: (text, filled)
        query = copy.copy(rows.query)
        query.get_compiler = lambda *_args, **_options: mine  # type: ignore[method-assign]
        found: list[M] = list(type(rows)(model=rows.model, query=query, using=rows.db))
        return found

    @cached_property
    def _written(self) -> tuple[QuerySet[M], Any, str, tuple[Any, ...]]:
        rows = self._build(**self._marks)
        compiler: Any = rows.query.get_compiler(using=rows.db)
        text, params = compiler.as_sql()
        if lost := [name for name, mark in self._marks.items() if mark not in params]:
            raise TypeError(f"these arguments do not reach the database: {lost}")
        return rows, compiler, text, tuple(params)


def _filled(param: Any, marks: dict[str, Any], values: dict[str, Any]) -> Any:
    for name, mark in marks.items():
        if param == mark:
            # Django wraps numbers in the type of their column.
            return values[name] if type(param) is type(mark) else type(param)(values[name])
    return param
