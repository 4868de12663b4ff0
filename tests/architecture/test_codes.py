"""The database keeps exactly the codes that the program knows: a new code reaches it with its migration."""

from __future__ import annotations

import re

import pytest
from django.apps import apps
from django.db import connection

from kim.kernel.fields import CodeField

CHECKS = """
    SELECT c.conrelid::regclass::text, a.attname, pg_get_constraintdef(c.oid)
    FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
    WHERE c.contype = 'c' AND array_length(c.conkey, 1) = 1
"""


@pytest.mark.django_db
def test_every_field_of_codes_is_checked_by_the_database_for_all_of_them_and_no_other() -> None:
    with connection.cursor() as cursor:
        cursor.execute(CHECKS)
        kept: dict[tuple[str, str], list[set[str]]] = {}
        for table, column, condition in cursor.fetchall():
            kept.setdefault((table, column), []).append(set(re.findall(r"'([^']*)'::", condition)))
    fields = [
        field for model in apps.get_models() for field in model._meta.local_fields if isinstance(field, CodeField)
    ]
    assert fields
    wrong = [
        f"{field.model._meta.label}.{field.name}"
        for field in fields
        if {*field.codes, *([""] if field.blank else [])}
        not in kept.get((field.model._meta.db_table, field.column), [])
    ]
    assert not wrong, f"The CHECK of these does not fit their codes; make a migration: {wrong}"
