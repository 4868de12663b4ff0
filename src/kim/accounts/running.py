"""Where somebody is logged in: what the list of one's own sessions shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.utils.translation import gettext as _

from kim.accounts.models import User
from kim.accounts.rules import devices
from kim.accounts.session import SEEN_KEY
from kim.kernel import clock


@dataclass(frozen=True)
class RunningSession:
    """One place where somebody is logged in, as they recognise it."""

    key: int
    device: str
    since: datetime
    last_used: datetime
    network: str
    is_current: bool


def of(user: User, current: str) -> list[RunningSession]:
    """Where `user` is logged in, the session with the key `current` first, then the last used."""
    noted = {each.session_key: each for each in UserSession.objects.filter(user=user)}
    alive = Session.objects.filter(session_key__in=noted, expire_date__gt=clock.now())
    found = [_running(noted[each.session_key], each.get_decoded(), current) for each in alive]
    return sorted(found, key=lambda each: (not each.is_current, -each.last_used.timestamp()))


def _running(noted: UserSession, content: dict[str, object], current: str) -> RunningSession:
    seen = content.get(SEEN_KEY)
    last_used = datetime.fromtimestamp(seen, UTC) if isinstance(seen, int) else noted.created_at
    browser, system = devices.browser_of(noted.user_agent), devices.system_of(noted.user_agent)
    device = _("%(browser)s on %(system)s") % {"browser": browser, "system": system} if browser and system else ""
    return RunningSession(
        noted.pk,
        device or browser or system or _("Unknown browser"),
        noted.created_at,
        max(last_used, noted.created_at),
        noted.ip,
        noted.session_key == current,
    )
