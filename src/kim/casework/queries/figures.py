"""Reading for figures: as a database role that sees two views and no table, so that no slip can read more."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from django.db import connection, transaction

from kim.casework.rules.counting import NO_PLACE, Sighting

READER = "kim_figures"


def released_observations() -> list[Sighting]:
    """Every delivered observation with the case behind it and the day of its release."""
    columns = "observation, counted_on, case_id, contributor, municipality"
    return [_sighting(*found) for found in _read(f"SELECT {columns} FROM casework_released_observations")]  # noqa: S608


def rated_guidance() -> list[Sighting]:
    """Every rating of guidance with the case it belongs to."""
    columns = "guidance, counted_on, case_id, contributor, municipality, feedback"
    return [_sighting(*found) for found in _read(f"SELECT {columns} FROM casework_rated_guidance")]  # noqa: S608


def _sighting(
    subject: str, on: date, case: int, contributor: int, municipality: str | None, feedback: str = ""
) -> Sighting:
    return Sighting(subject, on, str(case), str(contributor), municipality or NO_PLACE, feedback)


def _read(query: str) -> list[tuple[Any, ...]]:
    with as_reader(), connection.cursor() as cursor:
        cursor.execute(query)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


@contextmanager
def as_reader() -> Iterator[None]:
    """Inside, the database knows only the role for figures; the former role returns, also after an error."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        (former,) = cursor.fetchone() or ("",)
        cursor.execute(f"SET LOCAL ROLE {READER}")
        yield
        cursor.execute(f"SET LOCAL ROLE {connection.ops.quote_name(former)}")
