"""The whole database, searched for the clients: they stand in the personal tables and nowhere else."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import connection

from kim.kernel.actor import acting_as
from kim.kernel.models import AuditMeta, AuditRow
from kim.steering.models import Observation
from tests.world import World

pytestmark = pytest.mark.django_db
PERSONAL = {
    model._meta.db_table
    for label in ("people", "consent", "casework", "procedures", "referrals")
    for model in apps.get_app_config(label).get_models()
}
# The audit holds what changed, behind a wall of its own, and is asked below.
AUDIT = {"kernel_auditrow"}


def tables() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename")
        return [name for (name,) in cursor.fetchall()]


def rows_that_tell(table: str, world: World) -> int:
    """Rows whose text, all columns together, has one of the words."""
    words = [f"%{word}%" for word in world.secrets]
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT count(*) FROM "{table}" r WHERE r::text ILIKE ANY(%s)', [words])
        return int(cursor.fetchone()[0])


def test_the_search_finds_the_clients_where_they_are(world: World) -> None:
    with acting_as(world.cast.clara.actor):
        assert rows_that_tell("people_person", world) > 0
        assert rows_that_tell("casework_contact", world) > 0


def test_no_table_outside_the_personal_contexts_tells_of_a_client(world: World) -> None:
    with acting_as(world.cast.clara.actor):
        telling = [table for table in tables() if table not in PERSONAL | AUDIT and rows_that_tell(table, world)]
    assert telling == []


def test_steering_tells_of_no_client_to_anybody(world: World) -> None:
    steering = [table for table in tables() if table.startswith("steering_")]
    assert len(steering) > 10
    for who in ("clara", "konrad", "stella"):
        with acting_as(getattr(world.cast, who).actor):
            assert [table for table in steering if rows_that_tell(table, world)] == []


def test_steering_knows_neither_the_case_nor_who_wrote_a_note(world: World) -> None:
    cast = world.cast
    marks = [world.case.number, world.case.public_id, cast.clara.membership.public_id, cast.clara.user.public_id]
    with acting_as(cast.clara.actor), connection.cursor() as cursor:
        for table in (table for table in tables() if table.startswith("steering_")):
            cursor.execute(
                f'SELECT count(*) FROM "{table}" r WHERE r::text ILIKE ANY(%s)', [[f"%{mark}%" for mark in marks]]
            )
            assert cursor.fetchone() == (0,), table


def test_the_audit_of_what_was_delivered_names_no_author(world: World) -> None:
    assert Observation.objects.exists()
    written = AuditMeta.objects.filter(table="steering_observation", operation="INSERT")
    assert written.exists()
    assert {(row.actor_id, row.unit_id, row.role) for row in written} == {(None, None, "system:delivery")}


@pytest.mark.parametrize("who", ["konrad", "stella", "sven", "petra", "adam", "carlo"])
def test_the_audit_shows_no_content_to_another_unit(world: World, who: str) -> None:
    with acting_as(getattr(world.cast, who).actor):
        assert rows_that_tell("kernel_auditrow", world) == 0
        assert not AuditRow.objects.filter(table__startswith="people_", unit_id=world.case.unit_id).exists()


def test_what_the_data_protection_officer_reads_of_the_audit_has_no_content(world: World) -> None:
    with acting_as(world.cast.petra.actor):
        assert AuditMeta.objects.filter(table="people_person").exists()
        assert rows_that_tell("kernel_auditmeta", world) == 0


def test_the_read_log_has_numbers_no_words(world: World) -> None:
    assert rows_that_tell("kernel_readlog", world) == 0
