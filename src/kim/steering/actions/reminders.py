"""Offices are asked about measures that are overdue, at most once a week, by a mail without anybody's name."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from kim.accounts import api as accounts
from kim.accounts.rules.roles import Role
from kim.kernel import access, clock, locking
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.organisations.models import Unit
from kim.steering import mails
from kim.steering.models import Measure
from kim.steering.queries import lists

AGAIN_AFTER = timedelta(days=7)
_ROLES = (Role.STEERING_MEMBER, Role.KI_COORDINATOR)


@action("overdue_measures_asked", _("Offices were asked about overdue measures"))
def ask(*, actor: Actor) -> int:
    """Mail every office its overdue measures; returns how many mails. Running it twice asks once."""
    access.require(actor, "edit", Measure)
    owed: dict[Unit, list[Measure]] = defaultdict(list)
    for measure in _to_ask(actor, clock.today()):
        owed[measure.owner].append(measure)
    return sum(_ask_office(unit, measures) for unit, measures in owed.items())


def _to_ask(actor: Actor, today: date) -> list[Measure]:
    overdue = lists.open_measures(actor).filter(due__lt=today).order_by("due", "pk")
    return [each for each in overdue if each.asked_on is None or each.asked_on <= today - AGAIN_AFTER]


def _ask_office(unit: Unit, measures: list[Measure]) -> int:
    """An office that nobody can be reached in is not asked, and its measures do not say that it was."""
    addresses = _addresses(unit)
    link = accounts.Link.to("steering:measures")
    for address in addresses:
        accounts.mails.to_address(address, mails.OVERDUE, unit=unit, n=len(measures), link=link)
    for measure in measures if addresses else ():
        locking.update(measure, asked_on=clock.today())
    return len(addresses)


def _addresses(unit: Unit) -> list[str]:
    members = [member for role in _ROLES for member in accounts.memberships_in(role, unit=unit)]
    found = sorted({member.user.email for member in members})
    return found or ([unit.email] if unit.email else [])
