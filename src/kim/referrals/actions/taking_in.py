"""The answer becomes part of the case: the step moves on, a task is made, a contact is written down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from kim.casework.actions import contacts, steps, tasks
from kim.casework.models import Step
from kim.casework.rules.codes import ContactKind, StepState
from kim.kernel import access, clock, locking
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.core_codes import LifeArea, PartyKind
from kim.kernel.errors import RuleViolation
from kim.referrals.models import Packet, PacketChange
from kim.referrals.rules.codes import PacketState

ANSWERED = (PacketState.ACCEPTED, PacketState.DECLINED, PacketState.DONE)
KEEP, DONE, OPEN = "keep", "done", "open"


@dataclass(frozen=True)
class Given:
    """What becomes of it: the step (`keep`, `done`, `open`), a task with a day, and whether a contact is noted."""

    step: str = KEEP
    task: str = ""
    task_due: date | None = None
    note_contact: bool = True


@action("packet_taken_in", _("The answer to a packet was taken over into the case"))
def take_in(*, actor: Actor, packet: Packet, **given: Any) -> Packet:
    """Once for each answer, see `Given`. In a closed case nothing becomes of it but that it was read."""
    access.require(actor, "edit", packet)
    if packet.state not in ANSWERED or packet.taken_in_on is not None:
        raise RuleViolation("nothing_to_take_in", _("There is no new answer to take over."))
    if packet.case.is_closed:
        return locking.update(packet, taken_in_on=clock.today())
    wanted = Given(**given)
    last = packet.changes.exclude(state__in=[PacketState.WITHDRAWN, PacketState.EXPIRED]).last()
    if packet.step is not None:
        _move_step(actor, packet.step, wanted.step, last.note if last else "")
    if wanted.task.strip():
        tasks.add(actor=actor, case=packet.case, title=wanted.task, due_on=wanted.task_due)
    if wanted.note_contact and last is not None:
        _note(actor, packet, last)
    return locking.update(packet, taken_in_on=clock.today())


def _move_step(actor: Actor, step: Step, wanted: str, result: str) -> None:
    if wanted == DONE and step.state in (StepState.OPEN, StepState.WAITING):
        steps.complete(actor=actor, step=step, result=result[:1000])
    if wanted == OPEN and step.state == StepState.WAITING:
        steps.stop_waiting(actor=actor, step=step)


def _note(actor: Actor, packet: Packet, last: PacketChange) -> None:
    said = f"{packet}: {last.get_state_display()}. {last.note}".strip()
    contacts.record(
        actor=actor,
        case=packet.case,
        kind=ContactKind.MESSAGE,
        took_place_on=last.at.date(),
        note=f"{said} ({last.by})",
        offices=[packet.holder] if packet.holder else [],
        names=[] if packet.holder else [packet.recipient_name],
        step=packet.step,
    )


@action("packet_papers_planned", _("Papers that an authority asked for became steps of the plan"))
def plan_papers(*, actor: Actor, packet: Packet) -> list[Step]:
    """A step of the household for each paper that the last answer asks for, but for those that the plan has already."""
    access.require(actor, "edit", packet)
    wanted = asked_papers(packet)
    planned = set(
        Step.objects.filter(case=packet.case).exclude(state=StepState.DROPPED).values_list("title", flat=True)
    )
    missing = [paper for paper in wanted if paper not in planned]
    if not missing:
        raise RuleViolation("nothing_to_plan", _("All papers that were asked for are in the plan."))
    given: dict[str, Any] = {"life_area": LifeArea.RESIDENCE, "party": PartyKind.CLIENT}
    return [steps.add(actor=actor, case=packet.case, title=paper, **given) for paper in missing]


def asked_papers(packet: Packet) -> list[str]:
    """What the last answer asks for; empty if it asks for no papers."""
    last = packet.changes.last()
    return list(last.papers) if last is not None else []
