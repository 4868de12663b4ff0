"""Several small lists in one statement: what a page shows of ten tables need not be asked ten times.

    tasks, changes = together(Task.objects.visible_to(actor).filter(…), PhaseChange.objects.visible_to(actor).filter(…))

Each list comes as JSON and becomes records again, or the rows of `values()`, exactly as the query would have given
them (a test compares them, model by model). Related records are not read along: where they are few, they are a list of
their own, and `link` puts the two together.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.contrib.postgres.fields import DateRangeField
from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import BooleanField, CharField, DateField, IntegerField, QuerySet, TextField
from psycopg.types.range import Range

from kim.kernel.actor import Actor
from kim.kernel.texts import ByRole, Statement

_NOTHING = "NULL"


def together(*lists: QuerySet[Any]) -> list[list[Any]]:
    """The records of each list, in its order. Raises `ValueError` for a list that reads related records along."""
    return _answered(lists, *_statement(lists))


class TogetherFor:
    """The same for what an actor may see, by name: `TogetherFor(build, case=int)`, called as `lists(actor, case=…)`.

    `build` gets the actor first. It keeps to what `kernel.texts.ByRole` says of it.
    """

    def __init__(self, build: Callable[..., dict[str, QuerySet[Any]]], **kinds: type) -> None:
        self._build, self._texts = build, ByRole(self._write, **kinds)

    def __call__(self, actor: Actor, **values: Any) -> dict[str, list[Any]]:
        """The records of each list, in its order. Raises `ValueError` for a list that reads related records along."""
        lists, text, params = self._texts.of(actor, values)
        return dict(zip(lists, _answered(tuple(lists.values()), text, params), strict=True))

    def _write(self, actor: Actor, **values: Any) -> Statement:
        lists = self._build(actor, **values)
        return lists, *_statement(tuple(lists.values()))


def _statement(lists: Sequence[QuerySet[Any]]) -> tuple[str, tuple[Any, ...]]:
    asked = [_as_json(rows) for rows in lists]
    params = tuple(param for _sql, values in asked for param in values)
    return f"SELECT {', '.join(sql for sql, _params in asked)}", params


def _answered(lists: Sequence[QuerySet[Any]], text: str, params: tuple[Any, ...]) -> list[list[Any]]:
    with connection.cursor() as cursor:
        cursor.execute(text, params)
        answer = cursor.fetchone() or ()
    return [_records(rows, _loaded(found)) for rows, found in zip(lists, answer, strict=True)]


def link(records: Iterable[Any], field: str, targets: Mapping[int, Any]) -> None:
    """Put related records, by key, where reading along would have put them; what is not there is read when used."""
    for record in records:
        key = getattr(record, f"{field}_id")
        if key in targets:
            setattr(record, field, targets[key])


def hang(records: Iterable[Any], name: str, children: Iterable[Any], field: str) -> None:
    """Hang `children` on the records that their `field` names, as `prefetch_related(name)` would have done."""
    theirs: dict[int, list[Any]] = defaultdict(list)
    for child in children:
        theirs[getattr(child, f"{field}_id")].append(child)
    for record in records:
        rows = getattr(record, name).get_queryset()
        rows._result_cache, rows._prefetch_done = theirs[record.pk], True
        link(theirs[record.pk], field, {record.pk: record})
        record.__dict__.setdefault("_prefetched_objects_cache", {})[name] = rows


def _as_json(rows: QuerySet[Any]) -> tuple[str, tuple[Any, ...]]:
    if rows.query.select_related:
        raise ValueError(f"{rows.model.__name__}: related records cannot come along")
    try:
        sql, params = rows.query.sql_with_params()
    except EmptyResultSet:
        return _NOTHING, ()
    # The text comes from the ORM, its values go along as parameters.
    return f"(SELECT json_agg(one) FROM ({sql}) one)", tuple(params)  # noqa: S608


def _loaded(found: Any) -> list[dict[str, Any]]:
    answer: list[dict[str, Any]] = json.loads(found) if isinstance(found, str) else found
    return answer or []


def _records(rows: Any, found: list[dict[str, Any]]) -> list[Any]:
    if rows._fields is not None:
        return _rows(rows, found)
    model, more = rows.model, list(rows.query.annotation_select)
    known = [field for field in model._meta.concrete_fields if found and field.column in found[0]]
    names, columns = [field.attname for field in known], [(field.column, _reader(field)) for field in known]
    records = []
    for each in found:
        values = [read(each[column]) if read else each[column] for column, read in columns]
        record = model.from_db(rows.db, names, values)
        for name in more:
            setattr(record, name, each[name])
        records.append(record)
    return records


def _rows(rows: Any, found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What `values()` would have given. Days and periods are the only ones that JSON has no word for."""
    days, periods = _days_and_periods(rows)
    day = date.fromisoformat
    for each in found:
        for name in days:
            if each[name]:
                each[name] = day(each[name])
        for name in periods:
            each[name] = _range(each[name]) if each[name] else None
    return found


def _days_and_periods(rows: Any) -> tuple[list[str], list[str]]:
    # Kept with the query, which is kept with its text.
    if not hasattr(rows, "_days_and_periods"):
        compiler = rows.query.get_compiler(using=rows.db)
        compiler.setup_query()
        kinds = {name: type(column.output_field) for column, _sql, name in compiler.select}
        days = [name for name, kind in kinds.items() if kind is DateField]
        rows._days_and_periods = days, [name for name, kind in kinds.items() if kind is DateRangeField]
    found: tuple[list[str], list[str]] = rows._days_and_periods
    return found


# Kinds of fields whose values JSON gives as the database does.
_AS_THEY_ARE = frozenset(kind.to_python for kind in (CharField, TextField, IntegerField, BooleanField))


def _reader(field: Any) -> Callable[[Any], Any] | None:
    """What makes of a value in JSON the one that the database would have given; None where they are the same."""
    if isinstance(field, DateRangeField):
        return lambda value: _range(value) if isinstance(value, str) else field.to_python(value)
    target = field.target_field if field.is_relation else field
    return None if type(target).to_python in _AS_THEY_ARE else target.to_python


def _range(text: str) -> Range[date]:
    """ "[2026-01-01,)" as psycopg reads it."""
    if text == "empty":
        return Range(empty=True)
    lower, upper = text[1:-1].split(",")
    return Range(_day(lower), _day(upper), text[0] + text[-1])


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
