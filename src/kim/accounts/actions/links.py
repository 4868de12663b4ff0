"""Links between a user and the single sign-on of a town: made by the person, taken away by the administration.

Whoever is linked enters by the provider alone, so that a town that closes an account there has closed it here.
"""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.utils.translation import gettext_lazy as _

from kim.accounts.actions import invitations, sessions
from kim.accounts.models import AccountStep, Invitation, User
from kim.accounts.rules.sign_on import SignOn
from kim.accounts.rules.steps import StepKind
from kim.kernel import access, clock, locking
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.errors import RuleViolation


@action("sign_on_linked", _("A user's access was linked with a single sign-on"))
def link(*, actor: Actor, user: User, provider: SignOn, subject: str) -> SocialAccount:
    """From now on the person enters by the provider; the password is void. The address was compared before.

    `linked_elsewhere` if somebody else has this account of the provider, `linked_already` for a second one.
    """
    if SocialAccount.objects.filter(provider=provider.key, uid=subject).exists():
        raise RuleViolation("linked_elsewhere", _("This account is linked with an access already."))
    if SocialAccount.objects.filter(user=user).exists():
        raise RuleViolation("linked_already", _("Your access is linked already."))
    made: SocialAccount = SocialAccount.objects.create(user=user, provider=provider.key, uid=subject)
    user.set_unusable_password()
    user.save(update_fields=["password", "password_set_at"])
    return made


def accept(*, invitation: Invitation, provider: SignOn, subject: str) -> User:
    """Use an invitation for a link instead of a password: whoever has it has read the mailbox of the address."""
    user: User = invitation.user
    _accept(actor=Actor(user_id=user.pk, name=user.name), invitation=invitation, provider=provider, subject=subject)
    return user


@action("invitation_accepted_by_sign_on", _("An invitation was accepted with a single sign-on"))
def _accept(*, actor: Actor, invitation: Invitation, provider: SignOn, subject: str) -> None:
    link(actor=actor, user=invitation.user, provider=provider, subject=subject)
    invitation.used_at = clock.now()
    invitation.save(update_fields=["used_at"])
    invitations.withdraw_all(invitation.user)


@action("sign_on_unlinked", _("The link of a user's access with a single sign-on was removed"))
def unlink(*, actor: Actor, user: User, reason: str, version: int | None = None) -> None:
    """Remove it and end all sessions: the person sets a password by mail, and a second factor anew.

    App and passkeys go too: while the link was there they were no way in, so nobody asked who they were for them.
    Raises `Conflict` if somebody changed the user since `version` was shown.
    """
    access.require(actor, "edit", user)
    if user.pk == actor.user_id:
        raise RuleViolation("own_access", _("Please ask another administrator to remove your own link."))
    removed, _each = SocialAccount.objects.filter(user=user).delete()
    if not removed:
        raise RuleViolation("not_linked", _("There is no link that could be removed."))
    Authenticator.objects.filter(user=user).delete()
    locking.update(user, version)
    AccountStep.objects.create(user=user, kind=StepKind.UNLINKED, reason=reason, done_by_id=actor.user_id)
    sessions.end_all(user)
