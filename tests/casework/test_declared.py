"""What is declared about the personal contexts is complete: comments in the database, words for every code."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from types import ModuleType

import pytest
from django.db import connection

from kim.casework import desk_labels, document_labels, plan_labels, talk_labels
from kim.casework import labels as casework_labels
from kim.casework.rules import codes as casework_codes
from kim.casework.rules import desk_codes, document_codes, plan_codes, talk_codes
from kim.consent import labels as consent_labels
from kim.consent.rules import codes as consent_codes
from kim.kernel import core_codes, personal
from kim.kernel import labels as kernel_labels
from kim.people import labels as people_labels
from kim.people.rules import codes as people_codes

CONTEXTS = [
    (talk_codes, talk_labels),
    (casework_codes, casework_labels),
    (plan_codes, plan_labels),
    (desk_codes, desk_labels),
    (document_codes, document_labels),
    (consent_codes, consent_labels),
    (people_codes, people_labels),
    (core_codes, kernel_labels),
]
# Not shown by name: what they mean is said by the page that uses them.
WITHOUT_WORDS = {"ObservationState"}
# Two neutral lines on their way out: the disclosure check and a second person see to it that no client stands in them.
# Several cases without identity, and what training is missing: no key to a case, and the same check before it leaves.
NO_CLIENT_IN_IT = {
    "casework.ReleaseRequest",
    "casework.PlanningConference",
    "casework.Theme",
    "casework.TrainingNeed",
    "casework.SupervisionQuestion",
    "casework.SupervisionEntry",
}


def enums(module: ModuleType) -> Iterator[type[StrEnum]]:
    for name, value in vars(module).items():
        is_own = isinstance(value, type) and issubclass(value, StrEnum) and value.__module__ == module.__name__
        if is_own and value is not StrEnum and name not in WITHOUT_WORDS:
            yield value


@pytest.mark.parametrize(("codes", "labels"), CONTEXTS)
def test_every_code_has_words(codes: ModuleType, labels: ModuleType) -> None:
    words = [frozenset(table) for table in vars(labels).values() if isinstance(table, dict)]
    missing = [enum.__name__ for enum in enums(codes) if frozenset(enum) not in words]
    assert not missing, f"Give these labels in {labels.__name__}: {missing}"


def test_every_personal_column_says_so_in_the_database(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname, a.attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid "
            "WHERE c.relkind = 'r' AND a.attnum > 0 AND col_description(a.attrelid, a.attnum) IS NOT NULL"
        )
        told = set(cursor.fetchall())
    silent = [
        f"{field.model.__name__}.{field.name}"
        for field in personal.fields()
        if field.model._meta.label not in NO_CLIENT_IN_IT
        and (field.model._meta.db_table, field.model._meta.get_field(field.name).column) not in told
    ]
    assert not silent, f"Give these a db_comment: {silent}"


def test_declarations_of_a_case_end_and_say_why() -> None:
    endless = [f"{field.model.__name__}.{field.name}" for field in personal.fields() if not field.keep_days]
    assert not endless, f"Say how long these are kept: {endless}"
