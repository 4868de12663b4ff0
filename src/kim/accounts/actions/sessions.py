"""Sessions of one user, ended at once."""

from __future__ import annotations

from collections.abc import Collection

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.http import HttpRequest

from kim.accounts.models import User
from kim.accounts.rules.devices import network_of
from kim.kernel import clock


def end_all(user: User) -> int:
    """End every session of `user` (part of other actions); returns how many.

    Sessions that began before they were tracked end as well: an inactive user is nobody, and after a reset of the
    second factor the door sends everyone to the set-up.
    """
    return _end(list(UserSession.objects.filter(user=user)))


def end(keys: Collection[int]) -> int:
    """End these sessions; returns how many."""
    return _end(list(UserSession.objects.filter(pk__in=keys)))


def _end(running: list[UserSession]) -> int:
    for session in running:
        session.end()
    return len(running)


def forget_the_device_in_the_address(request: HttpRequest) -> None:
    """Of where this session began, keep the network only."""
    for session in UserSession.objects.filter(session_key=request.session.session_key):
        UserSession.objects.filter(pk=session.pk).update(ip=network_of(session.ip))


def sweep() -> None:
    """Forget what was noted about sessions that are over."""
    alive = Session.objects.filter(expire_date__gt=clock.now()).values("session_key")
    UserSession.objects.exclude(session_key__in=alive).delete()
