"""Who acts, in which membership, and the context that the database wall reads.

The context is a context variable, so that web, worker, shell and tests share one mechanism. The database backend
(`kim.kernel.postgres`) writes it into every transaction; outside a transaction nothing personal is visible.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from django.db import connection
from psycopg.pq import TransactionStatus

from kim.kernel import clock, planning


@dataclass(frozen=True)
class Actor:
    """One person in one membership, or a named system job. The wall uses `unit_id`, the policy uses `role`."""

    user_id: int | None = None
    membership_id: int | None = None
    unit_id: int | None = None
    role: str = "nobody"
    name: str = ""
    # What a visitor without a log-in presents (the hash of a one-time link); the wall knows it as `app.key`.
    key: str = ""

    @classmethod
    def nobody(cls) -> Actor:
        """Someone who has not logged in, or who holds no membership today."""
        return cls()

    @classmethod
    def system(cls, job: str) -> Actor:
        """A job that runs without a person: its role is `system:<job>` and needs grants of its own."""
        return cls(role=f"system:{job}", name=f"system:{job}")

    @property
    def is_system(self) -> bool:
        return self.role.startswith("system:")


_actor: ContextVar[Actor | None] = ContextVar("kim_actor", default=None)
_why: ContextVar[str] = ContextVar("kim_why", default="")


def current_actor() -> Actor:
    """The actor of this context; `Actor.nobody()` where none was set."""
    return _actor.get() or Actor.nobody()


def current_why() -> str:
    """The registered code of the action that is running, or an empty string."""
    return _why.get()


def apply_context() -> None:
    """Tell the open transaction actor, unit, day and reason, and how to plan (they end with it)."""
    actor = current_actor()
    connection.tell(  # type: ignore[attr-defined]  # of `kim.kernel.postgres`
        {
            "app.actor": str(actor.user_id or ""),
            "app.unit": str(actor.unit_id or ""),
            "app.role": actor.role,
            "app.today": clock.today().isoformat(),
            "app.why": current_why(),
            "app.key": actor.key,
            **planning.settings(),
        }
    )


def _reapply() -> None:
    """Tell an open transaction; a broken one gets the outer value back by its own rollback."""
    raw = connection.connection
    if raw is not None and connection.in_atomic_block and raw.info.transaction_status != TransactionStatus.INERROR:
        apply_context()


@contextmanager
def acting_as(actor: Actor, why: str | None = None) -> Iterator[Actor]:
    """Everything inside happens as `actor`, also for the database; the previous actor returns on leaving."""
    actor_token = _actor.set(actor)
    why_token = _why.set(current_why() if why is None else why)
    try:
        _reapply()
        yield actor
    finally:
        _why.reset(why_token)
        _actor.reset(actor_token)
        _reapply()
