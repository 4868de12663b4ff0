"""Within how many working days offices answer: of one, and of all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from kim.directory.models import PromisedTime
from kim.directory.rules.promises import Promise, in_calendar_days, promise
from kim.kernel.actor import Actor
from kim.organisations import api as organisations
from kim.organisations.models import Unit


@dataclass(frozen=True)
class OfficePromise:
    """What holds for one office; `may_change`: the actor may say it for the office."""

    unit: Unit
    promise: Promise
    may_change: bool = False


def of_unit(actor: Actor, unit: Unit | None) -> Promise:
    """What holds for `unit`; for somebody whom the district's data do not know, the district's setting."""
    default = organisations.answer_days()
    return promise(None, None, None, None, default) if unit is None else _of(unit, stored(actor, unit), default)


def stored(actor: Actor, unit: Unit) -> PromisedTime | None:
    """What the office said itself, also if it took its word back since."""
    found: PromisedTime | None = PromisedTime.objects.visible_to(actor).filter(unit=unit).first()
    return found


def days_said(actor: Actor) -> QuerySet[Any]:
    """What offices say themselves, for another query: unit and days."""
    rows: QuerySet[Any] = PromisedTime.objects.visible_to(actor).order_by().values_list("unit", "days")
    return rows


def of_all(actor: Actor) -> list[OfficePromise]:
    """All offices by name, in a constant number of statements."""
    default = organisations.answer_days()
    said = {one.unit_id: one for one in PromisedTime.objects.visible_to(actor)}
    mine = set(_changeable(actor))
    found = organisations.units().order_by("name")
    return [OfficePromise(unit, _of(unit, said.get(unit.pk), default), unit.pk in mine) for unit in found]


def stated_by_kind(actor: Actor) -> dict[str, tuple[int, int]]:
    """By kind of office, about how many days on the calendar its offices promise: least and most.

    Kinds of which no office has promised anything are missing: what the district expects is no promise.
    """
    found: dict[str, list[int]] = {}
    for one in of_all(actor):
        if one.promise.is_stated:
            found.setdefault(one.unit.kind, []).append(in_calendar_days(one.promise.days))
    return {kind: (min(days), max(days)) for kind, days in found.items()}


def _changeable(actor: Actor) -> Iterable[int]:
    found: Iterable[int] = Unit.objects.visible_to(actor, "promise").values_list("pk", flat=True)
    return found


def _of(unit: Unit, said: PromisedTime | None, default: int) -> Promise:
    days, on = (said.days, said.stated_on) if said else (None, None)
    return promise(days, on, unit.answer_days, unit.organisation.answer_days, default)
