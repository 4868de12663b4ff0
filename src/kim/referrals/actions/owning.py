"""Whose a packet is: whoever has the case in hand is told of its answers, whoever composed it."""

from __future__ import annotations

from collections.abc import Sequence

from kim.accounts.models import Membership
from kim.referrals.models import Packet


def follow(cases: Sequence[int], to: Membership) -> None:
    """The packets of these cases go along. Registered with casework: a part of putting a case into other hands.

    Who sent a packet stays as it was frozen. The version stays too: a recipient who answers now answers the same.
    """
    Packet.objects.filter(case__in=cases).exclude(owner=to).update(owner=to)
