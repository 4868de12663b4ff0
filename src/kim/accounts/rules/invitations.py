"""How long a one-time link opens the door, and in which state it is.

Decides from three moments and the present one. The link is a secret of 256 bits; it is worth nothing once it was
used, once a newer one was sent, and after seven days: long enough for a holiday week, short enough for a mailbox that
somebody else inherits. Does not decide who may invite: that is the policy's affair.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

VALID_FOR = timedelta(days=7)


class State(StrEnum):
    """State of an invitation, in the order in which they win over each other."""

    USED = "used"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    OPEN = "open"


def state(valid_until: datetime, used_at: datetime | None, withdrawn_at: datetime | None, now: datetime) -> State:
    """The state at `now`; the link is void from the very moment `valid_until`."""
    if used_at:
        return State.USED
    if withdrawn_at:
        return State.WITHDRAWN
    return State.EXPIRED if now >= valid_until else State.OPEN
