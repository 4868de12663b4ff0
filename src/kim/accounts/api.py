"""What upper contexts may ask of the accounts: who works here, as whom one acts, and how to reach somebody.

Promise: everything here is about staff. What goes out by `mails` never holds a client's name or any content of a case:
mail is read on phones and forwarded. A `MailTemplate` is registered once and takes no free text.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet

from kim.accounts import queries
from kim.accounts.actions import calendar_feeds, mails, sent_forms
from kim.accounts.attempts import is_within_limit
from kim.accounts.mail_templates import Link, MailTemplate, Reference, Screened, register
from kim.accounts.models import Membership
from kim.accounts.rules.roles import Role
from kim.kernel.actor import Actor
from kim.organisations.models import Unit

__all__ = [
    "Link",
    "MailTemplate",
    "MembershipField",
    "Reference",
    "Screened",
    "actor_of",
    "all_actors",
    "calendar_feeds",
    "case_managers",
    "is_within_limit",
    "mails",
    "membership",
    "membership_of",
    "memberships_in",
    "name_of",
    "names_of",
    "register_mail",
    "sent_forms",
]  # fmt: skip

register_mail = register


def case_managers(*, on: date | None = None, exclude: Iterable[Membership] = ()) -> QuerySet[Membership]:
    """Case managers of that day (default today) by name, without the *people* behind `exclude`.

    The same person in another membership is no second person, so all their memberships are left out.
    """
    people = {membership.user_id for membership in exclude}
    return queries.in_role(Role.CASE_MANAGER, on).exclude(user__in=people)


def memberships_in(role: Role, *, on: date | None = None, unit: Unit | None = None) -> QuerySet[Membership]:
    """Memberships in one role on that day (default today), by name."""
    return queries.in_role(role, on, unit)


def membership(public_id: str) -> Membership:
    """The membership if it holds today; raises `Membership.DoesNotExist`."""
    found: Membership = queries.memberships_on().get(public_id=public_id)
    return found


def ever_in_unit(public_id: str, role: Role, unit_id: int | None) -> Membership | None:
    """A membership of a unit, also one that has ended; None for any other: who left still holds something."""
    found: Membership | None = Membership.objects.filter(public_id=public_id, role=role, unit=unit_id).first()
    return found


def membership_of(actor: Actor) -> Membership:
    """The membership in which `actor` acts; raises `Membership.DoesNotExist` for systems and nobody."""
    return queries.membership_by_key(actor.membership_id)


def actor_of(membership: Membership) -> Actor:
    """The actor that policy and wall ask about."""
    return membership.as_actor()


def all_actors(on: date | None = None) -> list[Actor]:
    """Everyone who can act that day (default today), once per membership: for `access.who_may`."""
    return [each.as_actor() for each in queries.memberships_on(on)]


def name_of(user_id: int | None) -> str:
    """Name of a user for a history; empty for a system or nobody."""
    return queries.names_of([user_id]).get(user_id, "") if user_id else ""


def names_of(user_ids: Iterable[int | None]) -> dict[int, str]:
    """Names by key, in one query; unknown keys are left out."""
    return queries.names_of(each for each in user_ids if each)


class MembershipField(forms.ModelChoiceField):  # type: ignore[type-arg]  # not subscriptable at run time
    """Choice of a person in a unit, by public id; hand over a queryset of this module."""

    def __init__(self, queryset: QuerySet[Membership], **options: Any) -> None:
        super().__init__(queryset, to_field_name="public_id", **options)

    def label_from_instance(self, obj: Membership) -> str:
        return f"{obj.user.name}, {obj.unit}"
