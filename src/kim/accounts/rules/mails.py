"""Mails: in which state one can be, and when it is tried again. No Django, no network.

A mail is written down first and sent afterwards, so that a mail server that is away loses nothing. It may be sent twice
if the server dies between handing over and noting it; it is never lost silently. Whoever caused it sees how it ended.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from kim.kernel.transitions import Transitions


class MailState(StrEnum):
    """What became of a mail. Collected: goes out with the others of the day."""

    WAITING = "waiting"
    COLLECTED = "collected"
    SENT = "sent"
    FAILED = "failed"
    BOUNCED = "bounced"


class MailRhythm(StrEnum):
    """When mails that can wait reach a person."""

    AT_ONCE = "at_once"
    DAILY = "daily"


class MailTrouble(StrEnum):
    """Why the last try went wrong."""

    NO_SERVER = "no_server"
    LATER = "later"
    UNKNOWN_ADDRESS = "unknown_address"
    REFUSED = "refused"
    MAILBOX_FULL = "mailbox_full"


MAIL = Transitions(
    {
        MailState.WAITING: frozenset({MailState.WAITING, MailState.SENT, MailState.FAILED}),
        MailState.COLLECTED: frozenset({MailState.SENT}),
        # A server may take a mail and give it back hours later.
        MailState.SENT: frozenset({MailState.BOUNCED}),
        # Somebody tries again by hand.
        MailState.FAILED: frozenset({MailState.WAITING}),
        MailState.BOUNCED: frozenset({MailState.WAITING}),
    }
)

# Waits after the first, second … failed try: an evening without a mail server is bridged, and nobody is flooded.
BACK_OFF = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=8),
    timedelta(hours=24),
)
# The text of a mail is shown so long; then only that there was one.
TEXT_KEPT_FOR = timedelta(days=90)


def next_try(tries: int, now: datetime) -> datetime | None:
    """When to try again after `tries` failed tries; None: given up."""
    return now + BACK_OFF[tries - 1] if tries <= len(BACK_OFF) else None


def trouble_of(status: str) -> MailTrouble:
    """What an enhanced status code (RFC 3463, such as 5.1.1) means for the sender."""
    known = {"1": MailTrouble.UNKNOWN_ADDRESS, "2": MailTrouble.MAILBOX_FULL}
    parts = status.split(".")
    return known.get(parts[1], MailTrouble.REFUSED) if len(parts) == 3 else MailTrouble.REFUSED
