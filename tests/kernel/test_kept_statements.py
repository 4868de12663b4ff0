"""What psycopg makes of our long statements is kept, too."""

from __future__ import annotations

from psycopg import _queries

import kim.kernel.postgres.base  # noqa: F401  # sets the limits


def test_a_long_statement_with_many_values_is_looked_through_once() -> None:
    text = f"SELECT {', '.join(['%s'] * 60)} {'-' * 5000}".encode()
    seen = _queries._query2pg.cache_info().misses
    for _again in range(2):
        query = _queries.PostgresQuery(_Plain())  # type: ignore[arg-type]
        query.convert(text, [1] * 60)
    assert _queries._query2pg.cache_info().misses == seen + 1


class _Plain:
    encoding = "utf-8"

    def dump_sequence(self, params: list[int], _formats: object) -> list[int]:
        return params

    types, formats = (), ()
