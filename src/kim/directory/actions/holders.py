"""Asking the holder of an entry whether it is still right: one mail, one one-time link, one click."""

from __future__ import annotations

import hashlib
import secrets

from django.utils.translation import gettext_lazy as _

from kim.accounts import api as accounts
from kim.directory import mails
from kim.directory.actions import corrections, services
from kim.directory.models import HolderRequest, Service
from kim.directory.rules import freshness
from kim.kernel import access, clock, locking
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.errors import RuleViolation

# Whoever has the link stands for the holder; nobody is logged in.
BY_LINK = Actor.system("holder")


def ask_all(*, actor: Actor) -> int:
    """Ask the holders of all entries that are due; returns how many were asked."""
    today = clock.today()
    valid = Service.objects.visible_to(actor, "ask").valid_on(today).select_related("holder", "organisation")
    due = [one for one in valid if freshness.is_to_be_asked(one.confirmed_on, one.asked_on, today)]
    return sum(ask(actor=actor, service=one) for one in due)


@action("holder_asked", _("The holder of an entry was asked whether it is still right"))
def ask(*, actor: Actor, service: Service) -> bool:
    """Mail the link; False if nobody is known who could be asked. Older links are void."""
    access.require(actor, "ask", service)
    address = service.holder_email or (service.holder.email if service.holder else "")
    if not address:
        return False
    secret, until = secrets.token_urlsafe(32), clock.now() + freshness.LINK_VALID_FOR
    HolderRequest.objects.filter(service=service, used_at=None).update(valid_until=clock.now())
    HolderRequest.objects.create(service=service, digest=digest(secret), valid_until=until)
    link = accounts.Link.to("directory:still-right", secret)
    accounts.mails.to_address(address, mails.STILL_RIGHT, by=actor, service=service, link=link, until=until.date())
    locking.update(service, asked_on=clock.today())
    return True


def find(secret: str) -> HolderRequest | None:
    """The open question that this secret belongs to."""
    found: HolderRequest | None = (
        HolderRequest.objects.filter(digest=digest(secret), used_at=None, valid_until__gt=clock.now())
        .select_related("service__organisation", "service__municipality")
        .first()
    )
    return found


@action("holder_answered", _("The holder of an entry answered by link"))
def answer(*, actor: Actor, secret: str, what: str = "") -> Service:
    """Still right, or with `what` a correction for the keeper. Works once: `link_void` afterwards."""
    found = HolderRequest.objects.select_for_update().filter(digest=digest(secret), used_at=None).first()
    if found is None or found.valid_until <= clock.now():
        raise RuleViolation("link_void", _("This link is no longer valid."))
    if what:
        corrections.propose(actor=actor, service=found.service, text=what)
    else:
        services.confirm(actor=actor, service=found.service)
    locking.update(found, used_at=clock.now())
    service: Service = found.service
    return service


def digest(secret: str) -> str:
    """What is stored of a secret of 256 random bits; a slow hash would add nothing."""
    return hashlib.sha256(secret.encode()).hexdigest()
