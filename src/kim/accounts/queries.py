"""Reads on users, memberships and invitations. For staff only: no client stands here."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from allauth.mfa.models import Authenticator
from django.db.models import Case, Exists, OuterRef, Q, QuerySet, When

from kim.accounts.models import AccountStep, Invitation, Mail, Membership, User
from kim.accounts.rules.mails import MailState
from kim.accounts.rules.roles import Role
from kim.kernel import clock
from kim.kernel.actor import Actor
from kim.kernel.prepared import Prepared
from kim.organisations.models import Unit
from kim.ui.tally import Tally

_STUCK = Q(state__in=(MailState.FAILED, MailState.BOUNCED))
_SHOWN = 50
_SECOND_FACTORS = Authenticator.objects.filter(type__in=(Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN))


def memberships_on(day: date | None = None) -> QuerySet[Membership]:
    """Memberships of active users that hold on `day` (default today), by name and in a stable order."""
    return (
        Membership.objects.filter(user__is_active=True, ended_at=None, valid__contains=day or clock.today())
        .select_related("user", "unit__organisation")
        .order_by("user__name", "pk")
    )


def memberships_today(user: int) -> tuple[Membership, ...]:
    """What this user (a key) holds today, the oldest first: a session begins there.

    Each with `has_second_factor`: an authenticator app or a passkey (recovery codes alone are none).
    """
    return tuple(_held(user=user, day=clock.today()))


def _with_factor(user: int, day: date) -> QuerySet[Membership]:
    factors = Exists(_SECOND_FACTORS.filter(user=OuterRef("user")))
    return memberships_on(day).filter(user=user).annotate(has_second_factor=factors).order_by("pk")


_held = Prepared(_with_factor, user=int, day=date)


def membership_by_key(key: int | None) -> Membership:
    """The membership with this key, also one that has ended; raises `Membership.DoesNotExist`."""
    found: list[Membership] = _by_key(key=key) if key is not None else []
    if not found:
        raise Membership.DoesNotExist
    return found[0]


# Asked by most actions: who acts is written down.
_by_key = Prepared(lambda key: Membership.objects.select_related("user", "unit__organisation").filter(pk=key), key=int)


def in_role(role: Role, day: date | None = None, unit: Unit | None = None) -> QuerySet[Membership]:
    """Memberships in one role on `day`, in one unit if `unit` is given."""
    found = memberships_on(day).filter(role=role)
    return found.filter(unit=unit) if unit else found


def has_second_factor(user: User) -> bool:
    """True if the user has an authenticator app or a passkey (recovery codes alone are none)."""
    return bool(_SECOND_FACTORS.filter(user=user).exists())


def users_for(actor: Actor, words: str = "") -> QuerySet[User]:
    """Users that `actor` may see, narrowed to those whose name or address contains every word."""
    found: QuerySet[User] = User.objects.visible_to(actor).order_by("-is_active", "name")
    for word in words.split():
        found = found.filter(Q(name__icontains=word) | Q(email__icontains=word))
    return found.prefetch_related("memberships__unit", "socialaccount_set")


def memberships_of(actor: Actor, user: User) -> QuerySet[Membership]:
    """All memberships of a user that `actor` may see, the latest first, ended ones included."""
    found = Membership.objects.visible_to(actor).filter(user=user)
    return found.select_related("user", "unit__organisation").order_by("-pk")


def latest_invitation(user: User) -> Invitation | None:
    """The newest invitation of a user, in whatever state."""
    return Invitation.objects.filter(user=user).order_by("-pk").first()


def steps_of(user: User) -> QuerySet[AccountStep]:
    """What was done to this access, the latest first, with who did it."""
    return AccountStep.objects.filter(user=user).select_related("done_by")


def names_of(ids: Iterable[int]) -> dict[int, str]:
    """Names of users by key; unknown keys are left out."""
    return dict(User.objects.filter(pk__in=set(ids)).values_list("pk", "name"))


def active_administrators() -> int:
    """How many people can manage users today."""
    return in_role(Role.ADMINISTRATOR).values("user").distinct().count()


def mails_by(actor: Actor) -> QuerySet[Mail]:
    """The newest mails that `actor` caused; what is stuck comes first."""
    mine: QuerySet[Mail] = Mail.objects.visible_to(actor).filter(sender=actor.user_id)
    return mine.order_by(Case(When(_STUCK, then=0), default=1), "-pk")[:_SHOWN]


def mails_to(actor: Actor) -> QuerySet[Mail]:
    """The newest mails to `actor`."""
    mine: QuerySet[Mail] = Mail.objects.visible_to(actor).filter(recipient=actor.user_id)
    return mine[:_SHOWN]


def stuck_mails(actor: Actor) -> QuerySet[Mail]:
    """Mails that failed or came back, as far as `actor` sees them."""
    found: QuerySet[Mail] = Mail.objects.visible_to(actor).filter(_STUCK)
    return found.select_related("sender")


def stuck(actor: Actor) -> Tally:
    """The mails that `actor` caused and that did not arrive."""
    return Tally([Mail.objects.filter(_STUCK, sender=actor.user_id)])
