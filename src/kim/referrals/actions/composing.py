"""Verbs of the sender: compose a packet from a case, freeze and send it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from kim.accounts import api as accounts
from kim.accounts.models import Membership
from kim.accounts.rules.roles import RECEIVING
from kim.casework.actions import hand_overs, steps
from kim.casework.actions.guard import require_open, words
from kim.casework.letters import printing
from kim.casework.models import Case, Step
from kim.casework.rules.codes import StepState
from kim.consent.models import Basis, Release
from kim.directory import api as directory
from kim.kernel import access, clock, locking
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.errors import RuleViolation
from kim.kernel.vault import keeping
from kim.organisations import api as organisations
from kim.organisations.models import Unit
from kim.referrals import labels, mails
from kim.referrals.actions import errands, links
from kim.referrals.actions.course import move, moved_on, who
from kim.referrals.models import Packet, PacketContent, PacketFile, TrustedPerson
from kim.referrals.queries.composed import Composed, compose
from kim.referrals.queries.paper import HAND_OVER, sheet_of
from kim.referrals.rules import course
from kim.referrals.rules.codes import PacketKind, PacketState, Urgency, Way


@dataclass(frozen=True)
class Given:
    """A packet as given by a form: to whom and how, what is asked, by when, and the keys of the chosen parts.

    Without `answer_by` the answer is expected within the time that the recipient has promised. `offered_to`: a case
    manager of another employer is asked to take the whole case over. `trusted`: a volunteer is asked for one errand,
    with the hour (`at`), the `place` and the life area of the step that it becomes.
    """

    kind: str
    question: str
    answer_by: date | None = None
    holder: Unit | None = None
    offered_to: Membership | None = None
    trusted: TrustedPerson | None = None
    errand: Mapping[str, str] | None = None
    recipient_name: str = ""
    recipient_mail: str = ""
    way: str = Way.ACCOUNT
    urgency: str = Urgency.NORMAL
    step: Step | None = None
    parts: Iterable[str] = ()


@action("packet_drafted", _("A packet was composed"))
def draft(*, actor: Actor, case: Case, **given: Any) -> Packet:
    """Compose a packet, see `Given`. Nobody but the sending unit sees a draft."""
    require_open(actor, case)
    columns = _checked(actor, case, Given(**given))
    if columns["offered_to"]:
        hand_overs.require_for_packet(actor, case, columns["offered_to"])
    Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
    last = Packet.objects.filter(case=case).aggregate(last=Max("number"))["last"] or 0
    begun = course.begin(clock.today(), columns["answer_by"])
    packet: Packet = Packet.objects.create(
        unit_id=case.unit_id,
        case=case,
        number=last + 1,
        mark=f"{case.number}/{last + 1}",
        sender=accounts.membership_of(actor),
        owner=case.assigned_to,
        acts_next=begun.acts_next or "",
        next_on=begun.next_on,
        **columns,
    )
    return packet


@action("packet_edited", _("A packet was changed before it was sent"))
def edit(*, actor: Actor, packet: Packet, version: int, **given: Any) -> Packet:
    """Change a draft. Raises `Conflict` for a lost update."""
    _require_draft(actor, packet)
    require_open(actor, packet.case)
    return locking.update(packet, version, **_checked(actor, packet.case, Given(**given)))


@action("packet_sent", _("A packet was frozen and sent"))
def send(*, actor: Actor, packet: Packet, previewed: str) -> links.Made | None:
    """Freeze what was previewed and send it. Returns the one-time link with its code if it goes that way.

    The declarations are locked first: whoever withdraws at the same moment comes either before (and it is not sent) or
    after (and it is closed).
    """
    _require_draft(actor, packet)
    require_open(actor, packet.case)
    _refuse_past(packet.answer_by)
    _lock_declarations(packet)
    packet.sender = accounts.membership_of(actor)
    composed = compose(actor, packet)
    if not composed.is_covered:
        raise RuleViolation(
            "nothing_covered", _("No consent with release and no statute covers any of it. Nothing is sent.")
        )
    if composed.named:
        raise RuleViolation("names_somebody", labels.NAMES_SOMEBODY % {"who": ", ".join(composed.named)})
    if composed.print != previewed:
        raise RuleViolation("changed_since_preview", _("Something has changed since the preview. Look at it again."))
    _freeze(packet, composed)
    step = errands.step_of(actor, packet) if packet.trusted_id else packet.step
    move(
        packet,
        PacketState.SENT,
        by=who(actor),
        sender=packet.sender,
        sent_at=clock.now(),
        valid_until=composed.coverage.last_day,
        rests_on=composed.rests_on,
        areas=composed.areas,
        step=step,
        chosen={},
    )
    _let_the_step_wait(actor, packet)
    return _deliver(actor, packet)


@action("packet_discarded", _("A packet was thrown away before it was sent"))
def discard(*, actor: Actor, packet: Packet) -> Packet:
    """Throw a draft away, also after the case was closed; its number stays."""
    _require_draft(actor, packet)
    return move(packet, PacketState.WITHDRAWN, by=who(actor), chosen={})


def receives(unit: Unit) -> bool:
    """Somebody of this unit logs in and finds a packet in the inbox."""
    return any(accounts.memberships_in(role, unit=unit).exists() for role in RECEIVING)


def promised_day(actor: Actor, holder: Unit | None, urgency: str) -> date:
    """By when an answer is expected of an office that is asked today."""
    days = course.answer_days(Urgency(urgency), directory.promise_of(actor, holder).days)
    return organisations.working_days().add(clock.today(), days)


def _require_draft(actor: Actor, packet: Packet) -> None:
    access.require(actor, "edit", packet)
    if not packet.is_draft:
        raise moved_on()


def _refuse_past(answer_by: date) -> None:
    if answer_by < clock.today():
        raise RuleViolation("answer_in_past", _("Choose today or a later day for the answer."), "answer_by")


def _checked(actor: Actor, case: Case, given: Given) -> dict[str, Any]:
    question = words(given.question, "question_missing", _("Ask something, in one sentence."), "question")
    if given.answer_by:
        _refuse_past(given.answer_by)
    if given.step is not None and given.step.case_id != case.pk:
        raise RuleViolation("other_case", _("Choose a step of this case."), "step")
    parts = list(given.parts)
    if not parts:
        raise RuleViolation("parts_missing", _("Choose what the packet contains."), "parts")
    to = _to(given)
    return {
        "kind": PacketKind(given.kind),
        "answer_by": given.answer_by or promised_day(actor, to["holder"], given.urgency),
        "urgency": Urgency(given.urgency),
        "step": given.step,
        "offered_to": given.offered_to,
        "trusted": given.trusted,
        "chosen": {
            "question": question,
            "parts": parts,
            "is_promised": given.answer_by is None,
            **({"errand": dict(given.errand)} if given.errand else {}),
        },
        **to,
    }


def _to(given: Given) -> dict[str, Any]:
    if given.trusted is not None:
        to_name = {"recipient_name": given.trusted.name, "recipient_mail": ""}
        return {"holder": None, "way": Way.PAPER, **to_name}
    if given.offered_to is not None:
        return {"holder": given.offered_to.unit, "way": Way.ACCOUNT, "recipient_name": "", "recipient_mail": ""}
    name, mail, way = given.recipient_name.strip(), given.recipient_mail.strip(), Way(given.way)
    if bool(given.holder) == bool(name):
        raise RuleViolation("one_recipient", _("Choose one office, or name somebody."), "holder")
    if way is Way.ACCOUNT and (given.holder is None or not receives(given.holder)):
        raise RuleViolation(
            "nobody_logs_in", _("Nobody logs in there. Send it with a one-time link, or on paper."), "way"
        )
    if way is Way.LINK and not mail:
        raise RuleViolation("mail_missing", _("Enter the address to which the link goes."), "recipient_mail")
    return {
        "holder": given.holder,
        "recipient_name": name,
        "way": way,
        "recipient_mail": mail if way is Way.LINK else "",
    }


def _lock_declarations(packet: Packet) -> None:
    household = packet.case.household_id
    for model in (Basis, Release):
        list(model.objects.filter(household=household).order_by("pk").select_for_update().values_list("pk", flat=True))


def _freeze(packet: Packet, composed: Composed) -> None:
    content = PacketContent.objects.create(
        unit_id=packet.unit_id,
        packet=packet,
        question=composed.question,
        sections=composed.sections,
        grounds=composed.grounds,
    )
    for option in composed.papers:
        if option.document:
            kept = keeping.keep(keeping.give_out(option.document.stored))
            _file(packet, option.label, kept, option.document.file_name, option.document.media_type)
    if packet.offered_to_id is not None:
        # The new file keeps it as a paper, for the time when this packet is long closed.
        kept = keeping.keep([printing.pdf(sheet_of(packet, content))])
        _file(packet, HAND_OVER, kept, f"Uebergabe-{packet.mark.replace('/', '-')}.pdf", "application/pdf")


def _file(packet: Packet, title: str, kept: keeping.Kept, file_name: str, media_type: str) -> None:
    PacketFile.objects.create(
        unit_id=packet.unit_id,
        packet=packet,
        title=title[:160],
        file_name=file_name,
        media_type=media_type,
        size=kept.size,
        stored=kept.stored,
    )


def _let_the_step_wait(actor: Actor, packet: Packet) -> None:
    if packet.step is not None and packet.step.state == StepState.OPEN:
        steps.mark_waiting(actor=actor, step=packet.step)


def _deliver(actor: Actor, packet: Packet) -> links.Made | None:
    if packet.offered_to is not None:
        offer: dict[str, Any] = {"to": packet.offered_to, "reason": packet.content.question, "packet": packet.public_id}
        hand_overs.offer_by_packet(actor=actor, case=packet.case, **offer)
        move(packet, PacketState.DELIVERED, by=str(packet.holder))
        return None
    if packet.way == Way.LINK:
        return links.make(packet, by=actor)
    if packet.way == Way.ACCOUNT and packet.holder is not None:
        move(packet, PacketState.DELIVERED, by=str(packet.holder))
        mails.tell_recipients(packet, mails.NEW, by=actor)
    return None
