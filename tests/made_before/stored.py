"""Rows as the database writes them, and the way back; names of tables and conditions are ours."""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.db.models import Model

PUT = "INSERT INTO {table} SELECT * FROM jsonb_populate_recordset(NULL::{table}, %s::jsonb)"


def put(tables: list[str], found: list[str]) -> None:
    """All rows of these tables, on one way to the database."""
    opened: Any = connection
    with connection.cursor() as cursor, opened.one_way():
        for table, texts in zip(tables, found, strict=True):
            cursor.execute(PUT.format(table=table), [texts])


def of(record: Model) -> str:
    """The row of a record."""
    return one(record._meta.db_table, f"id = {record.pk}")


def one(table: str, condition: str) -> str:
    """The only row for which this holds."""
    return _asked(f"SELECT to_jsonb(t)::text FROM {table} t WHERE {condition}")


def many(table: str, condition: str) -> str:
    """All rows for which this holds, as one list."""
    return _asked(f"SELECT coalesce(jsonb_agg(to_jsonb(t)), '[]')::text FROM {table} t WHERE {condition}")


def _asked(text: str) -> str:
    """One value; the text holds names of ours and keys."""
    with connection.cursor() as cursor:
        cursor.execute(text)
        ((found,),) = cursor.fetchall()
        return str(found)


def database() -> str:
    """In which one they are stored: each process has two."""
    return str(connection.settings_dict["NAME"])
