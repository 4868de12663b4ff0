"""A file that was handed over becomes a procedure, and the list of papers goes back to whoever sent it."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from kim.kernel import access
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.errors import RuleViolation
from kim.procedures.actions import checklists, procedures, telling
from kim.procedures.actions.guard import require_open
from kim.procedures.models import Procedure
from kim.procedures.queries import detail
from kim.procedures.queries.detail import CheckedLine
from kim.procedures.queries.packets import content_of, handed
from kim.procedures.rules.answer import answer_text, paper
from kim.procedures.rules.codes import Origin
from kim.referrals.actions import answering
from kim.referrals.models import Packet
from kim.referrals.rules.codes import PacketState


@action("file_taken_up", gettext_lazy("A file that was handed over became a procedure"))
def take_up(
    *,
    actor: Actor,
    packet: Packet,
    pathway: str,
    applicant_name: str,
    applied_on: date,
    born_on: date | None = None,
    about: str = "",
) -> Procedure:
    """Open the procedure and accept the packet, both or neither. `taken_up`: it is a procedure already.

    `about`: of whom of the packet it is, by the packet's own mark; empty: the only one. A pre-check of theirs is read
    into the checklist.
    """
    access.require(actor, "answer", packet)
    if Procedure.objects.filter(packet=packet).exists():
        raise RuleViolation("taken_up", gettext_lazy("This file is a procedure already."))
    content = content_of(actor, packet)
    whose = handed(packet, content).whose(about)
    opened = procedures.open_one(
        actor=actor,
        pathway=pathway,
        applicant_name=applicant_name,
        applied_on=applied_on,
        born_on=born_on,
        question=content.question if content else "",
        origin=Origin.PACKET,
        packet=packet,
        about=whose.about if whose else "",
        prechecks=whose.prechecks if whose else (),
    )
    if packet.state != PacketState.ACCEPTED:
        answering.answer(actor=actor, packet=packet, state=PacketState.ACCEPTED)
    return opened


@action("papers_sent_back", gettext_lazy("The list of papers went back to whoever handed the file over"))
def send_back(*, actor: Actor, procedure: Procedure) -> Procedure:
    """Ask back with the list: what is missing, and of findings the value only. Missing papers count as asked for.

    `no_packet`: it was entered here; `packet_closed`; `nothing_missing`.
    """
    packet = _open_packet(actor, procedure)
    lines = detail.checked_lines(actor, procedure)
    text = told(lines)
    checklists.ask(actor=actor, procedure=procedure)
    papers = tuple(paper(each.line.name, each.line.needs) for each in lines if each.is_missing)
    answering.answer(
        actor=actor,
        packet=packet,
        state=PacketState.ASKED_BACK,
        text=text,
        papers=papers,
        told=telling.values(procedure, lines),
    )
    return procedure


@action("values_told", gettext_lazy("The values of criteria were told to whoever handed the file over"))
def tell(*, actor: Actor, procedure: Procedure) -> Procedure:
    """Tell the values of findings, and nothing but the values. `no_packet`; `packet_closed`; `nothing_found`."""
    packet = _open_packet(actor, procedure)
    lines = [each for each in detail.checked_lines(actor, procedure) if each.finding]
    if not lines:
        raise RuleViolation("nothing_found", gettext_lazy("There is no finding yet whose value could be told."))
    answering.tell(actor=actor, packet=packet, text=told(lines, asks=False), told=telling.values(procedure, lines))
    return procedure


def _open_packet(actor: Actor, procedure: Procedure) -> Packet:
    require_open(actor, procedure)
    packet: Packet | None = procedure.packet
    if packet is None:
        raise RuleViolation("no_packet", gettext_lazy("Nobody handed this file over; send the list by post."))
    if packet.is_closed_to_recipient:
        raise RuleViolation("packet_closed", gettext_lazy("The packet was withdrawn or has ended; nothing goes back."))
    return packet


def told(lines: list[CheckedLine], *, asks: bool = True) -> str:
    """What goes back, in German: the values of findings, then one line per missing paper if it `asks` for them."""
    missing = [(each.line.name, tuple(each.line.needs)) for each in lines if asks and each.is_missing]
    values = [(each.line.name, str(each.finding.get_value_display())) for each in lines if each.finding]
    with override("de"):
        return answer_text(_("Please hand in:"), missing, _("From the authority's own check:"), values)
