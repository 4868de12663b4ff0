"""Tests run as the runtime role: the owner makes the test database, then every connection assumes `kim_app`.

As superuser or owner the database walls would pass silently and the tests would prove nothing.
"""

from __future__ import annotations

import gettext
import os
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils import translation

if TYPE_CHECKING:
    from tests.cast import Cast, Player


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files that take minutes come first: files are given out one by one, and the last one is waited for."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """From here on all connections are the runtime role; only the clean-up TRUNCATE is the owner's."""
    from django.db import connections
    from django.db.backends.postgresql.operations import DatabaseOperations

    original = DatabaseOperations.execute_sql_flush

    def flush_as_owner(self: Any, sql_list: list[str]) -> None:
        with self.connection.cursor() as cursor:
            cursor.execute("RESET ROLE")
            try:
                original(self, sql_list)
            finally:
                cursor.execute(f'SET ROLE "{settings.KIM_RUNTIME_ROLE}"')

    DatabaseOperations.execute_sql_flush = flush_as_owner  # type: ignore[method-assign]
    with django_db_blocker.unblock():
        for connection in connections.all():
            connection.close()
            connection.settings_dict["OPTIONS"]["assume_role"] = settings.KIM_RUNTIME_ROLE
    yield
    DatabaseOperations.execute_sql_flush = original  # type: ignore[method-assign]
    with django_db_blocker.unblock():
        for connection in connections.all():
            connection.close()
            connection.settings_dict["OPTIONS"].pop("assume_role", None)


@pytest.fixture(autouse=True)
def words_as_at_the_start() -> Iterator[None]:
    """What a command chose as its language ends with the test: both choices are made for the whole process.

    Without this a test that runs a command makes all later ones of the same worker speak German.
    """
    domain, languages = gettext.textdomain(), os.environ.get("LANGUAGE")
    yield
    gettext.textdomain(domain)
    translation.deactivate()
    if languages is None:
        os.environ.pop("LANGUAGE", None)
    else:
        os.environ["LANGUAGE"] = languages


@pytest.fixture
def cast(db: None) -> Cast:
    """The people of the tests; see tests/cast.py."""
    from tests.cast import Cast

    return Cast()


@pytest.fixture
def log_in() -> Callable[[Client, Player | None], Client]:
    """`log_in(client, cast.clara)`: logged in with second factor, acting in that membership; None logs out."""
    from tests.logging_in import log_in

    return log_in
