"""Units, their members, and sessions of them, once through actions and then as rows."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

from django.db import connection

from kim.accounts.models import Membership
from kim.kernel import clock
from kim.organisations.models import Organisation, Unit
from tests.made_before import stored

Key = tuple[Any, ...]

_members: dict[Key, tuple[Membership, list[str]]] = {}
_units: dict[Key, tuple[Unit, list[str]]] = {}
_sessions: dict[Key, list[str]] = {}

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
    key = (stored.database(), clock.today(), name, role, unit.key)
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
        stored.one(USER, f"id = {made.user_id}"),
        stored.one(ADDRESS, of_user),
        stored.one(INVITATION, of_user),
        stored.one(MEMBERSHIP, f"id = {made.pk}"),
    ]


def unit(organisation: str, about: Key, make: Callable[[], Unit]) -> Unit:
    """A unit and its organisation as `make` made them, or those that are there; `about`: what `make` was told."""
    known = (stored.database(), clock.today(), organisation, *about)
    if known in _units and (found := _put_unit(organisation, *_units[known])):
        return found
    made = make()
    if known not in _units:
        _units[known] = copy.deepcopy(made), [stored.of(made.organisation), stored.of(made)]
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


def session(membership: Membership, make: Callable[[], str]) -> str:
    """The key of a session with a second factor that `make` made for somebody who acts in `membership`."""
    if clock.stands_still():
        return make()
    known = (stored.database(), clock.today(), membership.pk, membership.user.password)
    if known in _sessions:
        key, *rows = _sessions[known]
        with connection.cursor() as cursor:
            cursor.execute(_PUT_SESSION, rows)
            if cursor.rowcount:
                return key
    key = make()
    rows = [stored.one(FACTOR, f"user_id = {membership.user_id}"), stored.one(SESSION, f"session_key = '{key}'")]
    _sessions.setdefault(known, [key, *rows])
    return key


_PUT_SESSION = f"""
    WITH f AS (
        INSERT INTO {FACTOR} SELECT * FROM jsonb_populate_record(NULL::{FACTOR}, %s::jsonb) ON CONFLICT DO NOTHING
    )
    INSERT INTO {SESSION} SELECT * FROM jsonb_populate_record(NULL::{SESSION}, %s::jsonb) ON CONFLICT DO NOTHING
"""
