"""Invitations: one-time links to the first password."""

from __future__ import annotations

import hashlib
import secrets

from django.utils.translation import gettext_lazy as _

from kim.accounts.models import Invitation, User
from kim.accounts.rules.invitations import VALID_FOR, State
from kim.kernel import access, clock
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.errors import RuleViolation


@action("invitation_issued", _("An invitation was issued"))
def issue(*, actor: Actor, user: User) -> tuple[Invitation, str]:
    """A fresh link for a user without a password; older ones are void. Returns it with its secret."""
    access.require(actor, "edit", user)
    if not user.is_active:
        raise RuleViolation("access_ended", _("This access has ended."))
    if user.has_usable_password():
        raise RuleViolation(
            "has_password", _("This user already has a password and can set a new one with “Forgotten the password?”.")
        )
    withdraw_all(user)
    secret = secrets.token_urlsafe(32)
    invitation = Invitation.objects.create(user=user, digest=digest(secret), valid_until=clock.now() + VALID_FOR)
    return invitation, secret


def find(secret: str) -> Invitation | None:
    """The open invitation that this secret belongs to."""
    found: Invitation | None = (
        Invitation.objects.filter(digest=digest(secret), user__is_active=True).select_related("user").first()
    )
    if found is None or found.state is not State.OPEN or found.user.has_usable_password():
        return None
    return found


def accept(*, secret: str, password: str) -> User:
    """Set the first password and use up the link. `link_void` if it opens nothing (any more).

    The secret is the permission, so nobody is logged in: the user acts. The form has checked the password.
    """
    invitation = find(secret)
    if invitation is None:
        raise RuleViolation("link_void", _("This link is no longer valid."))
    user = invitation.user
    _accept(actor=Actor(user_id=user.pk, name=user.name), invitation=invitation, password=password)
    return user


@action("invitation_accepted", _("An invitation was accepted"))
def _accept(*, actor: Actor, invitation: Invitation, password: str) -> None:
    invitation.user.set_password(password)
    invitation.user.save(update_fields=["password", "password_set_at"])
    invitation.used_at = clock.now()
    invitation.save(update_fields=["used_at"])


def withdraw_all(user: User) -> None:
    """Make every link of a user void that is not used (part of other actions)."""
    user.invitations.filter(used_at=None, withdrawn_at=None).update(withdrawn_at=clock.now())


def digest(secret: str) -> str:
    """What is stored of a secret of 256 random bits; a slow hash would add nothing."""
    return hashlib.sha256(secret.encode()).hexdigest()
