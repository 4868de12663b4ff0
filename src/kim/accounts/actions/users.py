"""Users: invited, ended. A user is never deleted: what somebody did stays their doing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.utils.translation import gettext_lazy as _

from kim.accounts.actions import invitations, memberships, sessions
from kim.accounts.models import AccountStep, Invitation, Membership, User
from kim.accounts.queries import in_role
from kim.accounts.rules.roles import Role
from kim.accounts.rules.steps import StepKind
from kim.kernel import access, clock
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.errors import RuleViolation
from kim.kernel.locking import update
from kim.organisations.models import Unit


@dataclass(frozen=True)
class Invited:
    """Who was invited, as what, and the secret of the link (it is nowhere else)."""

    user: User
    membership: Membership
    invitation: Invitation
    secret: str


@action("user_invited", _("A user was invited"))
def invite(
    *,
    actor: Actor,
    email: str,
    name: str,
    role: Role,
    unit: Unit,
    valid_from: date | None = None,
    valid_to: date | None = None,
) -> Invited:
    """A new user with one membership (both days inclusive, from today if not stated) and a one-time link.

    The user has no password and cannot log in before the link was used. `email_taken` if the address is in use.
    """
    access.require(actor, "add", User)
    if User.objects.filter(email__iexact=email).exists():
        raise RuleViolation("email_taken", _("This address already belongs to a user."), "email")
    user = User(email=email.strip().lower(), name=name.strip())
    user.set_unusable_password()
    user.save()
    # Whoever sets a password through the link has read this mailbox: the address is verified by then.
    EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=True)
    membership = memberships.give(
        actor=actor, user=user, role=role, unit=unit, valid_from=valid_from, valid_to=valid_to
    )
    invitation, secret = invitations.issue(actor=actor, user=user)
    return Invited(user, membership, invitation, secret)


@action("user_ended", _("A user's access was ended"))
def end(*, actor: Actor, user: User, reason: str, version: int | None = None) -> User:
    """End the access at once: no log-in, no session, no membership, links void.

    `own_access` for oneself and `last_administrator` for the only one left: somebody must be able to undo it.
    """
    access.require(actor, "edit", user)
    if user.pk == actor.user_id:
        raise RuleViolation("own_access", _("You cannot end your own access. Please ask another administrator."))
    if in_role(Role.ADMINISTRATOR).filter(user=user).exists():
        memberships.keep_an_administrator()
    for membership in user.memberships.filter(ended_at=None):
        memberships.cut(membership)
    invitations.withdraw_all(user)
    ended = update(user, version, is_active=False, ended_on=clock.today())
    AccountStep.objects.create(user=user, kind=StepKind.ENDED, reason=reason, done_by_id=actor.user_id)
    sessions.end_all(user)
    return ended


@action("second_factor_reset", _("A user's second factor was reset"))
def reset_second_factor(*, actor: Actor, user: User, reason: str, version: int | None = None) -> None:
    """Remove app and recovery codes and end all sessions: the next log-in starts with a new set-up.

    Raises `Conflict` if somebody changed the user since `version` was shown.
    """
    access.require(actor, "edit", user)
    if user.pk == actor.user_id:
        raise RuleViolation("own_access", _("Please ask another administrator to reset your own second factor."))
    removed, _each = Authenticator.objects.filter(user=user).delete()
    if not removed:
        raise RuleViolation("no_second_factor", _("There is no second factor that could be reset."))
    update(user, version)
    AccountStep.objects.create(user=user, kind=StepKind.SECOND_FACTOR_RESET, reason=reason, done_by_id=actor.user_id)
    sessions.end_all(user)
