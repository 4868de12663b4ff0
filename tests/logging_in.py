"""Logging in without typing: for every test that is not about logging in."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.conf import settings
from django.test import Client

from kim.accounts.models import User
from kim.accounts.rules.sides import side_of
from kim.accounts.session import MEMBERSHIP_KEY, SIDE_KEY
from tests.cast import Player
from tests.made_before import staff

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def log_in(client: Client, player: Player | None) -> Client:
    """Log in as `player`, acting in that membership, with a second factor; None logs out."""
    if client.cookies:
        client.logout()
    if player is None:
        return client
    known = staff.session(player.membership, lambda: _session(client, player))
    client.cookies[settings.SESSION_COOKIE_NAME] = known
    return client


def _session(client: Client, player: Player) -> str:
    give_second_factor(player.user)
    client.force_login(player.user)
    session = client.session
    session[MEMBERSHIP_KEY] = player.membership.pk
    if side := side_of(player.membership.role):
        session[SIDE_KEY] = side.value
    session.save()
    return str(session.session_key)


def give_second_factor(user: User) -> None:
    """An authenticator app with a known secret."""
    if not Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists():
        TOTP.activate(user, SECRET)
