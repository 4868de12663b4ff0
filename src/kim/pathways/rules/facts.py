"""Checking facts against the schema: typed facts, or every deviation by its path."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kim.pathways.rules.schema import SCHEMA
from kim.pathways.rules.shapes import Path, Problems


def clean(facts: Any, path: Path, problems: Problems) -> dict[str, Any]:
    """Typed facts; every deviation is reported. What does not fit comes back as None and is reported."""
    if not isinstance(facts, Mapping):
        problems.report(path, "not_a_record", value=type(facts).__name__)
        return {}
    found: dict[str, Any] = {}
    for key, value in facts.items():
        fact = SCHEMA.get(key) if isinstance(key, str) else None
        if fact is None:
            problems.report((*path, key), "unknown_key", key=key)
        elif value is None:
            problems.report((*path, key), "null", key=key)
        else:
            found[key] = fact.shape.clean(value, (*path, key), problems)
    _check_titles(found.get("status_periods"), path, problems)
    return found


def _check_titles(periods: list[dict[str, Any]] | None, path: Path, problems: Problems) -> None:
    """A permit names its paragraph, a fiction the title that it continues."""
    for position, period in enumerate(periods or ()):
        if not period:
            continue
        where = (*path, "status_periods", position)
        if period.get("type") == "erlaubt" and "para" not in period:
            problems.report(where, "missing", key="para")
        if period.get("para") == "81.4" and "continues" not in period:
            problems.report(where, "missing", key="continues")
