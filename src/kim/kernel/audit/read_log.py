"""PostgreSQL has no trigger on reading, so the one door to a sensitive object calls this."""

from __future__ import annotations

from django.db import connection


def looked_at(kind: str, subject: str, door: str) -> None:
    """Write that the current actor looked at `subject`; same transaction as the page. Real time, not the demo's."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT kim_looked_at(%s, %s, %s)", [kind, subject, door[:200]])
