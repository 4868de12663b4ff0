"""Verbs of whoever receives a packet, in the inbox, by a one-time link, or on paper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from kim.accounts import api as accounts
from kim.kernel import access, clock, locking
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.errors import RuleViolation
from kim.referrals import labels, mails
from kim.referrals.actions import links
from kim.referrals.actions.course import move, moved_on, note_change, who
from kim.referrals.models import Packet, PacketLink
from kim.referrals.queries.naming import named_in_answer
from kim.referrals.rules.codes import DeclineReason, PacketState, Way
from kim.referrals.rules.course import OPEN, WITH_RECIPIENT
from kim.referrals.rules.told import Told

ANSWERS = (PacketState.ACCEPTED, PacketState.DONE, PacketState.ASKED_BACK, PacketState.DECLINED)


@dataclass(frozen=True)
class Given:
    """An answer: `state` is one of `ANSWERS`; `result_by` for an acceptance, `reason` for a refusal.

    `papers`: what an authority asks for, one line each; the sender can make steps of them. `told`: what it says of a
    procedure as values.
    """

    state: str
    text: str = ""
    reason: str = ""
    result_by: date | None = None
    papers: tuple[str, ...] = ()
    told: Told | None = None


@action("packet_seen", _("A packet was seen by its recipient"))
def see(*, actor: Actor, packet: Packet) -> Packet:
    """Somebody of the receiving unit has opened it."""
    access.require(actor, "answer", packet)
    return move(packet, PacketState.SEEN, by=who(actor)) if packet.state == PacketState.DELIVERED else packet


@action("packet_answered", _("A packet was answered"))
def answer(*, actor: Actor, packet: Packet, **given: Any) -> Packet:
    """Accept, decline, ask back, or report that it is done; see `Given`."""
    access.require(actor, "answer", packet)
    return _answer(packet, Given(**given), who(actor), taken_by=accounts.membership_of(actor))


@action("packet_looked_after", _("Somebody of the receiving unit works on a packet from now on"))
def look_after(*, actor: Actor, packet: Packet) -> Packet:
    """Stand in for a colleague, or begin: whoever works on it is named to the unit and to the sender."""
    access.require(actor, "answer", packet)
    if packet.is_closed_to_recipient or packet.state not in WITH_RECIPIENT:
        raise moved_on()
    return locking.update(packet, taken_by=accounts.membership_of(actor))


@action("packet_told", _("An authority told the values of criteria"))
def tell(*, actor: Actor, packet: Packet, text: str, told: Told) -> Packet:
    """Say how criteria stand while the packet stays where it is; the sender gets a mail."""
    access.require(actor, "answer", packet)
    if packet.is_closed_to_recipient or packet.state not in OPEN:
        raise moved_on()
    note_change(packet, PacketState(packet.state), by=who(actor), note=text, told=told)
    mails.tell_those_in_charge(packet, mails.ANSWERED)
    return packet


@action("packet_answered_by_link", _("A packet was answered by a one-time link"))
def answer_by_link(*, actor: Actor, packet: Packet, link: PacketLink, name: str, **given: Any) -> Packet:
    """The same without an account; the link is used up by it. `name`: who answers, in their own words."""
    access.require(actor, "answer", packet)
    if not name.strip():
        raise RuleViolation("name_missing", _("Say who you are."), "name")
    answered = _answer(packet, Given(**given), _named(name, packet))
    links.use_up(link)
    return answered


@action("packet_answer_entered", _("The answer to a packet was entered by the case manager"))
def enter(*, actor: Actor, packet: Packet, name: str, **given: Any) -> Packet:
    """What came by post or phone: the sender enters it, and who said it."""
    access.require(actor, "edit", packet)
    if packet.way == Way.ACCOUNT:
        raise RuleViolation("answers_itself", _("This recipient answers in KIM."))
    if not name.strip():
        raise RuleViolation("name_missing", _("Say who answered."), "name")
    if packet.state == PacketState.SENT:
        move(packet, PacketState.DELIVERED, by=who(actor))
    entered = _answer(packet, Given(**given), _named(name, packet), is_entered=True)
    links.end_all(packet)
    return entered


@action("packet_delivered", _("A packet was handed over on paper"))
def deliver(*, actor: Actor, packet: Packet, note: str = "") -> Packet:
    """It was posted or handed over."""
    access.require(actor, "edit", packet)
    if packet.way != Way.PAPER:
        raise RuleViolation("not_on_paper", _("Only what goes on paper is handed over by hand."))
    return move(packet, PacketState.DELIVERED, by=who(actor), note=note)


@action("packet_clarified", _("A question about a packet was answered"))
def clarify(*, actor: Actor, packet: Packet, text: str) -> links.Made | None:
    """The sender answers what the recipient asked back; it lies with the recipient again.

    Whoever asked by a one-time link has used it up: a new one is made, which is returned.
    """
    access.require(actor, "edit", packet)
    if not text.strip():
        raise RuleViolation("text_missing", _("Answer what was asked."), "text")
    if packet.state != PacketState.ASKED_BACK:
        raise moved_on()
    if named := named_in_answer(actor, packet, packet.content, text):
        raise RuleViolation("names_somebody", labels.NAMED_IN_ANSWER % {"who": ", ".join(named)}, "text")
    move(packet, PacketState.DELIVERED, by=who(actor), note=text)
    if packet.way == Way.LINK:
        return links.make(packet, by=actor)
    mails.tell_recipients(packet, mails.CLARIFIED, by=actor)
    return None


def _named(name: str, packet: Packet) -> str:
    """Who answers, and where; a volunteer is no office and stands there once."""
    return ", ".join(dict.fromkeys((name.strip(), packet.recipient)))


def _answer(packet: Packet, given: Given, by: str, *, is_entered: bool = False, **columns: Any) -> Packet:
    state = PacketState(given.state)
    if state not in ANSWERS:
        raise RuleViolation("no_answer", _("Choose what you answer."), "state")
    if packet.is_closed_to_recipient:
        raise moved_on()
    _refuse_gaps(state, given)
    if state is PacketState.DECLINED:
        columns["decline_reason"] = DeclineReason(given.reason)
    if state is PacketState.ACCEPTED:
        columns["result_by"] = given.result_by
    move(packet, state, by=by, note=given.text, papers=given.papers, told=given.told, taken_in_on=None, **columns)
    if not is_entered:
        mails.tell_those_in_charge(packet, mails.ANSWERED)
    return packet


def _refuse_gaps(state: PacketState, given: Given) -> None:
    if state is not PacketState.ACCEPTED and not given.text.strip():
        raise RuleViolation("text_missing", _("Say it in a sentence or two."), "text")
    if state is PacketState.DECLINED and not given.reason:
        raise RuleViolation("reason_missing", _("Choose why you decline."), "reason")
    if state is PacketState.ACCEPTED and given.result_by and given.result_by < clock.today():
        raise RuleViolation("result_in_past", _("Choose today or a later day."), "result_by")
