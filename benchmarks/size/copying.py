"""Rows for COPY, written as text from the fields of a model: what is not given has the field's default."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import JSONField, Model
from psycopg.types.range import Range

_LETTERS = "23456789BCDFGHJKMNPQRSTVWXZ"
_PIECE = 5000


def public_id(number: int) -> str:
    """Ten letters, another one for every number below 27¹⁰."""
    letters = []
    for _place in range(10):
        number, letter = divmod(number, len(_LETTERS))
        letters.append(_LETTERS[letter])
    return "".join(reversed(letters))


class Sheet:
    """The rows of one model. `constant` values hold for all rows, so they are written as text only once."""

    made = 0

    def __init__(self, model: type[Model], **constant: Any) -> None:
        self.model = model
        fields = {str(field.column): field for field in model._meta.concrete_fields}
        self.columns = list(fields)
        self._blank = {
            name: _text(constant.get(name, field.get_default()), field)
            for name, field in fields.items()
            if not field.primary_key or field.attname in constant
        }
        self._fields = fields
        self._has_public_id = "public_id" in fields
        self.key = 0
        self.lines: list[str] = []

    def add(self, **values: Any) -> int:
        """One more row; its key."""
        self.key += 1
        Sheet.made += 1
        row = {**self._blank, "id": str(self.key)}
        if self._has_public_id:
            row["public_id"] = public_id(Sheet.made)
        for name, value in values.items():
            row[name] = value if type(value) is str else _text(value, self._fields[name])
        self.lines.append("\t".join([row[name] for name in self.columns]))
        return self.key

    def copy(self, cursor: Any) -> None:
        """Send what was added and forget it."""
        names = ", ".join(f'"{name}"' for name in self.columns)
        with cursor.copy(f'COPY "{self.model._meta.db_table}" ({names}) FROM STDIN') as copy:
            for piece in self._pieces():
                copy.write(piece)
        self.lines.clear()

    def _pieces(self) -> Iterator[str]:
        for start in range(0, len(self.lines), _PIECE):
            yield "\n".join(self.lines[start : start + _PIECE]) + "\n"


def _text(value: Any, field: Any) -> str:
    """A value as COPY reads it."""
    if value is None:
        return "\\N"
    if value is True or value is False:
        return "t" if value else "f"
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Range):
        return f"[{value.lower or ''},{value.upper or ''})"
    if isinstance(field, JSONField):
        return json.dumps(value)
    if isinstance(field, ArrayField):
        return "{" + ",".join(value) + "}"
    return str(value)
