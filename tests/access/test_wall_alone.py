"""The second wall alone: raw SQL as the runtime role, no policy in sight, table by table."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction

from kim.kernel import personal
from kim.kernel.actor import Actor, acting_as, current_actor
from tests.world import World

pytestmark = pytest.mark.django_db

# Read across units by design, and made for it: two neutral lines that wait for a second person.
NEUTRAL = "casework_releaserequest"
# Read by the one unit that is asked: codes of a frozen view, and texts that went through the disclosure check.
ASKED = ("casework_supervisionentry", "casework_supervisionquestion")
# Read by every unit by design: what case managers have to learn, in a text that went through the disclosure check.
SHARED = "casework_trainingneed"
TABLES = sorted(
    model._meta.db_table
    for label in ("people", "consent", "casework", "procedures", "referrals")
    for model in apps.get_app_config(label).get_models()
)
PERSONAL = [table for table in TABLES if table not in (NEUTRAL, SHARED, *ASKED)]
# What a copy may not share with its row.
FRESH = {"id": -1, "public_id": "ZZZZZZZZZZ", "token": "zzz"}
# Rows of the world that an office of its own has: the second unit has a case too.
OUTSIDERS = ("konrad", "stella", "sven", "petra", "adam", "nora")


def owner_of(table: str) -> str:
    """Whose unit has the row: Clara's, or the authority's for its own procedures."""
    return "ines" if table.startswith("procedures_") else "clara"


def outsiders_of(table: str) -> tuple[str, ...]:
    """An authority sees nothing of a case, and whoever works on cases nothing of an authority."""
    return (*OUTSIDERS, "ines") if owner_of(table) == "clara" else (*OUTSIDERS, "clara", "dana", "carlo")


def count(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT count(*) FROM "{table}"')
        return int(cursor.fetchone()[0])


@pytest.fixture(autouse=True)
def is_runtime_role(world: World) -> None:
    """As owner or superuser the wall would prove nothing."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        assert cursor.fetchone() == ("kim_app",)


@pytest.mark.parametrize("table", TABLES)
def test_without_a_context_there_is_no_row_and_nothing_can_be_written(world: World, table: str) -> None:
    with acting_as(Actor.nobody()):
        assert count(table) == 0
        with connection.cursor() as cursor:
            cursor.execute(f'DELETE FROM "{table}"')
            assert cursor.rowcount == 0
        with pytest.raises(DatabaseError), transaction.atomic():
            copy_a_row(world, table)


@pytest.mark.parametrize("table", PERSONAL)
def test_a_unit_without_standing_sees_no_row(world: World, table: str) -> None:
    for who in outsiders_of(table):
        with acting_as(getattr(world.cast, who).actor):
            assert count(table) == 0, who


@pytest.mark.parametrize("table", PERSONAL)
def test_a_unit_writes_nothing_into_another_unit(world: World, table: str) -> None:
    for who in ("carlo", "konrad"):
        with acting_as(getattr(world.cast, who).actor), pytest.raises(DatabaseError), transaction.atomic():
            copy_a_row(world, table)


@pytest.mark.parametrize("table", ASKED)
def test_only_the_unit_that_is_asked_reads_a_question_and_it_names_nobody(world: World, table: str) -> None:
    for who in ("stella", "sven", "petra", "adam", "carlo", "dana"):
        with acting_as(getattr(world.cast, who).actor):
            # Dana stands in for Clara: she sees the case, and so what was asked about it.
            assert bool(count(table)) == (who == "dana"), who
    with acting_as(world.cast.konrad.actor), connection.cursor() as cursor:
        cursor.execute(f'SELECT r::text FROM "{table}" r')
        rows = " ".join(text for (text,) in cursor.fetchall())
    assert rows
    hidden = (*world.secrets, world.case.number, world.case.public_id, "Auental")
    assert not [secret for secret in hidden if secret in rows]
    with acting_as(world.cast.carlo.actor), pytest.raises(DatabaseError), transaction.atomic():
        copy_a_row(world, table)


def copy_a_row(world: World, table: str) -> None:
    """What a bug or an attacker would do: write a row of Clara's unit from outside, all columns as they are."""
    outside = current_actor()
    with acting_as(getattr(world.cast, owner_of(table)).actor), connection.cursor() as cursor:
        cursor.execute(f'SELECT * FROM "{table}" LIMIT 1')
        names = [column.name for column in cursor.description]
        row = cursor.fetchone()
    assert row, f"tests/world.py makes no row in {table}; it needs one to be tried from outside"
    fresh = {name: value for name, value in FRESH.items() if name in names}
    values = dict(zip(names, row, strict=True)) | fresh
    with acting_as(outside), connection.cursor() as cursor:
        columns = ", ".join(f'"{name}"' for name in values)
        marks = ", ".join(["%s"] * len(values))
        cursor.execute(
            f'INSERT INTO "{table}" ({columns}) OVERRIDING SYSTEM VALUE VALUES ({marks})', list(values.values())
        )


def test_every_table_of_a_personal_context_is_asked() -> None:
    assert personal.personal_contexts() == {"people", "consent", "casework", "consolidation", "procedures", "referrals"}
    assert len(TABLES) > 20


def test_only_the_open_text_is_seen_by_other_units_and_it_names_nobody(world: World) -> None:
    with acting_as(world.cast.stella.actor), connection.cursor() as cursor:
        cursor.execute(f'SELECT r::text FROM "{NEUTRAL}" r')
        rows = [text for (text,) in cursor.fetchall()]
    assert len(rows) == 1
    assert not [secret for secret in world.secrets if secret in rows[0]]


def test_a_lead_of_the_unit_is_kept_out_by_the_policy_not_by_the_wall(world: World) -> None:
    """The wall stands between units and knows no roles; that is why there are two."""
    with acting_as(world.cast.leon.actor):
        assert count("people_person") > 0
        assert not apps.get_model("people.Person").objects.visible_to(world.cast.leon.actor).exists()


def test_a_rolled_back_transaction_leaves_no_context_behind(world: World) -> None:
    with acting_as(world.cast.clara.actor):
        assert count("people_person") > 0
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT 1 / 0")
    assert count("people_person") == 0


def test_what_every_unit_reads_names_nobody(world: World) -> None:
    with acting_as(world.cast.petra.actor), connection.cursor() as cursor:
        cursor.execute(f'SELECT to_jsonb(shared)::text FROM "{SHARED}" shared')
        rows = [row for (row,) in cursor.fetchall()]
    assert rows
    assert not [secret for secret in world.secrets for row in rows if secret in row]
