"""Verbs on entries of the directory. The holder's people and the coordination keep them; everybody else proposes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from kim.directory.models import Service
from kim.directory.rules import hours
from kim.directory.rules.hours import HoursError
from kim.kernel import access, clock, locking
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.errors import RuleViolation
from kim.organisations.models import Municipality


@action("service_added", _("An entry was added to the directory"))
def add(*, actor: Actor, serves: Iterable[Municipality] = (), **values: Any) -> Service:
    """A new entry; whoever writes it confirms it today. Its key is made from its name."""
    access.require(actor, "add", Service)
    service: Service = Service.objects.create(key=_key(values["name"]), confirmed_on=clock.today(), **_checked(values))
    service.serves.set(serves)
    return service


@action("service_changed", _("An entry of the directory was changed"))
def change(
    *, actor: Actor, service: Service, version: int, serves: Iterable[Municipality] = (), **values: Any
) -> Service:
    """Change it; that confirms it too. Raises `Conflict` for a lost update."""
    access.require(actor, "edit", service)
    changed = locking.update(service, version, confirmed_on=clock.today(), **_checked(values))
    changed.serves.set(serves)
    return changed


@action("service_confirmed", _("An entry of the directory was confirmed"))
def confirm(*, actor: Actor, service: Service) -> Service:
    """Still right, as of today."""
    access.require(actor, "edit", service)
    return locking.update(service, confirmed_on=clock.today())


@action("service_ended", _("An entry of the directory was ended"))
def end(*, actor: Actor, service: Service) -> Service:
    """It is offered for the last time today; the entry stays for the past."""
    access.require(actor, "edit", service)
    if service.valid.upper is not None and service.valid.upper <= clock.today():
        raise RuleViolation("ended", _("This offer has ended already."))
    upper = clock.today() + timedelta(days=1)
    lower = service.valid.lower if service.valid.lower is None or service.valid.lower < upper else clock.today()
    return locking.update(service, valid=DateRange(lower, upper), confirmed_on=clock.today())


def _checked(values: dict[str, Any]) -> dict[str, Any]:
    least, most = values.get("age_from"), values.get("age_to")
    if least is not None and most is not None and least > most:
        raise RuleViolation("ages", _("The age limits run backwards."), "age_to")
    try:
        spans = hours.parse(values.get("hours", ""))
    except HoursError as error:
        message = _("Line %(line)s cannot be read: “%(text)s”. Write it like “Mo–Do 8:30–12:00”.")
        raise RuleViolation("hours", message % {"line": error.line, "text": error.text}, "hours") from error
    return values | {"hours": hours.written(spans)}


def _key(name: str) -> str:
    base = slugify(name)[:70] or "angebot"
    taken = set(Service.objects.filter(key__startswith=base).values_list("key", flat=True))
    return next(key for n in range(1, len(taken) + 2) if (key := base if n == 1 else f"{base}-{n}") not in taken)
