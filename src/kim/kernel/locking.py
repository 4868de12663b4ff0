"""Optimistic locking: the last one to save never silently wins."""

from __future__ import annotations

from typing import Any, TypeVar

from django.db.models import F

from kim.kernel.errors import Conflict
from kim.kernel.models import Record

R = TypeVar("R", bound=Record)


def update(record: R, expected_version: int | None = None, **changes: Any) -> R:
    """Write `changes` if the stored version still is `expected_version` (default: the one that was loaded).

    Raises `Conflict` with the stored record otherwise. The record is refreshed and returned.
    """
    expected = record.version if expected_version is None else expected_version
    rows = type(record)._default_manager.filter(pk=record.pk, version=expected)
    if rows.update(version=F("version") + 1, **changes) == 0:
        raise Conflict(type(record)._default_manager.get(pk=record.pk))
    record.refresh_from_db()
    return record
