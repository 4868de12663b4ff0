"""A procedure is opened, corrected, passed on, ended."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext_lazy as _

from kim.accounts import api as accounts
from kim.accounts.models import Membership
from kim.accounts.rules.roles import Role
from kim.kernel import access, clock
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.core_codes import ProcedureOutcome
from kim.kernel.errors import RuleViolation
from kim.kernel.locking import update
from kim.pathways.api import PreCheck
from kim.procedures.actions import telling, titles
from kim.procedures.actions.guard import require_open
from kim.procedures.models import ChecklistLine, HeldTitle, Procedure, ProcedureStage
from kim.procedures.queries import law, stages
from kim.procedures.rules import outcomes
from kim.procedures.rules.areas import area_of, area_of_office
from kim.procedures.rules.codes import Origin
from kim.procedures.rules.prechecks import read_in
from kim.referrals.models import Packet

REFUSALS = {
    "no_outcome": (_("Choose what became of it."), "outcome"),
    "before_application": (_("The day lies before the application."), "decided_on"),
    "in_the_future": (_("The day lies in the future."), "decided_on"),
    "moved_where": (_("Choose the other pathway that it goes on with."), "moved_to"),
}


@action("procedure_opened", _("A procedure was opened"))
def open_one(
    *,
    actor: Actor,
    pathway: str,
    applicant_name: str,
    applied_on: date,
    born_on: date | None = None,
    question: str = "",
    origin: Origin = Origin.DIRECT,
    title: HeldTitle | None = None,
    packet: Packet | None = None,
    about: str = "",
    prechecks: Sequence[PreCheck] = (),
) -> Procedure:
    """Open a procedure in the acting unit, in the first stage, with the checklist of that day's law.

    `title`: the title whose end made it necessary; this follows it. `about`, `prechecks`: of whom of the packet it is,
    and what counselling found. `not_yours`: this authority does not decide on this pathway; `no_name`; `in_the_future`.
    """
    access.require(actor, "add", Procedure)
    own = accounts.membership_of(actor)
    if area_of_office(own.unit.kind) != area_of(pathway):
        raise RuleViolation("not_yours", _("Your authority does not decide on this pathway."), "pathway")
    _require_applicant(applicant_name, applied_on, born_on)
    procedure = Procedure.objects.create(
        unit=own.unit, area=area_of(pathway), pathway=pathway, applicant_name=applicant_name.strip(), born_on=born_on,
        applied_on=applied_on, question=question.strip(), origin=origin, packet=packet, about=about, officer=own,
    )  # fmt: skip
    _begin(procedure, prechecks)
    if title is not None:
        titles.follow(actor=actor, title=title, procedure=procedure)
    return procedure


@action("procedure_corrected", _("A procedure was corrected"))
def correct(
    *,
    actor: Actor,
    procedure: Procedure,
    version: int,
    applicant_name: str,
    applied_on: date,
    born_on: date | None = None,
    question: str = "",
) -> Procedure:
    """Put right what was entered. The pathway stays: another one is another procedure (outcome "goes on as")."""
    require_open(actor, procedure)
    _require_applicant(applicant_name, applied_on, born_on)
    first = procedure.procedurestages.first()
    if first is not None and first.ended_on is not None and applied_on > first.ended_on:
        raise RuleViolation("after_a_stage", _("The first stage had already ended by then."), "applied_on")
    changed = update(
        procedure,
        version,
        applicant_name=applicant_name.strip(),
        applied_on=applied_on,
        born_on=born_on,
        question=question.strip(),
    )
    if first is not None:
        ProcedureStage.objects.filter(pk=first.pk).update(began_on=applied_on)
    return changed


@action("procedure_passed_on", _("A procedure was passed on to a colleague"))
def pass_on(*, actor: Actor, procedure: Procedure, to: Membership) -> Procedure:
    """Somebody else of the same unit works on it. `not_a_colleague` for anybody else."""
    require_open(actor, procedure)
    colleagues = accounts.memberships_in(Role(actor.role), unit=procedure.unit)
    if not colleagues.filter(pk=to.pk).exists():
        raise RuleViolation("not_a_colleague", _("Choose an officer of your own unit."), "to")
    return update(procedure, officer=to)


@action("procedure_ended", _("The outcome of a procedure was recorded"))
def end(
    *,
    actor: Actor,
    procedure: Procedure,
    version: int,
    outcome: ProcedureOutcome | str,
    decided_on: date,
    moved_to: str = "",
    title_key: str = "",
    title_until: date | None = None,
) -> Procedure:
    """Record what became of it. A granted title that ends goes on the list of titles (`title_key`, `title_until`)."""
    require_open(actor, procedure)
    wrong = outcomes.problem(outcome, decided_on, procedure.applied_on, clock.today(), moved_to, procedure.pathway)
    if wrong:
        message, field = REFUSALS[wrong]
        raise RuleViolation(wrong, message, field)
    running = procedure.procedurestages.filter(ended_on__isnull=True).first()
    if running is not None and decided_on < running.began_on:
        raise RuleViolation("before_the_stage", _("The day lies before the stage that runs now."), "decided_on")
    is_moved = outcome == ProcedureOutcome.MOVED_ON
    ended = update(procedure, version, outcome=outcome, decided_on=decided_on, moved_to=moved_to if is_moved else "")
    ProcedureStage.objects.filter(procedure=procedure, ended_on__isnull=True).update(ended_on=decided_on)
    if outcome == ProcedureOutcome.GRANTED and title_key:
        titles.grant(actor=actor, procedure=ended, key=title_key, valid_to=title_until)
    telling.outcome(actor, ended)
    return ended


@action("procedure_taken_up_again", _("The outcome of a procedure was taken back"))
def take_up_again(*, actor: Actor, procedure: Procedure) -> Procedure:
    """The outcome was a mistake, or a court sent it back: open again, in the stage that it was in."""
    access.require(actor, "edit", procedure)
    if procedure.is_open:
        raise RuleViolation("is_open", _("This procedure is open."))
    last = procedure.procedurestages.last()
    opened = update(procedure, outcome=ProcedureOutcome.APPLIED, decided_on=None, moved_to="")
    if last is not None:
        ProcedureStage.objects.filter(pk=last.pk).update(ended_on=None)
    return opened


def _require_applicant(name: str, applied_on: date, born_on: date | None) -> None:
    if not name.strip():
        raise RuleViolation("no_name", _("Enter the applicant's name."), "applicant_name")
    if applied_on > clock.today():
        raise RuleViolation("in_the_future", _("The day lies in the future."), "applied_on")
    if born_on is not None and born_on > applied_on:
        raise RuleViolation("born_later", _("The birth date lies after the application."), "born_on")


def _begin(procedure: Procedure, prechecks: Sequence[PreCheck]) -> None:
    _first_stage(procedure)
    _checklist(procedure, prechecks)


def _first_stage(procedure: Procedure) -> None:
    first = stages.stages_of(procedure.area)[0]
    ProcedureStage.objects.create(
        procedure=procedure,
        unit_id=procedure.unit_id,
        key=first.key,
        name=first.name,
        kind=first.kind,
        began_on=procedure.applied_on,
    )


def _checklist(procedure: Procedure, prechecks: Sequence[PreCheck]) -> None:
    lines = law.lines(procedure.pathway, procedure.applied_on)
    found = read_in(prechecks, procedure.pathway, [line.criterion for line in lines])
    ChecklistLine.objects.bulk_create(
        ChecklistLine(
            procedure=procedure,
            unit_id=procedure.unit_id,
            criterion=line.criterion,
            position=position,
            name=line.name,
            norm=line.norm,
            needs=list(line.needs),
            is_own=line.is_own,
            # What the authority checks itself asks for no papers, so no state of papers is read in for it.
            **({} if line.is_own else found.get(line.criterion, {})),
        )
        for position, line in enumerate(lines, start=1)
    )
