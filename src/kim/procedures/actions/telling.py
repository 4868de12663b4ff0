"""What became of an application goes back to whoever handed the file over: values, the outcome, until when it holds.

In words for whoever reads the packet, and as codes for the page of the pathway; both say the same and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from kim.kernel import access
from kim.kernel.actor import Actor
from kim.procedures.models import Procedure
from kim.procedures.queries import detail, law
from kim.procedures.queries.detail import CheckedLine
from kim.referrals.actions import answering
from kim.referrals.rules.codes import PacketState
from kim.referrals.rules.course import COURSE
from kim.referrals.rules.told import Told, ToldCriterion, ToldValue
from kim.ui.templatetags.kim_ui import day


def outcome(actor: Actor, procedure: Procedure) -> None:
    """Answer the packet of an ended procedure, if it is open and lies with the authority. Part of ending it."""
    packet = procedure.packet
    if packet is None or not access.may(actor, "answer", packet):
        return
    if COURSE.allows(PacketState(packet.state), PacketState.DONE):
        lines = detail.checked_lines(actor, procedure)
        answering.answer(
            actor=actor,
            packet=packet,
            state=PacketState.DONE,
            text=_words(procedure),
            told=replace(values(procedure, lines), **_outcome(procedure)),
        )


def values(procedure: Procedure, lines: Iterable[CheckedLine]) -> Told:
    """The values of findings as the case reads them: criterion, value, day. Reason and officer stay here."""
    found = tuple(
        ToldCriterion(each.line.criterion, ToldValue(each.finding.value), each.finding.found_on)
        for each in lines
        if each.finding
    )
    return Told(about=procedure.about, rule=procedure.pathway, values=found)


def _outcome(procedure: Procedure) -> dict[str, Any]:
    title = procedure.issued_titles.last()
    granted = {"title": title.key, "title_until": title.valid_to} if title else {}
    ended = {"outcome": str(procedure.outcome), "decided_on": procedure.decided_on, "goes_on_as": procedure.moved_to}
    return {**ended, **granted}


def _words(procedure: Procedure) -> str:
    with override("de"):
        told = f"{law.pathway(procedure.pathway).norm}: {procedure.get_outcome_display()}, {day(procedure.decided_on)}."
        title = procedure.issued_titles.last()
        until = _("Title until %(day)s.") % {"day": day(title.valid_to)} if title else ""
        goes_on = _("Goes on as %(way)s.") % {"way": law.pathway(procedure.moved_to).norm} if procedure.moved_to else ""
    return " ".join(part for part in (told, until, goes_on) if part)
