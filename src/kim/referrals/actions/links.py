"""One-time links for recipients without an account. The secret goes by mail, the code by another way."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass

from django.contrib.auth.hashers import check_password, make_password
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kim.kernel import access, clock, locking
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.errors import RuleViolation
from kim.referrals import mails
from kim.referrals.actions.course import move, moved_on
from kim.referrals.models import Packet, PacketLink, PacketLinkUse
from kim.referrals.rules import links as rules
from kim.referrals.rules.codes import LinkUse, PacketState, Way
from kim.referrals.rules.course import WITH_RECIPIENT


@dataclass(frozen=True)
class Made:
    """A link that was just made. Secret and code are shown and sent once and kept nowhere."""

    link: PacketLink
    secret: str
    code: str


def hash_of(secret: str) -> str:
    """What is kept of a secret, and what a visitor is known by."""
    return hashlib.sha256(secret.encode()).hexdigest()


def visitor(secret: str) -> Actor:
    """Whoever comes by a link: no person, no unit, one packet."""
    return Actor(role="system:link", name="system:link", key=hash_of(secret))


def make(packet: Packet, *, by: Actor) -> Made:
    """A new link; older ones end. The mail names nobody, and the code is not in it. `by` sees whether it came back."""
    end_all(packet)
    secret = secrets.token_urlsafe(24)
    code = "".join(secrets.choice("0123456789") for _digit in range(rules.CODE_DIGITS))
    link = PacketLink.objects.create(
        unit_id=packet.unit_id,
        packet=packet,
        case_id=packet.case_id,
        secret_hash=hash_of(secret),
        code_hash=make_password(code),
        valid_until=rules.valid_until(timezone.localtime(clock.now()), packet.answer_by),
    )
    mails.send_link(packet, secret, link.last_day, by=by)
    return Made(link, secret, code)


@action("packet_link_renewed", _("A new one-time link was made"))
def renew(*, actor: Actor, packet: Packet) -> Made:
    """The old one was lost, guessed at too often, or has ended."""
    access.require(actor, "edit", packet)
    if packet.way != Way.LINK or packet.state not in WITH_RECIPIENT - {PacketState.ASKED_BACK}:
        # Whoever asked back gets a new one together with the answer.
        raise moved_on()
    return make(packet, by=actor)


@action("packet_link_opened", _("A one-time link was opened"))
def open_with(*, actor: Actor, link: PacketLink, code: str) -> bool:
    """True if the code is right. A wrong one counts; after too many the link is dead."""
    access.require(actor, "read", link)
    # One after the other: tries that come at the same moment are counted each.
    link = PacketLink.objects.select_for_update().get(pk=link.pk)
    if not link.is_usable:
        raise RuleViolation("link_dead", _("This link has ended. Ask for a new one."))
    if not check_password(code.replace(" ", ""), link.code_hash):
        locking.update(link, tries=link.tries + 1)
        _note(link, LinkUse.WRONG_CODE)
        return False
    _note(link, LinkUse.OPENED)
    _arrived(link.packet)
    return True


def _arrived(packet: Packet) -> None:
    """It was delivered, and somebody is reading it: only now that is known."""
    for before, after in ((PacketState.SENT, PacketState.DELIVERED), (PacketState.DELIVERED, PacketState.SEEN)):
        if packet.state == before:
            move(packet, after, by=packet.recipient)


@action("packet_link_paper_fetched", _("A paper was fetched by a one-time link"))
def fetched(*, actor: Actor, link: PacketLink) -> None:
    """A paper of the packet left by it."""
    access.require(actor, "read", link)
    _note(link, LinkUse.FETCHED)


def use_up(link: PacketLink) -> None:
    """It was used to answer and never opens again."""
    locking.update(link, used_at=clock.now())
    _note(link, LinkUse.ANSWERED)


def end_all(packet: Packet) -> None:
    """No link of this packet opens any more."""
    for link in PacketLink.objects.filter(packet=packet, ended_at__isnull=True):
        locking.update(link, ended_at=clock.now())


def _note(link: PacketLink, what: LinkUse) -> None:
    PacketLinkUse.objects.create(unit_id=link.unit_id, link=link, what=what)
