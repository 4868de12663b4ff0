"""Mails are written first and sent afterwards: this sends what is due and gives back what left."""

from __future__ import annotations

from django.core import mail
from django.core.mail import EmailMessage

from kim.accounts import jobs


def sent() -> list[EmailMessage]:
    """Let the worker run once; everything that has left so far."""
    jobs.deliver_mails()
    return list(mail.outbox)
