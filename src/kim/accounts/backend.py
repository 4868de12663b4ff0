"""Who a session belongs to, read together with what this person may act as today: one statement for every page."""

from __future__ import annotations

from typing import Any

from allauth.account import auth_backends

from kim.accounts.queries import memberships_today


class AuthenticationBackend(auth_backends.AuthenticationBackend):  # type: ignore[misc]  # allauth has no types
    """Log-in as allauth does it; the user of a running session brings the memberships of today along."""

    def get_user(self, user_id: Any) -> Any:
        """The user with `held_today`; one without any membership comes alone, and a blocked one not at all."""
        held = memberships_today(user_id)
        if not held:
            return super().get_user(user_id)
        user: Any = held[0].user
        user.held_today = held
        return user
