"""Verbs on the mail digest: numbers and a link, for those who want it, never a word of a case."""

from __future__ import annotations

from dataclasses import asdict

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kim.accounts import api as accounts
from kim.casework import mails
from kim.casework.models import MailDigest
from kim.casework.queries import digest as queries
from kim.kernel import access, clock, locking
from kim.kernel.actions import action
from kim.kernel.actor import Actor, acting_as

SATURDAY = 5


@action("digest_wanted", _("A mail digest was switched on"))
def switch_on(*, actor: Actor) -> MailDigest:
    """From the next working day on. May run twice."""
    access.require(actor, "add", MailDigest)
    owner = accounts.membership_of(actor)
    wanted, _made = MailDigest.objects.get_or_create(owner=owner, defaults={"unit_id": owner.unit_id})
    return wanted


@action("digest_unwanted", _("A mail digest was switched off"))
def switch_off(*, actor: Actor) -> None:
    """No mail any more, from now on."""
    access.require(actor, "add", MailDigest)
    mine: QuerySet[MailDigest] = MailDigest.objects.visible_to(actor, "edit")
    mine.delete()


def send_all(*, actor: Actor) -> int:
    """To everybody who wants it and has something on the desk; at most once a day. Returns how many were sent."""
    if clock.today().weekday() >= SATURDAY:
        return 0
    wanted = MailDigest.objects.visible_to(actor, "send").exclude(sent_on=clock.today())
    return sum(_send(actor=actor, wanted=each) for each in wanted.select_related("owner__user"))


@action("digest_sent", _("A mail digest was sent"))
def _send(*, actor: Actor, wanted: MailDigest) -> bool:
    """Counts are made in the sight of the reader: what their page "Heute" would show, as numbers."""
    owner = wanted.owner
    locking.update(wanted, sent_on=clock.today())
    if not owner.holds_on(clock.today()) or not owner.user.is_active:
        return False
    with acting_as(owner.as_actor()):
        numbers = queries.numbers(owner.as_actor())
    if not numbers.is_worth_a_mail:
        return False
    accounts.mails.to(owner.user, mails.DAY, link=accounts.Link.to("casework:today"), **asdict(numbers))
    return True
