"""What every second test needs again: made through actions once in a process, and put back as the same rows after that.

A member of the cast takes twelve statements, the same rows take one. Rows are those of one database and one day. Where
time stands still, and outside a transaction, cases are made anew: their rows would come from another moment, and the
wall lets nobody write.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.db.models import Model

from kim.accounts.models import Membership
from kim.casework.models import Case
from kim.kernel import clock
from kim.kernel.actor import Actor, acting_as
from kim.organisations.models import District, Organisation, Unit

Key = tuple[Any, ...]

_members: dict[Key, tuple[Membership, list[str]]] = {}
_units: dict[Key, tuple[Unit, list[str]]] = {}
_cases: dict[Key, tuple[Case, list[str]]] = {}
_sessions: dict[Key, list[str]] = {}
_districts: dict[Key, dict[str, str]] = {}

# Tables of a member, in the order in which one row points to another.
USER, ADDRESS, MEMBERSHIP, INVITATION = (
    "accounts_user",
    "account_emailaddress",
    "accounts_membership",
    "accounts_invitation",
)
FACTOR, SESSION = "mfa_authenticator", "django_session"


def member(name: str, role: str, unit: Unit, make: Callable[[], Membership]) -> Membership:
    """Somebody in a unit as `make` made them."""
    key = (_database(), clock.today(), name, role, unit.key)
    if key not in _members:
        made = make()
        _members[key] = copy.deepcopy(made), _rows_of_member(made)
        return made
    found, rows = copy.deepcopy(_members[key][0]), _members[key][1]
    with connection.cursor() as cursor:
        cursor.execute(_PUT_MEMBER, [*rows, unit.pk])
    found.unit = unit
    return found


_PUT_MEMBER = f"""
    WITH u AS (INSERT INTO {USER} SELECT * FROM jsonb_populate_record(NULL::{USER}, %s::jsonb)),
        a AS (INSERT INTO {ADDRESS} SELECT * FROM jsonb_populate_record(NULL::{ADDRESS}, %s::jsonb)),
        i AS (INSERT INTO {INVITATION} SELECT * FROM jsonb_populate_record(NULL::{INVITATION}, %s::jsonb))
    INSERT INTO {MEMBERSHIP}
    SELECT * FROM jsonb_populate_record(NULL::{MEMBERSHIP}, %s::jsonb || jsonb_build_object('unit_id', %s::bigint))
"""


def _rows_of_member(made: Membership) -> list[str]:
    of_user = f"user_id = {made.user_id}"
    return [
        _row(USER, f"id = {made.user_id}"),
        _row(ADDRESS, of_user),
        _row(INVITATION, of_user),
        _row(MEMBERSHIP, f"id = {made.pk}"),
    ]


def unit(organisation: str, about: Key, make: Callable[[], Unit]) -> Unit:
    """A unit and its organisation as `make` made them, or those that are there; `about`: what `make` was told."""
    known = (_database(), clock.today(), organisation, *about)
    if known in _units and (found := _put_unit(organisation, *_units[known])):
        return found
    made = make()
    if known not in _units:
        _units[known] = copy.deepcopy(made), [_row_of(made.organisation), _row_of(made)]
    return made


def _put_unit(organisation: str, made: Unit, rows: list[str]) -> Unit | None:
    with connection.cursor() as cursor:
        cursor.execute(_PUT_UNIT, [rows[0], organisation, rows[1]])
        put = cursor.fetchone()
    if put is None:
        return None
    found = copy.deepcopy(made)
    if put[0] != found.organisation_id:
        found.organisation = Organisation.objects.get(pk=put[0])
    return found


_PUT_UNIT = """
    WITH made AS (
        INSERT INTO organisations_organisation
        SELECT * FROM jsonb_populate_record(NULL::organisations_organisation, %s::jsonb)
        ON CONFLICT DO NOTHING RETURNING id
    ), owner AS (SELECT id FROM made UNION ALL SELECT id FROM organisations_organisation WHERE key = %s LIMIT 1)
    INSERT INTO organisations_unit
    SELECT one.* FROM (SELECT jsonb_build_object('organisation_id', id) AS by FROM owner) owned,
        jsonb_populate_record(NULL::organisations_unit, %s::jsonb || owned.by) one
    ON CONFLICT DO NOTHING RETURNING organisation_id
