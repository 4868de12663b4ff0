"""Handing a mail to the mail server: the only place that does, and what its refusal means."""

from __future__ import annotations

import smtplib
from email.utils import make_msgid

from django.conf import settings
from django.core.mail import EmailMessage

from kim.accounts.models import Mail
from kim.accounts.rules.mails import MailTrouble
from kim.accounts.sealing import fernet

_PURPOSE = "mail"
_PERMANENT = 500


class Undelivered(Exception):
    """The mail did not leave. `for_good`: trying again makes no sense."""

    def __init__(self, trouble: MailTrouble, *, for_good: bool) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble
        self.for_good = for_good


def seal(text: str) -> str:
    """A text that nobody may read in the table."""
    return fernet(_PURPOSE).encrypt(text.encode()).decode()


def text_of(mail: Mail) -> str:
    """The whole text, opened if it was sealed."""
    return fernet(_PURPOSE).decrypt(mail.sealed.encode()).decode() if mail.sealed else mail.text


def hand_over(mail: Mail) -> str:
    """Give it to the mail server; returns its Message-ID. Raises `Undelivered`. In the demo nothing leaves."""
    message_id = make_msgid(idstring=mail.public_id.lower(), domain="kim.invalid")
    if settings.KIM_DEMO:
        return message_id
    message = EmailMessage(
        f"KIM: {mail.subject}", text_of(mail), None, [mail.address], headers={"Message-ID": message_id}
    )
    if mail.entry:
        message.attach("termin.ics", mail.entry, f"text/calendar; charset=utf-8; method={mail.method}")
    try:
        message.send()
    except smtplib.SMTPRecipientsRefused as refused:
        code = max((code for code, _words in refused.recipients.values()), default=_PERMANENT)
        raise _undelivered(code, MailTrouble.UNKNOWN_ADDRESS) from refused
    except smtplib.SMTPResponseException as refused:
        raise _undelivered(refused.smtp_code, MailTrouble.REFUSED) from refused
    except (OSError, smtplib.SMTPException) as away:
        raise Undelivered(MailTrouble.NO_SERVER, for_good=False) from away
    return message_id


def _undelivered(code: int, trouble: MailTrouble) -> Undelivered:
    """5xx is for good, 4xx is for now (RFC 5321, section 4.2.1)."""
    if code >= _PERMANENT:
        return Undelivered(trouble, for_good=True)
    return Undelivered(MailTrouble.LATER, for_good=False)
