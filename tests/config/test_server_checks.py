"""A database server that would fail silently is refused before anything is migrated."""

from __future__ import annotations

import pytest
from django.core import checks
from django.db import connection

from kim.config import server_checks

pytestmark = pytest.mark.django_db


def ids() -> list[str | None]:
    return [message.id for message in server_checks.look("default")]


def test_our_server_is_fine() -> None:
    assert ids() == []


def test_the_check_runs_for_every_database_that_is_named() -> None:
    assert checks.run_checks(tags=[checks.Tags.database], databases=["default"]) == []
    assert server_checks.server() == []


@pytest.mark.parametrize(
    ("question", "number"), [("ENCODING", "config.E001"), ("UMLAUTS", "config.E002")], ids=["encoding", "umlauts"]
)
def test_a_server_that_answers_no_is_refused(question: str, number: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server_checks, question, "SELECT false")
    assert ids() == [number]


def test_a_runtime_role_that_passes_walls_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server_checks.settings, "KIM_RUNTIME_ROLE", "postgres")
    assert ids() == ["config.E003"]


def test_a_runtime_role_that_is_missing_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server_checks.settings, "KIM_RUNTIME_ROLE", "nobody_knows")
    assert ids() == ["config.E003"]


def test_the_tests_themselves_are_bound_by_the_walls() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user::text")
        assert cursor.fetchone() == ("kim_app",)
