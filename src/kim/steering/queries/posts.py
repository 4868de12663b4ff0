"""Shares of posts that measures brought about: positions with a period, at an office, for a subject or a place."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import QuerySet

from kim.kernel.actor import Actor
from kim.steering.models import MeasureResult
from kim.steering.rules.results import ResultKind

# Which share is a later state of another one.
_SAME = ("unit", "staff_part", "life_area", "municipality")


def same_posts(fields: Mapping[str, Any], among: QuerySet[MeasureResult]) -> list[MeasureResult]:
    """Shares at the same office for the same work, subject and place, the latest first."""
    same = {name: fields.get(name) or ("" if name in ("staff_part", "life_area") else None) for name in _SAME}
    return list(among.filter(kind=ResultKind.STAFF_SHARE, **same).order_by("-valid"))


def history_of(result: MeasureResult, actor: Actor) -> list[MeasureResult]:
    """The share before this one and the one after it, and so on; empty where there is no other."""
    fields = {name: getattr(result, name) for name in _SAME}
    rows = same_posts(fields, MeasureResult.objects.visible_to(actor))
    return rows if len(rows) > 1 else []


def posts_on(day: date, actor: Actor) -> list[MeasureResult]:
    """All shares that hold on a day, or begin later."""
    rows = MeasureResult.objects.visible_to(actor).filter(kind=ResultKind.STAFF_SHARE)
    found = rows.exclude(valid__fully_lt=(day, None)).select_related(
        "unit__organisation", "unit__municipality", "municipality", "measure"
    )
    return list(found.order_by("valid", "pk"))
