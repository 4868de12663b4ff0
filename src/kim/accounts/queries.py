"""Reads on users and memberships."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import HttpRequest

from kim.accounts.models import Membership, User
from kim.kernel import clock

SESSION_KEY = "acting_membership"


def memberships_today(user: User) -> QuerySet[Membership]:
    """Memberships of an active user that hold today, in a stable order."""
    return Membership.objects.filter(
        user=user, user__is_active=True, valid__contains=clock.today()
    ).select_related("user", "unit__organisation").order_by("pk")


def acting_membership(request: HttpRequest) -> Membership | None:
    """The membership chosen in this session if it still holds, else the first one; None without a log-in."""
    if not request.user.is_authenticated:
        return None
    held = memberships_today(request.user)
    chosen = request.session.get(SESSION_KEY)
    return held.filter(pk=chosen).first() or held.first()
