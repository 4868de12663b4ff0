"""What became of an application goes back to whoever handed the file over: the outcome, and until when it holds."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import override

from kim.kernel import access
from kim.kernel.actor import Actor
from kim.procedures.models import Procedure
from kim.procedures.queries import law
from kim.referrals.actions import answering
from kim.referrals.rules.codes import PacketState
from kim.referrals.rules.course import COURSE
from kim.ui.templatetags.kim_ui import day


def outcome(actor: Actor, procedure: Procedure) -> None:
    """Answer the packet of an ended procedure, if it is open and lies with the authority. Part of ending it."""
    packet = procedure.packet
    if packet is None or not access.may(actor, "answer", packet):
        return
    if COURSE.allows(PacketState(packet.state), PacketState.DONE):
        answering.answer(actor=actor, packet=packet, state=PacketState.DONE, text=_told(procedure))


def _told(procedure: Procedure) -> str:
    with override("de"):
        told = f"{law.pathway(procedure.pathway).norm}: {procedure.get_outcome_display()}, {day(procedure.decided_on)}."
        title = procedure.issued_titles.last()
        until = _("Title until %(day)s.") % {"day": day(title.valid_to)} if title else ""
        goes_on = _("Goes on as %(way)s.") % {"way": law.pathway(procedure.moved_to).norm} if procedure.moved_to else ""
    return " ".join(part for part in (told, until, goes_on) if part)
