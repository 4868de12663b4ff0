"""Sealing and checking the audit: a hash chain over everything that no running transaction can add to any more."""

from __future__ import annotations

from django.db import connection


def seal() -> int:
    """Seal what can be sealed now; returns the number of rows."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT kim_seal_audit()")
        row = cursor.fetchone()
    return int(row[0]) if row else 0


def verify() -> dict[str, int]:
    """Findings: `broken_seals`, `altered_rows` (both must be 0), `blanked`, `sealed`, `unsealed`."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT finding, amount FROM kim_verify_audit()")
        return {str(finding): int(amount) for finding, amount in cursor.fetchall()}
