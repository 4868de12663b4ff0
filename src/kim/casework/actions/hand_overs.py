"""Verbs on hand-overs: offered with a packet, accepted before anything moves, declined with a reason, taken back.

Either the file itself moves, or, towards another employer, the receiver begins a file of their own with what a packet
hands over. Packets are known above this context: it registers what becomes of such a hand-over (`when_by_packet`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext_lazy as _

from kim.accounts import api as accounts
from kim.accounts.models import Membership
from kim.casework import mails
from kim.casework.actions import assignments, cases
from kim.casework.actions.guard import require_deep, require_open, words
from kim.casework.models import Case, HandOver
from kim.casework.queries import packets
from kim.casework.queries.disclosing import checker
from kim.casework.rules.codes import ClosingReason
from kim.casework.rules.desk_codes import HandOverState
from kim.casework.rules.desk_transitions import HAND_OVER
from kim.kernel import access, clock, locking
from kim.kernel.actions import action
from kim.kernel.actor import Actor, acting_as
from kim.kernel.errors import Refused, RuleViolation
from kim.kernel.transitions import ForbiddenChange


@dataclass(frozen=True)
class ByPacket:
    """What the context that knows packets does: begin the new file, tell the sender no, close the packet."""

    begin: Callable[[Actor, HandOver], Case]
    declined: Callable[[Actor, HandOver, str], object]
    withdrawn: Callable[[Actor, HandOver], object]


@dataclass(frozen=True)
class Taken:
    """What an acceptance brought: how many open files changed hands, and the case where it was a single one."""

    amount: int
    case: Case | None = None


_by_packet: list[ByPacket] = []


def when_by_packet(known: ByPacket) -> None:
    """Register what becomes of hand-overs by packet."""
    _by_packet[:] = [known]


@action("hand_over_offered", _("A case was offered to another case manager"))
def offer(*, actor: Actor, case: Case, to: Membership, reason: str, told: bool = False) -> HandOver:
    """Offer a case. `told`: the household knows and agrees; needed where another employer takes over."""
    require_open(actor, case, "assign")
    why = words(reason, "reason_missing", _("Say why the case is handed over."), "reason")
    assignments.require_case_manager(to)
    _refuse_names(actor, case, why, to)
    if to.pk == case.assigned_to_id:
        raise RuleViolation("same_hands", _("The case is assigned to this person already."), "to")
    if to.unit.organisation_id != case.unit.organisation_id and not told:
        raise RuleViolation("household_not_told", _("Please tell the household first."), "told")
    _refuse_second(case)
    return _offer(actor, to, why, case=case, giver=case.assigned_to, content=packets.of(actor, case))


def offer_by_packet(*, actor: Actor, case: Case, to: Membership, reason: str, packet: str) -> HandOver:
    """Offer a case to another employer with a packet (its public id); a part of sending that packet.

    What may go was checked against consents there; numbers of what stays here are nobody's business.
    """
    require_for_packet(actor, case, to)
    return _offer(actor, to, reason, case=case, giver=case.assigned_to, content={"number": case.number}, packet=packet)


def require_for_packet(actor: Actor, case: Case, to: Membership) -> None:
    """Raises for a case that may not be offered to `to` by packet."""
    require_deep(actor, case)
    access.require(actor, "assign", case)
    assignments.require_case_manager(to)
    if to.unit_id == case.unit_id:
        raise RuleViolation("same_unit", _("Within your unit the file itself changes hands. Assign the case."), "to")
    _refuse_second(case)


@action("cases_offered", _("All cases of somebody who left were offered to somebody else of the unit"))
def offer_all(*, actor: Actor, manager: Membership, to: Membership, reason: str) -> HandOver:
    """For an employer lead: who leaves hands nothing over any more. Numbers only; nobody sees a case by this."""
    if not access.may(actor, "reassign", Case):
        raise Refused
    if to.unit_id != actor.unit_id or not assignments.is_case_manager(to):
        raise RuleViolation("not_in_unit", _("Choose a case manager of your unit."), "to")
    if to.pk == manager.pk:
        raise RuleViolation("same_hands", _("The cases are assigned to this person already."), "to")
    why = words(reason, "reason_missing", _("Say why the case is handed over."), "reason")
    held = packets.all_of(actor, manager.pk)
    if not any(held.values()):
        raise RuleViolation("nothing_held", _("There is nothing left to hand over."))
    if HandOver.objects.filter(giver=manager, case__isnull=True, state=HandOverState.OFFERED).exists():
        raise RuleViolation("offered_already", _("These cases are offered to somebody already."))
    return _offer(actor, to, why, case=None, giver=manager, content=held)


@action("hand_over_accepted", _("A hand-over was accepted"))
def accept(*, actor: Actor, hand_over: HandOver) -> Taken:
    """The receiver takes the case, or all cases."""
    access.require(actor, "accept", hand_over)
    _require(hand_over, HandOverState.ACCEPTED)
    reason = hand_over.reason
    _decide(hand_over, HandOverState.ACCEPTED)
    if hand_over.packet:
        taken = Taken(1, _begin_anew(actor, hand_over))
    elif hand_over.case_id is None:
        taken = Taken(assignments.take_all(actor=actor, manager=hand_over.giver, to=hand_over.to, reason=reason))
    else:
        # Until it has moved, the case lies behind the wall of the unit that gives it.
        with acting_as(replace(actor, unit_id=hand_over.unit_id)):
            case = Case.objects.select_related("household", "unit").get(pk=hand_over.case_id)
            assignments.move(actor=actor, case=case, to=hand_over.to, reason=reason)
        taken = Taken(1, case)
    accounts.mails.to(hand_over.offered_by.user, mails.ACCEPTED, by=actor)
    return taken


@action("hand_over_declined", _("A hand-over was declined"))
def decline(*, actor: Actor, hand_over: HandOver, answer: str) -> HandOver:
    """The receiver says no, and why; everything stays where it is."""
    access.require(actor, "accept", hand_over)
    _require(hand_over, HandOverState.DECLINED)
    why = words(answer, "answer_missing", _("Say why you decline."), "answer")
    _decide(hand_over, HandOverState.DECLINED, why)
    for known in _by_packet if hand_over.packet else ():
        known.declined(actor, hand_over, why)
    accounts.mails.to(hand_over.offered_by.user, mails.DECLINED, by=actor)
    return hand_over


@action("hand_over_withdrawn", _("An offered hand-over was taken back"))
def withdraw(*, actor: Actor, hand_over: HandOver) -> HandOver:
    """Whoever offered takes it back, as long as nobody has answered."""
    access.require(actor, "edit", hand_over)
    _require(hand_over, HandOverState.WITHDRAWN)
    _decide(hand_over, HandOverState.WITHDRAWN)
    for known in _by_packet if hand_over.packet else ():
        known.withdrawn(actor, hand_over)
    return hand_over


def _begin_anew(actor: Actor, hand_over: HandOver) -> Case | None:
    """The receiver's own file begins; the case that was offered ends on its side of the wall and stays there."""
    begun = [known.begin(actor, hand_over) for known in _by_packet]
    with acting_as(replace(actor, unit_id=hand_over.unit_id)):
        case = Case.objects.select_related("household", "unit").get(pk=hand_over.case_id)
        if case.is_closed:
            raise RuleViolation("case_closed", _("The case was closed in the meantime."))
        note = f"Übergeben an {hand_over.to.user.name}, {hand_over.to.unit}."
        cases.end(case, ClosingReason.MOVED_AWAY, note, clock.today())
    for new in begun:
        locking.update(new, counts_as=case.counts_as or case.pk)
    return next(iter(begun), None)