"""


def case(actor: Actor, family: str, make: Callable[[], Case]) -> Case:
    """A case as `make` made it for a new household; `family`: what tells it from other families that are made."""
    if clock.stands_still() or not connection.in_atomic_block:
        return make()
    key = (_database(), clock.today(), actor, family)
    if key in _cases and _put_case(actor, *_cases[key]):
        return copy.deepcopy(_cases[key][0])
    made = make()
    if key not in _cases:
        with acting_as(actor):
            _cases[key] = copy.deepcopy(made), _rows_of_case(made)
    return made


# In the order in which one row points to another, and the wall lets one in because of another.
_MEMBERS = "SELECT person_id FROM people_householdmember WHERE household_id = {household}"
ROWS_OF_CASE = {
    "people_household": "id = {household}",
    "casework_case": "id = {case}",
    "casework_phasechange": "case_id = {case}",
    "casework_assignment": "case_id = {case}",
    "people_person": f"id IN ({_MEMBERS})",
    "people_nametoken": f"person_id IN ({_MEMBERS})",
    "people_householdmember": "household_id = {household}",
}


def _rows_of_case(made: Case) -> list[str]:
    keys = {"case": made.pk, "household": made.household_id}
    return [_rows(table, condition.format(**keys)) for table, condition in ROWS_OF_CASE.items()]


def _put_case(actor: Actor, made: Case, rows: list[str]) -> bool:
    """False where it is there already, or where somebody deputises: that makes rows of its own."""
    tables = list(ROWS_OF_CASE)
    persons = tables.index("people_person")
    # Each row is written down with the reason that it was made for.
    with acting_as(actor, why="case_opened"), connection.cursor() as cursor:
        cursor.execute(_PUT_HOUSEHOLD, [rows[0], made.assigned_to_id])
        if not cursor.rowcount:
            return False
        _put_rows(tables[1:persons], rows[1:persons])
    with acting_as(actor, why="person_added"):
        _put_rows(tables[persons:], rows[persons:])
    return True


def _put_rows(tables: list[str], rows: list[str]) -> None:
    opened: Any = connection
    with connection.cursor() as cursor, opened.one_way():
        for table, found in zip(tables, rows, strict=True):
            cursor.execute(_PUT_ROWS.format(table=table), [found])


_PUT_ROWS = "INSERT INTO {table} SELECT * FROM jsonb_populate_recordset(NULL::{table}, %s::jsonb)"
_PUT_HOUSEHOLD = f"""{_PUT_ROWS.format(table="people_household")}
    WHERE NOT EXISTS (SELECT FROM casework_deputation WHERE manager_id = %s) ON CONFLICT DO NOTHING
"""


def session(membership: Membership, make: Callable[[], str]) -> str:
    """The key of a session with a second factor that `make` made for somebody who acts in `membership`."""
    if clock.stands_still():
        return make()
    known = (_database(), clock.today(), membership.pk, membership.user.password)
    if known in _sessions:
        key, *rows = _sessions[known]
        with connection.cursor() as cursor:
            cursor.execute(_PUT_SESSION, rows)
            if cursor.rowcount:
                return key
    key = make()
    rows = [_row(FACTOR, f"user_id = {membership.user_id}"), _row(SESSION, f"session_key = '{key}'")]
    _sessions.setdefault(known, [key, *rows])
    return key


_PUT_SESSION = f"""
    WITH f AS (
        INSERT INTO {FACTOR} SELECT * FROM jsonb_populate_record(NULL::{FACTOR}, %s::jsonb) ON CONFLICT DO NOTHING
    )
    INSERT INTO {SESSION} SELECT * FROM jsonb_populate_record(NULL::{SESSION}, %s::jsonb) ON CONFLICT DO NOTHING
"""


def district(key: str, load: Callable[[], object]) -> None:
    """Everything that `load` writes of a district; before it there is none."""
    assert not District.objects.exists(), "a second district is not the same as the first one"
    known = (_database(), clock.today(), key)
    if known in _districts and _put_district(_districts[known]):
        return
    before = {table: _rows(table, "true") for table in _tables_of_a_district()}
    load()
    if known not in _districts:
        _districts[known] = {table: _new_rows(table, there) for table, there in before.items()}


def _put_district(rows: dict[str, str]) -> bool:
    """False where a unit of the district stands here already."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            for table, found in rows.items():
                cursor.execute(_PUT_ROWS.format(table=table), [found])
    except IntegrityError:
        return False
    return True


def _tables_of_a_district() -> list[str]:
    return [
        model._meta.db_table for model in apps.get_app_config("organisations").get_models(include_auto_created=True)
    ]


def _new_rows(table: str, before: str) -> str:
    there = json.loads(before)
    return json.dumps([row for row in json.loads(_rows(table, "true")) if row not in there])


def _row_of(record: Model) -> str:
    return _row(record._meta.db_table, f"id = {record.pk}")


def _row(table: str, condition: str) -> str:
    return _asked(f"SELECT to_jsonb(one)::text FROM {table} one WHERE {condition}")


def _rows(table: str, condition: str) -> str:
    return _asked(f"SELECT coalesce(jsonb_agg(to_jsonb(one)), '[]')::text FROM {table} one WHERE {condition}")


def _asked(text: str) -> str:
    """One value; the text holds names of ours and keys."""
    with connection.cursor() as cursor:
        cursor.execute(text)
        ((found,),) = cursor.fetchall()
        return str(found)


def _database() -> str:
    return str(connection.settings_dict["NAME"])
