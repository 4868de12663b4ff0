"""A query that every page asks, written as SQL once for the life of the process.

Django writes the text of a query anew each time. For who is asking – several joined tables, on every request – that
takes longer than the database needs to answer.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any, Generic, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import Model, QuerySet

from kim.kernel import marks, remembered
from kim.kernel.actor import Actor

M = TypeVar("M", bound=Model)

# Values that stand for an argument while the text is written: such a key and such a day occur nowhere else.
_MARKS: dict[type, Callable[[int], Any]] = {
    int: lambda number: 1_987_654_321 + number,
    list: lambda number: [1_987_654_321 + number],
    date: lambda number: date(1483, 1, 1) + timedelta(days=number),
}


@dataclass(frozen=True)
class _Text:
    """What was written: the query with its marks, its text, its values, and where an argument belongs among them."""

    rows: QuerySet[Any]
    compiler: Any
    text: str
    params: tuple[Any, ...]
    places: dict[str, tuple[int, ...]]
    of_actor: marks.Slots

    def filled(self, values: dict[str, Any], actor: Actor) -> QuerySet[Any]:
        """The query for these arguments, not yet asked."""
        mine = list(marks.filled(self.params, self.of_actor, actor))
        for name, places in self.places.items():
            for place in places:
                mine[place] = _like(self.params[place], values[name])
        compiler = copy.copy(self.compiler)
        compiler.connection = connections[self.rows.db]
        compiler.as_sql = lambda *_args, **_options: (self.text, tuple(mine))
        found: Any = self.rows._chain()  # type: ignore[attr-defined]  # not in the stubs
        found.query.get_compiler = lambda *_args, **_options: compiler
        return found  # type: ignore[no-any-return]


def _like(mark: Any, value: Any) -> Any:
    """Django wraps numbers in the type of their column."""
    return type(mark)(value) if isinstance(mark, int) else value


def _write(rows: Any, arguments: dict[str, Any], day: date) -> _Text:
    if not isinstance(rows, QuerySet):
        # Nothing to ask for.
        raise EmptyResultSet
    compiler: Any = rows.query.get_compiler(using=rows.db)
    text, params = compiler.as_sql()
    places = {name: tuple(_places(params, mark)) for name, mark in arguments.items()}
    if lost := [name for name, found in places.items() if not found]:
        raise TypeError(f"these arguments do not reach the database: {lost}")
    return _Text(rows, compiler, text, tuple(params), places, marks.slots(params, day))


def _places(params: Sequence[Any], mark: Any) -> list[int]:
    return [place for place, param in enumerate(params) if isinstance(param, type(mark)) and param == mark]


def _marked(kinds: dict[str, type]) -> dict[str, Any]:
    return {name: _MARKS[kind](number) for number, (name, kind) in enumerate(kinds.items())}


class Prepared(Generic[M]):
    """`Prepared(build, user=int, day=date)`: call it with these arguments for what `build` would find with them.

    `build` gets the arguments by name, must hand each of them to the database unchanged and may decide nothing by them.
    A list is one of keys, for `key__in`.
    """

    def __init__(self, build: Callable[..., QuerySet[M]], **kinds: type) -> None:
        self._build, self._marks = build, _marked(kinds)

    def __call__(self, **values: Any) -> list[M]:
        """The records found, in the order of the query. Raises TypeError for an argument too many or too few."""
        _check(values, self._marks)
        return list(self._written.filled(values, Actor.nobody()))

    @cached_property
    def _written(self) -> _Text:
        return _write(self._build(**self._marks), self._marks, marks.DAYS[0])


class PreparedFor:
    """The same for what an actor may see: `PreparedFor(build, cases=list)`, called as `prepared(actor, cases=[…])`.

    `build` gets the actor first and reads nothing from them but what the policy reads: their role and their keys, and
    the present day as it is or so and so many days away. There is one text for each role, on pages and elsewhere.
    """

    def __init__(self, build: Callable[..., QuerySet[Any]], **kinds: type) -> None:
        self._build, self._marks = build, _marked(kinds)
        self._texts: dict[tuple[str, bool], _Text | None] = {}

    def __call__(self, actor: Actor, **values: Any) -> list[Any]:
        """What is found, in the order of the query. Raises TypeError for an argument too many or too few."""
        _check(values, self._marks)
        if not marks.can_stand_for(actor) or [] in values.values():
            return list(self._build(actor, **values))
        key = (actor.role, remembered.is_on())
        if key not in self._texts:
            self._texts[key] = self._written(actor)
        text = self._texts[key]
        return list(text.filled(values, actor)) if text else []

    def _written(self, actor: Actor) -> _Text | None:
        """None where nobody in this role finds anything."""
        try:
            texts = [self._written_on(day, actor) for day in marks.DAYS]
        except EmptyResultSet:
            return None
        if len({(text.text, text.of_actor) for text in texts}) > 1:
            raise marks.NotToBeFilled(f"{self._build.__qualname__} decides by the day, or by its months")
        return texts[0]

    def _written_on(self, day: date, actor: Actor) -> _Text:
        with marks.in_place_of(actor, day) as anybody:
            return _write(self._build(anybody, **self._marks), self._marks, day)


def _check(values: dict[str, Any], expected: dict[str, Any]) -> None:
    if values.keys() != expected.keys():
        raise TypeError(f"expected {sorted(expected)}, got {sorted(values)}")
