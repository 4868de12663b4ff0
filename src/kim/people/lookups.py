"""Comparing beginnings so that the index serves under row-level security.

`LIKE` is not leakproof: behind the wall PostgreSQL checks every row before it may compare. `^@` (starts with) is, so
the planner may use a B-tree in the order of the letters (COLLATE "C") for it.
"""

from __future__ import annotations

from typing import Any

from django.db.models import CharField, Lookup, Q


@CharField.register_lookup
class BeginsWith(Lookup):
    """`field__begins_with="mue"`: letter by letter, no wildcards."""

    lookup_name = "begins_with"

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """`column ^@ start`."""
        left, left_params = self.process_lhs(compiler, connection)
        right, right_params = self.process_rhs(compiler, connection)
        return f"{left} ^@ {right}", (*left_params, *right_params)


def begins_with(field: str, start: str) -> Q:
    """The condition that `field` begins with exactly these letters."""
    return Q(**{f"{field}__begins_with": start})
