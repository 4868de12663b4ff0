"""Pages asked as a case manager, and the bare SQL of the same page beside them."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction
from django.test import Client

from kim.accounts.models import Membership
from kim.accounts.rules.sides import side_of
from kim.accounts.session import MEMBERSHIP_KEY, SIDE_KEY
from kim.kernel.actor import acting_as

WARM, TIMES = 5, 60


@dataclass(frozen=True)
class Figure:
    """One page: milliseconds of the half and of 95 in 100, of the processor (half), its statements, and those alone."""

    what: str
    half: float
    p95: float
    processor: float
    statements: int
    sql_half: float
    sql_p95: float


def log_in(membership: Membership) -> Client:
    """A browser of this case manager, with the second factor done."""
    from allauth.mfa.models import Authenticator
    from allauth.mfa.totp.internal.auth import TOTP

    if not Authenticator.objects.filter(user=membership.user, type=Authenticator.Type.TOTP).exists():
        TOTP.activate(membership.user, "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
    client = Client(SERVER_NAME="localhost")
    client.force_login(membership.user)
    session = client.session
    session[MEMBERSHIP_KEY] = membership.pk
    side = side_of(membership.role)
    session[SIDE_KEY] = side.value if side else ""
    session.save()
    return client


def measure(what: str, membership: Membership, ask: Callable[[int], Any], expected: int = 200) -> Figure:
    """Ask a page again and again, then its statements alone, as the same role in the same context."""
    milliseconds: list[float] = []
    processor: list[float] = []
    statements: list[tuple[str, Any]] = []
    for number in range(WARM + TIMES):
        with _noting(statements):
            began, used = time.perf_counter(), time.process_time()
            answer = ask(number)
            milliseconds.append((time.perf_counter() - began) * 1000)
            processor.append((time.process_time() - used) * 1000)
        assert answer.status_code == expected, (what, answer.status_code, answer.content[-2000:])
    bare = [_alone(membership, statements) for _each in range(TIMES)]
    alone = (len(statements), half(bare), p95(bare))
    return Figure(what, half(milliseconds[WARM:]), p95(milliseconds[WARM:]), half(processor[WARM:]), *alone)


@contextmanager
def _noting(statements: list[tuple[str, Any]]) -> Any:
    """Keep what was asked of the database, but for setting the context and opening transactions."""
    statements.clear()

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if not sql.startswith(("SELECT set_config", "SAVEPOINT", "RELEASE")):
            statements.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield


def _alone(membership: Membership, statements: list[tuple[str, Any]]) -> float:
    """Only what reads can be asked again; that is nearly everything, also of a page that writes."""
    with acting_as(membership.as_actor()), transaction.atomic(), connection.cursor() as cursor:
        began = time.perf_counter()
        for sql, params in statements:
            if sql.lstrip("(").startswith(("SELECT", "WITH")) and "kim_looked_at" not in sql:
                cursor.execute(sql, params)
                cursor.fetchall()
        return (time.perf_counter() - began) * 1000


def half(values: list[float]) -> float:
    """The median."""
    return sorted(values)[len(values) // 2]


def p95(values: list[float]) -> float:
    """What 95 of 100 stay below."""
    return sorted(values)[int(len(values) * 0.95)]
