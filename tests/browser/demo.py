"""The demo as a database that every module of browser tests gets anew: built once, then copied by PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, time
from hashlib import sha256
from typing import Any, LiteralString

import psycopg
import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connections, transaction
from django.urls import reverse
from django.utils import timezone
from psycopg import sql
from psycopg.conninfo import make_conninfo

from kim.accounts.models import Membership
from kim.casework.models import Case
from kim.config.demo.users import DOMAIN
from kim.config.folders import SOURCE
from kim.kernel import clock
from kim.kernel.actor import Actor, acting_as


def _server() -> str:
    """Address of the server for what no transaction allows: as owner, beside the databases of the tests."""
    database = connections["default"].settings_dict
    options = {name: value for name, value in database["OPTIONS"].items() if name != "assume_role"}
    return make_conninfo(
        dbname="postgres",
        user=database["USER"],
        password=database["PASSWORD"],
        host=database["HOST"],
        port=database["PORT"],
        **options,
    )


def _run(text: LiteralString, **names: str) -> None:
    with psycopg.connect(_server(), autocommit=True) as connection:
        connection.execute(sql.SQL(text).format(**{key: sql.Identifier(name) for key, name in names.items()}))


def is_there(name: str) -> bool:
    """Whether an earlier run kept this database."""
    with psycopg.connect(_server()) as connection:
        return bool(connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone())


def fingerprint() -> str:
    """Short word for the tables and the demo as they stand: a kept database is used while it is the same."""
    files = sorted([*SOURCE.glob("src/kim/*/migrations/*.py"), *SOURCE.glob("src/kim/config/demo/*.py")])
    return sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:8]


def make_database(name: str) -> None:
    """An empty database with all tables, made by the owner as `kim demo` does."""
    drop_database(name)
    _run("CREATE DATABASE {name}", name=name)
    options: Any = connections["default"].settings_dict["OPTIONS"]
    with using(name):
        role = options.pop("assume_role")
        try:
            call_command("migrate", verbosity=0)
        finally:
            connections.close_all()
            options["assume_role"] = role


def copy_database(source: str, target: str) -> None:
    """Make `target` a copy of `source`; nobody may be connected to it."""
    connections.close_all()
    drop_database(target)
    _run("CREATE DATABASE {target} TEMPLATE {source}", source=source, target=target)


def drop_database(name: str) -> None:
    """Remove a copy, also when a thread of the server still holds a connection."""
    _run("DROP DATABASE IF EXISTS {name} WITH (FORCE)", name=name)


@contextmanager
def using(name: str) -> Iterator[None]:
    """Inside, Django's database is `name`, in all threads."""
    database: Any = connections["default"].settings_dict
    before = database["NAME"]
    connections.close_all()
    database["NAME"] = settings.DATABASES["default"]["NAME"] = name
    try:
        yield
    finally:
        connections.close_all()
        database["NAME"] = settings.DATABASES["default"]["NAME"] = before


@contextmanager
def day_of_server(day: date) -> Iterator[None]:
    """Inside, it is noon of `day` in every thread: a quarter can be over while a browser waits."""
    noon = timezone.make_aware(datetime.combine(day, time(12)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(clock, "_fixed", ContextVar("kim_clock_of_tests", default=noon))
        yield


def member(key: str) -> Actor:
    """Somebody of the demo, by the part of the address before the @."""
    return Membership.objects.get(user__email=f"{key}@{DOMAIN}").as_actor()


def cases_of(actor: Actor) -> Sequence[Case]:
    """The cases that are assigned to somebody."""
    with transaction.atomic(), acting_as(actor):
        return list(Case.objects.visible_to(actor).filter(assigned_to=actor.membership_id).select_related("household"))


def path_of(key: str, label: str) -> str:
    """Where the case of a household is."""
    case = next(case for case in cases_of(member(key)) if case.household.label == label)
    return reverse("casework:case", args=[case.public_id])
