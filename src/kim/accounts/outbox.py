"""Mail backend of the demo: writes into a table instead of sending, for the page `/postausgang/`."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from kim.accounts.models import OutboxMail


class OutboxBackend(BaseEmailBackend):
    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for message in email_messages:
            OutboxMail.objects.create(
                recipients=", ".join(message.recipients()), subject=str(message.subject), body=str(message.body)
            )
        return len(email_messages)
