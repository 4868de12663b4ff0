"""Who may do what with enquiries, cases and everything that belongs to a case."""

from __future__ import annotations

from django.db.models import Model, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kim.accounts.rules.roles import Role
from kim.casework.models import (
    AreaEntry,
    Assessment,
    Assignment,
    Case,
    Contact,
    Deputation,
    Enquiry,
    Evaluation,
    FormChange,
    Goal,
    Participant,
    PhaseChange,
    Plan,
    PlanAgreement,
    SealChange,
    Standing,
    Step,
    StepDependency,
    Task,
)
from kim.casework.rules.codes import StandingKind
from kim.kernel import clock, remembered
from kim.kernel.access import grant, never, verbs
from kim.kernel.actor import Actor
from kim.kernel.keys import OneOf
from kim.kernel.marks import keys_of
from kim.kernel.prepared import PreparedFor
from kim.kernel.remembered import once

verbs("assign", "count", "reassign")

TASK = "§ 9 TIntG NRW, § 3 DSG NRW"
SECRECY = "§ 203 StGB, Art. 32 DSGVO"


def assigned_to_actor(actor: Actor) -> Q:
    return Q(assigned_to=actor.membership_id)


def deputised_today(actor: Actor) -> Q:
    standing_in = Standing.objects.filter(
        kind=StandingKind.DEPUTATION, deputation__deputy=actor.membership_id, valid__contains=clock.today()
    )
    return Q(OneOf("pk", standing_in.values("case")))


def sealed_and_not_assigned(actor: Actor) -> Q:
    return Q(is_sealed=True) & ~assigned_to_actor(actor)


def of_own_unit(actor: Actor) -> Q:
    return Q(unit=actor.unit_id)


def taken_by_actor(actor: Actor) -> Q:
    """Once it has become a case, the case decides: it may be in other hands by now."""
    return Q(taken_by=actor.membership_id, case__isnull=True) | Q(case__in=cases_in_hand(actor))


def of_a_case_in_hand(actor: Actor) -> Q:
    """Belongs to a case that the actor works on, as assigned or as deputy."""
    return Q(case__in=cases_in_hand(actor))


def cases_in_hand(actor: Actor) -> QuerySet[Case] | frozenset[int]:
    """The cases that the actor works on: their keys where a page asks for them again and again, else a subquery."""
    if remembered.is_on():
        return case_keys_in_hand(actor)
    visible: QuerySet[Case] = Case.objects.visible_to(actor, "edit")
    return visible


@keys_of
def case_keys_in_hand(actor: Actor) -> frozenset[int]:
    return frozenset(case for case, _household in keys_in_hand(actor))


@once
def keys_in_hand(actor: Actor) -> tuple[tuple[int, int], ...]:
    """Keys of these cases, each with that of its household."""
    return tuple(_keys_in_hand(actor))


_keys_in_hand = PreparedFor(
    lambda actor: Case.objects.visible_to(actor, "edit").order_by().values_list("pk", "household")
)


def for_actor_or_by_actor(actor: Actor) -> Q:
    return Q(manager=actor.membership_id) | Q(deputy=actor.membership_id)


def for_actor(actor: Actor) -> Q:
    return Q(manager=actor.membership_id)


def of_own_unit_for_all_cases(actor: Actor) -> Q:
    return Q(unit=actor.unit_id, case__isnull=True)


grant(
    _("A case manager answers the enquiries that they have taken, and sees those of the cases they work on"),
    role=Role.CASE_MANAGER,
    may={"read", "add", "edit"},
    on=Enquiry,
    where=taken_by_actor,
    basis=TASK,
)
grant(
    _("A case manager works on the cases assigned to them and hands them over"),
    role=Role.CASE_MANAGER,
    may={"read", "add", "edit", "assign"},
    on=Case,
    where=assigned_to_actor,
    basis=TASK,
)
grant(
    _("A deputy works on the cases of the person they stand in for, while named, and every look is logged"),
    role=Role.CASE_MANAGER,
    may={"read", "edit"},
    on=Case,
    where=deputised_today,
    basis=SECRECY,
)
grant(
    _("An employer lead sees how many cases each case manager of their unit has, and no case"),
    role=Role.EMPLOYER_LEAD,
    may={"count"},
    on=Case,
    where=of_own_unit,
    basis="Art. 5 Abs. 1 lit. c DSGVO",
)
grant(
    _("An employer lead gives the cases of somebody who left to another case manager of the unit, without seeing them"),
    role=Role.EMPLOYER_LEAD,
    may={"reassign"},
    on=Case,
    where=of_own_unit,
    basis=SECRECY,
)
never(
    _("Nobody opens a sealed case unless it is assigned to them"),
    may={"read", "edit", "assign"},
    on=Case,
    where=sealed_and_not_assigned,
)

grant(
    _("A case manager names a deputy for their own cases and ends the deputation"),
    role=Role.CASE_MANAGER,
    may={"add", "edit"},
    on=Deputation,
    where=for_actor,
    basis=SECRECY,
)
grant(
    _("A case manager sees who stands in for them and for whom they stand in"),
    role=Role.CASE_MANAGER,
    may={"read"},
    on=Deputation,
    where=for_actor_or_by_actor,
    basis=SECRECY,
)
grant(
    _("An employer lead names a deputy for an absent case manager of their unit, without seeing a case"),
    role=Role.EMPLOYER_LEAD,
    may={"read", "add", "edit"},
    on=Deputation,
    where=of_own_unit_for_all_cases,
    basis=SECRECY,
)

PARTS: dict[type[Model], str | Promise] = {
    PhaseChange: _("Whoever works on a case sees and moves its phases"),
    FormChange: _("Whoever works on a case turns a short counselling into a case and back"),
    Evaluation: _("Whoever works on a case writes down how it was for the household"),
    SealChange: _("Whoever works on a case sees when and why it was sealed"),
    Assignment: _("Whoever works on a case sees who worked on it before"),
    Assessment: _("Whoever works on a case writes its assessment"),
    AreaEntry: _("Whoever works on a case writes what is known of a life area"),
    Goal: _("Whoever works on a case writes down its goals"),
    Plan: _("Whoever works on a case drafts and adopts its plan"),
    PlanAgreement: _("Whoever works on a case records who agreed to its plan"),
    Step: _("Whoever works on a case changes its steps"),
    StepDependency: _("Whoever works on a case orders its steps"),
    Contact: _("Whoever works on a case records its contacts"),
    Participant: _("Whoever works on a case records who took part in a contact"),
    Task: _("Whoever works on a case does its tasks"),
}
for model, sentence in PARTS.items():
    grant(sentence, role=Role.CASE_MANAGER, may={"read", "edit"}, on=model, where=of_a_case_in_hand, basis=TASK)
grant(
    _("Whoever works on a case sees which units stand in it"),
    role=Role.CASE_MANAGER,
    may={"read"},
    on=Standing,
    where=of_a_case_in_hand,
    basis=SECRECY,
)
