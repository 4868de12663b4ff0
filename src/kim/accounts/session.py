"""In which membership a session acts, and on which side it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest

from kim.accounts.models import Membership
from kim.accounts.queries import memberships_today
from kim.accounts.rules import second_factor, sides
from kim.accounts.rules.sides import Side
from kim.kernel import access, clock

MEMBERSHIP_KEY = "acting_membership"
SIDE_KEY = "side"
SEEN_KEY = "seen"
# The single sign-on of a town has stated for this session that a second factor was shown.
STATED_KEY = "sign_on_second_factor"
ONE_MINUTE = 60


@dataclass(frozen=True)
class Standing:
    """Everything that the doors ask about a session. Without the second factor that it needs, nobody acts."""

    held: tuple[Membership, ...] = ()
    acting: Membership | None = None
    side: Side | None = None
    lacks_second_factor: bool = False

    @property
    def offered(self) -> list[Membership]:
        return sides.offered(self.held, self.side)

    @property
    def withheld(self) -> list[Membership]:
        offered = self.offered
        return [membership for membership in self.held if membership not in offered]


def standing(request: HttpRequest) -> Standing:
    """The standing of this session today; writes the side into the session as soon as it is taken."""
    if not request.user.is_authenticated:
        return Standing()
    held = getattr(request.user, "held_today", None) or memberships_today(request.user.pk)
    side = _side(request)
    if not request.session.get(STATED_KEY) and _lacks_second_factor(held):
        return Standing(held, None, side, lacks_second_factor=True)
    offered = sides.offered(held, side)
    chosen = request.session.get(MEMBERSHIP_KEY)
    acting = next((each for each in offered if each.pk == chosen), None) or sides.first_hat(held, side)
    if acting:
        side = _take(request, acting)
    return Standing(held, acting, side)


def keep_alive(request: HttpRequest) -> None:
    """The session ends some time after the last page; that one was seen is written down once a minute at most."""
    if not request.user.is_authenticated:
        return
    now = int(clock.now().timestamp())
    if now - int(request.session.get(SEEN_KEY, 0)) >= min(ONE_MINUTE, settings.SESSION_COOKIE_AGE // 10):
        request.session[SEEN_KEY] = now


def choose(request: HttpRequest, membership: Membership) -> None:
    """From now on this session acts in `membership`, which must be one of those offered."""
    request.session[MEMBERSHIP_KEY] = membership.pk
    _take(request, membership)


def _lacks_second_factor(held: Sequence[Membership]) -> bool:
    if not settings.KIM_REQUIRE_SECOND_FACTOR:
        return False
    with_personal_data = {role.code for role in access.roles().values() if role.second_factor}
    is_needed = second_factor.is_needed((membership.role for membership in held), with_personal_data)
    return is_needed and not any(membership.has_second_factor for membership in held)  # type: ignore[attr-defined]


def _side(request: HttpRequest) -> Side | None:
    stored = request.session.get(SIDE_KEY)
    return Side(stored) if stored else None


def _take(request: HttpRequest, membership: Membership) -> Side | None:
    side = sides.side_of(membership.role) or _side(request)
    if side and request.session.get(SIDE_KEY) != side:
        request.session[SIDE_KEY] = side.value
    return side
