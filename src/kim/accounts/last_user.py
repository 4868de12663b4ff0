"""Who was logged in here last: a signed cookie, so that a form that comes too late finds its owner.

It opens no door. It says only to whom a kept form may be given back after *they* log in, and lets the log-in page say
that a session has ended. It ends with the browser, after twelve hours, and with the log-out. A form that was rendered
for somebody else before cannot be kept under the wrong name: every log-in changes the CSRF secret, and an old form is
refused before it comes here.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse

_AGE = 12 * 60 * 60
_SALT = "kim.accounts.last-user"


@dataclass(frozen=True)
class LastUser:
    """Keys of a user and of the membership (0: none) in which they acted last."""

    user_id: int
    membership_id: int


def cookie_name() -> str:
    """With the prefix that binds it to this host wherever it is sent over TLS only."""
    return "__Host-kim_last" if settings.SESSION_COOKIE_SECURE else "kim_last"


def remember(request: HttpRequest, response: HttpResponse, *, was_logged_in: bool) -> None:
    """Renew the cookie while somebody is logged in; remove it when they have logged out."""
    if request.user.is_authenticated:
        membership = getattr(request, "membership", None)
        value = f"{request.user.pk}:{membership.pk if membership else 0}"
        response.set_signed_cookie(
            cookie_name(), value, salt=_SALT, secure=bool(settings.SESSION_COOKIE_SECURE), httponly=True, samesite="Lax"
        )
    elif was_logged_in:
        response.delete_cookie(cookie_name(), samesite="Lax")


def of(request: HttpRequest) -> LastUser | None:
    """Who was here last; None if nobody, too long ago, or the cookie was tampered with."""
    value = request.get_signed_cookie(cookie_name(), default=None, salt=_SALT, max_age=_AGE)
    if not value:
        return None
    user_id, membership_id = value.split(":")
    return LastUser(int(user_id), int(membership_id))
