"""How PostgreSQL plans what a page asks: once, for whatever values.

A statement carries its walls and its policy, so planning it takes longer than answering. Left to itself PostgreSQL
plans it for the values of the moment the first five times on each connection, and always where few keys are asked for.
Jobs and reports, which ask a lot once, are planned for their values (`docs/decisions/0035-planned-once.md`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar

ONCE: Mapping[str, str] = {"plan_cache_mode": "force_generic_plan"}
_wanted: ContextVar[Mapping[str, str] | None] = ContextVar("kim_planning", default=None)


@contextmanager
def once() -> Iterator[None]:
    """Transactions that begin inside plan a statement once."""
    token = _wanted.set(ONCE)
    try:
        yield
    finally:
        _wanted.reset(token)


def settings() -> Mapping[str, str]:
    """What the database is told at the beginning of a transaction."""
    return _wanted.get() or {}
