"""Which tables are made from the models; that they are the right ones is what `make check` compares."""

from __future__ import annotations

import pytest
from django.db import connection

from kim.casework.models import Case
from kim.kernel import fresh_tables


@pytest.mark.django_db
def test_a_database_in_use_is_left_to_the_migrations() -> None:
    assert not fresh_tables.is_empty("default")


@pytest.mark.django_db
def test_every_migration_of_ours_is_noted_as_applied() -> None:
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    assert executor.migration_plan(executor.loader.graph.leaf_nodes()) == []


def test_ours_are_all_models_that_this_code_names() -> None:
    models = fresh_tables._models()
    assert Case in models and all(model.__module__.startswith("kim.") for model in models)
