"""Newsletters, and the keys of the links in their mails: signed ids, so that nothing has to be stored to check them."""

from __future__ import annotations

from django.core.signing import BadSignature, Signer
from django.db.models import QuerySet

from kim.accounts import api as accounts
from kim.kernel.actor import Actor
from kim.steering.models import Newsletter, Subscription
from kim.steering.rules.codes import NewsletterState


def newsletters(actor: Actor) -> QuerySet[Newsletter]:
    """The archive of this reader, the latest first; drafts for those who write them."""
    return Newsletter.objects.visible_to(actor).order_by("-published_on", "-pk")


def reading_key(newsletter: Newsletter) -> str:
    """What the link of a newsletter has to know: the same for everybody, so that nobody can be told apart."""
    return _signer(Newsletter).sign(newsletter.public_id).split(":", 1)[1]


def leaving_key(subscription: Subscription) -> str:
    """What the link has to know by which one leaves: one's own."""
    return _signer(Subscription).sign(subscription.public_id)


def published(public_id: str, key: str) -> Newsletter | None:
    """The newsletter that a link in a mail stands for."""
    found = Newsletter.objects.filter(public_id=public_id, state=NewsletterState.PUBLISHED).first()
    return found if found and _is_signed(Newsletter, f"{public_id}:{key}") else None


def subscription_of(key: str) -> Subscription | None:
    """The subscription that a link in a mail stands for."""
    return Subscription.objects.filter(public_id=key.split(":")[0]).first() if _is_signed(Subscription, key) else None


def own_subscription(actor: Actor) -> Subscription | None:
    """Whether the address of who acts gets it."""
    address = accounts.membership_of(actor).user.email
    found: Subscription | None = Subscription.objects.filter(address__iexact=address).first()
    return found


def _signer(model: type) -> Signer:
    return Signer(salt=f"steering.{model.__name__}")


def _is_signed(model: type, text: str) -> bool:
    try:
        _signer(model).unsign(text)
    except BadSignature:
        return False
    return True
