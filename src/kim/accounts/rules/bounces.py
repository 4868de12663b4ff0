"""What a mail server says that gives a mail back (delivery status notification, RFC 3464)."""

from __future__ import annotations

import email
import email.policy
import re
from dataclasses import dataclass
from email.message import EmailMessage

from kim.accounts.rules.mails import MailTrouble, trouble_of

_MESSAGE_ID = re.compile(rb"^Message-ID:\s*(<[^>\s]+>)", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True)
class Bounce:
    """A mail of ours, by its Message-ID, that did not arrive for good, and why."""

    message_id: str
    trouble: MailTrouble


def read(raw: bytes) -> Bounce | None:
    """The bounce in a raw message; None for anything else: an answer, an absence note, a mere delay."""
    message = email.message_from_bytes(raw, policy=email.policy.default)
    if not isinstance(message, EmailMessage) or message.get_content_type() != "multipart/report":
        return None
    status = next((part for part in message.walk() if part.get_content_type() == "message/delivery-status"), None)
    returned = [part for part in message.walk() if part.get_content_type() in ("message/rfc822", "text/rfc822-headers")]
    found = _MESSAGE_ID.search(returned[-1].as_bytes()) if returned else None
    code = _failed(status.as_string()) if status else ""
    return Bounce(found[1].decode(), trouble_of(code)) if found and code else None


def _failed(report: str) -> str:
    """The status code of the recipient that failed; empty if it was only delayed or relayed."""
    if not re.search(r"^Action:\s*failed", report, re.IGNORECASE | re.MULTILINE):
        return ""
    found = re.search(r"^Status:\s*(5\.\d{1,3}\.\d{1,3})", report, re.IGNORECASE | re.MULTILINE)
    return found[1] if found else "5.0.0"
