"""The secret address of a member's calendar: made, replaced, ended, and asked for."""

from __future__ import annotations

import secrets

from django.utils.translation import gettext_lazy as _

from kim.accounts import queries
from kim.accounts.actions.invitations import digest
from kim.accounts.models import CalendarFeed, Membership
from kim.kernel import access
from kim.kernel.actions import action
from kim.kernel.actor import Actor


@action("calendar_address_made", _("A calendar address was made"))
def make(*, actor: Actor) -> str:
    """A new secret for the acting membership, shown once; a former address is void. Returns the secret."""
    access.require(actor, "add", CalendarFeed)
    _end(actor)
    secret = secrets.token_urlsafe(32)
    CalendarFeed.objects.create(membership_id=int(actor.membership_id or 0), digest=digest(secret))
    return secret


@action("calendar_address_ended", _("A calendar address was ended"))
def end(*, actor: Actor) -> None:
    """The address is void from now on; nothing happens if there is none."""
    access.require(actor, "add", CalendarFeed)
    _end(actor)


def of(actor: Actor) -> CalendarFeed | None:
    """The address of the acting membership, without its secret; None if there is none."""
    found: CalendarFeed | None = CalendarFeed.objects.visible_to(actor).first()
    return found


def find(secret: str) -> Membership | None:
    """The membership that this secret stands for, if it holds today. The secret is the permission."""
    feed = CalendarFeed.objects.filter(digest=digest(secret)).first()
    found: Membership | None = queries.memberships_on().filter(pk=feed.membership_id).first() if feed else None
    return found


def _end(actor: Actor) -> None:
    CalendarFeed.objects.filter(membership=actor.membership_id).delete()