def _refuse_names(actor: Actor, case: Case, reason: str, to: Membership) -> None:
    """The reason is read before anything is accepted, by somebody who may never learn who it is about."""
    told = f"{to.user.name}\n{case.assigned_to.user.name}"
    if found := checker(actor, case, told)(reason):
        named = ", ".join(f"„{each}“" for each in dict.fromkeys(one.text for one in found))
        message = _("The reason is read before the case is accepted. Please take this out: %(named)s.")
        raise RuleViolation("reason_names", message % {"named": named}, "reason")


def _refuse_second(case: Case) -> None:
    if case.hand_overs.filter(state=HandOverState.OFFERED).exists():
        raise RuleViolation(
            "offered_already", _("This case is offered to somebody already. Take that offer back first.")
        )


def _offer(
    actor: Actor,
    to: Membership,
    reason: str,
    *,
    case: Case | None,
    giver: Membership,
    content: dict[str, Any],
    packet: str = "",
) -> HandOver:
    made: HandOver = HandOver.objects.create(
        unit_id=giver.unit_id if case is None else case.unit_id,
        case=case,
        giver=giver,
        offered_by=accounts.membership_of(actor),
        to=to,
        holder_id=to.unit_id,
        reason=reason,
        content=content,
        packet=packet,
        offered_on=clock.today(),
    )
    accounts.mails.to(to.user, mails.OFFERED, by=actor)
    return made


def _require(hand_over: HandOver, wanted: HandOverState) -> None:
    try:
        HAND_OVER.require(HandOverState(hand_over.state), wanted)
    except ForbiddenChange as error:
        raise RuleViolation("answered", _("This hand-over was answered or taken back already.")) from error


def _decide(hand_over: HandOver, state: HandOverState, answer: str = "") -> HandOver:
    """The packet has done its duty: what remains is who offered what to whom, and the answer."""
    kept = {key: value for key, value in hand_over.content.items() if key == "number"}
    return locking.update(hand_over, state=state, decided_on=clock.today(), answer=answer, reason="", content=kept)
