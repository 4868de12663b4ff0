"""The mails of this context: only who is invited, and the link."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from kim.accounts.actions import mails
from kim.accounts.mail_templates import Link, MailTemplate, register
from kim.accounts.models import User
from kim.accounts.rules.invitations import VALID_FOR
from kim.kernel.actor import Actor

INVITATION = register(MailTemplate("invitation", _("Your access"), file="accounts/mail/invitation.txt", is_secret=True))


def send_invitation(user: User, link: str, by: Actor | None = None) -> bool:
    """Mail the one-time link; False if it did not leave, so that somebody hands it over in person."""
    return mails.at_once(user, INVITATION, by=by, name=user, link=Link(link), days=VALID_FOR.days)
