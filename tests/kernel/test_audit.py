"""The audit is written by the database, cannot be forged by the application, and shows tampering."""

import time

import pytest
from django.db import DatabaseError, connection, transaction

from kim.kernel.actor import Actor, acting_as
from kim.kernel.audit import read_log, seals
from kim.kernel.models import AuditRow, AuditSeal, ReadLog
from kim.organisations.models import Organisation

CLARA = Actor(user_id=7, membership_id=1, unit_id=3, role="case_manager", name="Clara")


def organisation(key: str) -> Organisation:
    return Organisation.objects.create(key=key, name=key.title())


def all_rows() -> list[tuple[object, ...]]:
    """The audit without content; the content stands behind the wall of the unit."""
    with connection.cursor() as cursor:
        cursor.execute('SELECT "table", operation, actor_id, role, why FROM kernel_auditmeta ORDER BY id')
        return list(cursor.fetchall())


@pytest.mark.django_db
def test_every_change_is_written_with_actor_role_and_reason() -> None:
    with acting_as(CLARA, why="organisation_added"):
        one = organisation("town")
    with acting_as(CLARA, why="organisation_renamed"):
        Organisation.objects.filter(pk=one.pk).update(name="City")
        one.delete()
    assert all_rows() == [
        ("organisations_organisation", "INSERT", 7, "case_manager", "organisation_added"),
        ("organisations_organisation", "UPDATE", 7, "case_manager", "organisation_renamed"),
        ("organisations_organisation", "DELETE", 7, "case_manager", "organisation_renamed"),
    ]


@pytest.mark.django_db
def test_an_update_that_changes_nothing_leaves_no_row() -> None:
    one = organisation("town")
    Organisation.objects.filter(pk=one.pk).update(name=one.name, version=5)
    assert [row[1] for row in all_rows()] == ["INSERT"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "forgery",
    [
        'INSERT INTO kernel_auditrow (at, txid, "table", operation, public_id, role, why, digest) '
        "VALUES (now(), 1, 't', 'INSERT', '', '', '', '')",
        "DELETE FROM kernel_auditrow",
        "UPDATE kernel_auditrow SET actor_id = 1",
        "TRUNCATE kernel_auditrow",
        "DELETE FROM kernel_readlog",
        "INSERT INTO kernel_auditseal (at, first_row, last_row, below_txid, rows, digest) "
        "VALUES (now(), 1, 1, 1, 1, '')",
        "ALTER TABLE organisations_organisation DISABLE TRIGGER kim_audit",
        "SET session_replication_role = replica",
        "SELECT kim_audit()",
    ],
)
def test_the_runtime_role_cannot_forge_or_switch_off_the_audit(forgery: str) -> None:
    organisation("town")
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(forgery)
    assert len(all_rows()) == 1


@pytest.mark.django_db
def test_the_content_of_audit_rows_stands_behind_the_wall_of_the_unit() -> None:
    organisation("town")
    with acting_as(CLARA):
        assert AuditRow.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_a_sealed_chain_holds_and_shows_a_change_from_outside() -> None:
    # One transaction is sealed as a whole, whatever the horizon does meanwhile.
    with transaction.atomic():
        organisation("town")
        organisation("county")
    assert seal(2) == 2
    assert seals.seal() == 0
    assert AuditSeal.objects.count() == 1
    clean = seals.verify()
    assert (clean["broken_seals"], clean["altered_rows"], clean["sealed"], clean["unsealed"]) == (0, 0, 2, 0)

    as_owner("UPDATE kernel_auditrow SET role = 'somebody else' WHERE operation = 'INSERT'")
    assert seals.verify()["broken_seals"] == 1


@pytest.mark.django_db(transaction=True)
def test_changed_content_no_longer_matches_its_digest() -> None:
    organisation("town")
    as_owner('UPDATE kernel_auditrow SET diff = \'{"name": [null, "Other"]}\'')
    assert seals.verify()["altered_rows"] == 1


@pytest.mark.django_db(transaction=True)
def test_blanking_removes_content_and_keeps_the_chain() -> None:
    one = organisation("town")
    seal(1)
    with connection.cursor() as cursor:
        cursor.execute("SELECT kim_blank_audit('organisations_organisation', %s)", [one.pk])
    found = seals.verify()
    assert (found["broken_seals"], found["altered_rows"], found["blanked"]) == (0, 0, 1)
    assert all_rows()[-1][1] == "ERASE"


@pytest.mark.django_db
def test_a_look_is_logged_with_actor_kind_subject_and_door() -> None:
    with acting_as(CLARA):
        read_log.looked_at("case", "7K2M4P9XBC", "/faelle/7K2M4P9XBC/")
    entry = ReadLog.objects.get()
    assert (entry.actor_id, entry.unit_id, entry.kind, entry.subject) == (7, 3, "case", "7K2M4P9XBC")


def seal(rows: int) -> int:
    """Seal until so many rows are sealed: transactions of other tests on the same server hold the horizon back."""
    sealed, until = 0, time.monotonic() + 60
    while sealed < rows and time.monotonic() < until:
        sealed += seals.seal()
        time.sleep(0.05)
    return sealed


def as_owner(sql: str) -> None:
    """What only the owner of the tables could do, from outside the application."""
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        try:
            cursor.execute(sql)
        finally:
            cursor.execute("SET ROLE kim_app")
