"""Sessions of one user, ended at once."""

from __future__ import annotations

from allauth.usersessions.models import UserSession

from kim.accounts.models import User


def end_all(user: User) -> int:
    """End every session of `user` (part of other actions); returns how many.

    Sessions that began before they were tracked end as well: an inactive user is nobody, and after a reset of the
    second factor the door sends everyone to the set-up.
    """
    running = list(UserSession.objects.filter(user=user))
    for session in running:
        session.end()
    return len(running)
