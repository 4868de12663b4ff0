"""Mails of this context. No client's name, no case, ever: only who is invited, and the link."""

from __future__ import annotations

import logging

from django.core.mail import EmailMessage, send_mail
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from kim.accounts.models import User
from kim.accounts.rules.invitations import VALID_FOR

log = logging.getLogger(__name__)


def send_invitation(user: User, link: str) -> bool:
    """Mail the one-time link; False if it could not be sent, so that somebody hands it over in person."""
    text = render_to_string("accounts/mail/invitation.txt", {"invited": user, "link": link, "days": VALID_FOR.days})
    subject = _("Your access")
    try:
        send_mail(f"KIM: {subject}", text, None, [user.email])
    except OSError:
        log.exception("The invitation of user %s could not be sent", user.public_id)
        return False
    return True


def send_calendar_entry(address: str, subject: str, text: str, entry: bytes, method: str) -> bool:
    """Mail with an attached calendar entry; False if it could not be sent. The log names no address."""
    mail = EmailMessage(f"KIM: {subject}", text, None, [address])
    mail.attach("termin.ics", entry.decode(), f"text/calendar; charset=utf-8; method={method}")
    try:
        mail.send()
    except OSError:
        log.exception("A calendar entry could not be sent")
        return False
    return True
