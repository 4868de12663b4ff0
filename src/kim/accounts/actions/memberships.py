"""Memberships: given, ended. The past of a membership is never rewritten."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.translation import gettext_lazy as _

from kim.accounts.models import Membership, User
from kim.accounts.queries import active_administrators
from kim.accounts.rules.roles import Role, may_sit_in
from kim.kernel import access, clock
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.errors import RuleViolation
from kim.kernel.locking import update
from kim.organisations.models import Unit


@action("membership_given", _("A membership was given"))
def give(
    *, actor: Actor, user: User, role: Role, unit: Unit, valid_from: date | None = None, valid_to: date | None = None
) -> Membership:
    """`user` acts in `unit` as `role` from `valid_from` (default today) to `valid_to` inclusive (None: no end).

    `ends_before_it_begins`, `access_ended`, `wrong_office` for an officer outside their authority, or `overlaps`
    with the same membership at the same time.
    """
    access.require(actor, "add", Membership)
    if not user.is_active:
        raise RuleViolation("access_ended", _("This access has ended."))
    if not may_sit_in(Role(role), unit.kind):
        raise RuleViolation("wrong_office", _("This role belongs to a unit of that authority. Choose one."), "unit")
    first = valid_from or clock.today()
    if valid_to and valid_to < first:
        raise RuleViolation("ends_before_it_begins", _("The last day lies before the first."), "valid_to")
    valid = DateRange(first, valid_to + timedelta(days=1) if valid_to else None)
    try:
        with transaction.atomic():
            return Membership.objects.create(user=user, unit=unit, role=Role(role), valid=valid)
    except IntegrityError as error:
        raise RuleViolation("overlaps", _("This user already acts there in this role at that time.")) from error


@action("membership_period_changed", _("The period of a membership was changed"))
def change_period(
    *, actor: Actor, membership: Membership, valid_to: date | None, version: int | None = None
) -> Membership:
    """Set another last day (None: no end).

    `in_the_past`: days that were lived through stay as they were, and `end` is there for "now". `already_ended`.
    """
    access.require(actor, "edit", membership)
    if membership.ended_at:
        raise RuleViolation("already_ended", _("This membership has ended."))
    if valid_to and valid_to < clock.today():
        raise RuleViolation("in_the_past", _("The last day must not lie in the past."), "valid_to")
    first = membership.first_day
    if valid_to and valid_to < first:
        raise RuleViolation("ends_before_it_begins", _("The last day lies before the first."), "valid_to")
    valid = DateRange(first, valid_to + timedelta(days=1) if valid_to else None)
    try:
        with transaction.atomic():
            return update(membership, version, valid=valid)
    except IntegrityError as error:
        raise RuleViolation("overlaps", _("This user already acts there in this role at that time.")) from error


@action("membership_ended", _("A membership was ended"))
def end(*, actor: Actor, membership: Membership, version: int | None = None) -> Membership:
    """End it at once: the next page that the person opens is opened without it.

    `already_ended`; `last_administrator`: somebody must be able to give memberships.
    """
    access.require(actor, "edit", membership)
    if membership.ended_at:
        raise RuleViolation("already_ended", _("This membership has ended."))
    if membership.role == Role.ADMINISTRATOR and membership.holds_on(clock.today()):
        keep_an_administrator()
    return cut(membership, version)


def cut(membership: Membership, version: int | None = None) -> Membership:
    """Close a membership at this moment (part of other actions)."""
    return update(membership, version, ended_at=clock.now())


def keep_an_administrator() -> None:
    """Refuse what would take the last administrator away."""
    if active_administrators() == 1:
        raise RuleViolation(
            "last_administrator", _("This is the last administrator. Please appoint another one first.")
        )
