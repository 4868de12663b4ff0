"""A district, once through its files and then as rows."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.db import IntegrityError, transaction

from kim.kernel import clock
from kim.organisations.models import District
from tests.made_before import stored

_districts: dict[tuple[Any, ...], dict[str, str]] = {}


def district(key: str, load: Callable[[], object]) -> None:
    """Everything that `load` writes of a district; before it there is none."""
    assert not District.objects.exists(), "a second district is not the same as the first one"
    known = (stored.database(), clock.today(), key)
    if known in _districts and _put_district(_districts[known]):
        return
    before = {table: stored.many(table, "true") for table in _tables_of_a_district()}
    load()
    if known not in _districts:
        _districts[known] = {table: _new_rows(table, there) for table, there in before.items()}


def _put_district(tables: dict[str, str]) -> bool:
    """False where a unit of the district stands here already."""
    try:
        with transaction.atomic():
            stored.put(list(tables), list(tables.values()))
    except IntegrityError:
        return False
    return True


def _tables_of_a_district() -> list[str]:
    return [
        model._meta.db_table for model in apps.get_app_config("organisations").get_models(include_auto_created=True)
    ]


def _new_rows(table: str, before: str) -> str:
    there = json.loads(before)
    return json.dumps([row for row in json.loads(stored.many(table, "true")) if row not in there])
