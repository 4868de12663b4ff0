"""Changes to rows that can be taken back to the letter, whatever table they are in.

Rows are kept as the database writes them (`to_jsonb`), so that nothing is lost on the way through Python: microseconds,
ranges, columns that were added later. Everything happens behind the wall of whoever acts.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Model

Row = dict[str, Any]
Entry = dict[str, Any]
Column = tuple[str, str]
MOVED, DELETED, CHANGED, CREATED = "moved", "deleted", "changed", "created"


def row_of(table: str, key: int) -> Row | None:
    """The row as the database writes it; None if there is none (or none in sight)."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT to_jsonb(t) FROM {_quoted(table)} t WHERE id = %s", [key])  # noqa: S608
        found = cursor.fetchone()
    return _loaded(found[0]) if found else None


def keys_hanging(columns: Sequence[Column], key: int) -> dict[Column, list[int]]:
    """By column (table, column) the rows in which it is `key`, oldest first; only where there are some."""
    asked = [
        f"SELECT {number} AS place, id FROM {_quoted(table)} WHERE {_quoted(column)} = %s"  # noqa: S608
        for number, (table, column) in enumerate(columns)
    ]
    found: dict[Column, list[int]] = {}
    with connection.cursor() as cursor:
        cursor.execute(f"{' UNION ALL '.join(asked)} ORDER BY place, id", [key] * len(asked))
        for place, row in cursor.fetchall():
            found.setdefault(columns[place], []).append(row)
    return found


def rows_of(table: str, column: str, key: int) -> list[Row]:
    """All rows whose `column` is `key`, oldest first."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT to_jsonb(t) FROM {_quoted(table)} t WHERE {_quoted(column)} = %s ORDER BY id",  # noqa: S608
            [key],
        )
        return [_loaded(found[0]) for found in cursor.fetchall()]


class Ledger:
    """Writes, and notes what it wrote."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []

    def move(self, table: str, column: str, key: int, to: int) -> None:
        """Let a row hang on another one."""
        before = row_of(table, key)
        assert before is not None  # noqa: S101  # was just read
        with connection.cursor() as cursor:
            cursor.execute(f"UPDATE {_quoted(table)} SET {_quoted(column)} = %s WHERE id = %s", [to, key])  # noqa: S608
        self._note(MOVED, table, key, column=column, was=before[column], now=to)

    def move_all(self, rows: Mapping[Column, Collection[int]], was: int, to: int) -> None:
        """Let rows (keys by table and column) that hang on `was` hang on another one, at one go; each is noted."""
        _move(_Move(table, column, tuple(keys), was, to) for (table, column), keys in rows.items())
        for (table, column), keys in rows.items():
            for key in keys:
                self._note(MOVED, table, key, column=column, was=was, now=to)

    def delete(self, table: str, key: int) -> None:
        """Remove a row; it can be put back with its key."""
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {_quoted(table)} t WHERE id = %s RETURNING to_jsonb(t)", [key])  # noqa: S608
            found = cursor.fetchone()
        self._note(DELETED, table, key, row=_loaded(found[0]) if found else None)

    def change(self, record: Model, write: Callable[[], object]) -> None:
        """Note a row before and after `write` changed it."""
        table, key = record._meta.db_table, record.pk
        before = row_of(table, key)
        write()
        self._note(CHANGED, table, key, before=before, after=row_of(table, key))

    def created(self, record: Model) -> None:
        """Note a row that was just made."""
        self._note(CREATED, record._meta.db_table, record.pk)

    def _note(self, act: str, table: str, key: int, **more: Any) -> None:
        self.entries.append({"act": act, "table": table, "id": key, **more})


def changed_since(entries: Collection[Entry]) -> list[Entry]:
    """Entries whose row is no longer what the ledger made of it; undoing them would lose what came later."""
    last: dict[tuple[str, int], Entry] = {}
    for entry in entries:
        if entry["act"] == CHANGED:
            last[(entry["table"], entry["id"])] = entry
    return [entry for entry in last.values() if row_of(entry["table"], entry["id"]) != entry["after"]]


def undo(entries: list[Entry], known: Collection[str]) -> None:
    """Take everything back, last first. `known`: tables that may be touched."""
    if unknown := {entry["table"] for entry in entries}.difference(known):
        raise ValueError(f"a ledger may not touch {sorted(unknown)}")
    for are_moves, alike in groupby(reversed(entries), key=lambda entry: entry["act"] == MOVED):
        if are_moves:
            _move(_back(entries) for _key, entries in groupby(alike, key=_destination))
            continue
        for entry in alike:
            _UNDO[entry["act"]](entry)


class _Move(NamedTuple):
    """Rows of one table that hang on `was` and are to hang on `to`."""

    table: str
    column: str
    keys: tuple[int, ...]
    was: int
    to: int


def _destination(entry: Entry) -> tuple[str, str, int, int]:
    """What neighbours in a ledger have in common when one statement takes them back."""
    return entry["table"], entry["column"], entry["now"], entry["was"]


def _back(alike: Iterable[Entry]) -> _Move:
    entries = list(alike)
    table, column, now, was = _destination(entries[0])
    return _Move(table, column, tuple(entry["id"] for entry in entries), now, was)


def _move(moves: Iterable[_Move]) -> None:
    """All of them on one way to the database."""
    opened: Any = connection
    # What one of them is refused for comes when the pipeline ends.
    with connection.cursor() as cursor, opened.one_way():
        for one in moves:
            column = _quoted(one.column)
            text = f"UPDATE {_quoted(one.table)} SET {column} = %s WHERE id = ANY(%s) AND {column} = %s"  # noqa: S608
            cursor.execute(text, [one.to, list(one.keys), one.was])


def _undo_delete(entry: Entry) -> None:
    table = _quoted(entry["table"])
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} SELECT * FROM jsonb_populate_record(NULL::{table}, %s)",  # noqa: S608
            [json.dumps(entry["row"])],
        )


def _undo_change(entry: Entry) -> None:
    table = _quoted(entry["table"])
    columns = ", ".join(_quoted(column) for column in sorted(entry["before"]) if column != "id")
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {table} SET ({columns}) = (SELECT {columns} FROM jsonb_populate_record(NULL::{table}, %s)) "  # noqa: S608
            "WHERE id = %s",
            [json.dumps(entry["before"]), entry["id"]],
        )


def _undo_create(entry: Entry) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {_quoted(entry['table'])} WHERE id = %s", [entry["id"]])  # noqa: S608


_UNDO = {DELETED: _undo_delete, CHANGED: _undo_change, CREATED: _undo_create}


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)


def _loaded(value: Any) -> Row:
    loaded: Row = json.loads(value) if isinstance(value, str) else value
    return loaded
