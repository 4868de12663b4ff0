"""Every table of a personal context stands behind the wall, enabled and forced, and has an audit trigger."""

import pytest
from django.apps import apps
from django.db import connection

from kim.kernel import personal
from kim.kernel.after_migrate import audited_models
from kim.kernel.wall import registry

PERSONAL = ("people", "consent", "casework", "consolidation", "procedures", "referrals")
# A release request holds two neutral lines and is read by a second person of another unit: no client stands in it.
# A kept form or a draft is encrypted and belongs to one user, whatever unit they act in; the mark of a sent form too.
READ_ACROSS_UNITS = {"casework.ReleaseRequest", "accounts.KeptInput", "accounts.FormDraft", "accounts.SentForm"}


def personal_models() -> list[type]:
    return [model for label in PERSONAL for model in apps.get_app_config(label).get_models()]


def test_the_personal_contexts_are_the_ones_that_declare_personal_data() -> None:
    assert personal.personal_contexts() == frozenset(PERSONAL)


@pytest.mark.django_db
def test_row_level_security_is_enabled_and_forced_on_every_personal_table() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity")
        walled = {row[0] for row in cursor.fetchall()}
    open_tables = [model._meta.label for model in personal_models() if model._meta.db_table not in walled]
    assert not open_tables, f"Declare these in the wall.py of their context: {open_tables}"


def test_every_declared_wall_is_about_units() -> None:
    without_unit = [
        model._meta.label
        for model, wall in registry.walls.items()
        if "app.unit" not in wall.using and model._meta.label not in READ_ACROSS_UNITS
    ]
    assert not without_unit


@pytest.mark.django_db
def test_every_domain_table_has_the_audit_trigger() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE t.tgname = 'kim_audit'"
        )
        watched = {row[0] for row in cursor.fetchall()}
    assert {model._meta.db_table for model in audited_models()} == watched


@pytest.mark.django_db
def test_the_runtime_role_owns_nothing_and_bypasses_nothing() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_user, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb FROM pg_roles "
            "WHERE rolname = current_user"
        )
        assert cursor.fetchone() == ("kim_app", False, False, False, False)
        cursor.execute("SELECT relname FROM pg_class JOIN pg_roles r ON r.oid = relowner WHERE r.rolname = 'kim_app'")
        assert cursor.fetchall() == []


@pytest.mark.django_db
def test_the_runtime_role_cannot_truncate_or_lift_the_wall() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name FROM information_schema.role_table_grants "
            "WHERE grantee = 'kim_app' AND privilege_type IN ('TRUNCATE', 'TRIGGER', 'REFERENCES')"
        )
        assert cursor.fetchall() == []
