"""The small numbers beside the menu, counted together in one statement, and those of a case: as the pages show them."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Exists, OuterRef, Subquery

from kim.casework.models import (
    Case,
    Conference,
    Contact,
    Deputation,
    Document,
    Enquiry,
    Obstacle,
    Step,
    StepDependency,
    Task,
)
from kim.casework.queries import packets, pile, releases, supervision
from kim.casework.queries.sketches import NEEDS_UNFINISHED, UNFINISHED, WEEK
from kim.casework.rules.codes import EnquiryState, ObstacleState, StepState
from kim.casework.rules.talk_codes import ConferenceState
from kim.kernel import access, clock
from kim.kernel.actor import Actor
from kim.kernel.keys import OneOf
from kim.ui.tally import Tally


def open_cases(actor: Actor) -> Tally:
    """Cases in the list: own ones and those one stands in for."""
    return Tally([Case.objects.visible_to(actor).filter(closed_on__isnull=True)])


def due_this_week(actor: Actor) -> Tally:
    """Steps that can be acted on and tasks of the own cases, overdue or due within a week."""
    until = clock.today() + timedelta(days=WEEK)
    held_up = StepDependency.objects.filter(NEEDS_UNFINISHED, step=OuterRef("pk"))
    mine = Case.objects.filter(assigned_to=actor.membership_id, closed_on__isnull=True).order_by()
    # Of a join PostgreSQL, which plans once for however many cases, compares each with each. Few of the steps are due:
    # the case of each is looked up. Of tasks most are.
    worked_on_by = Subquery(mine.filter(pk=OuterRef("case")).values("assigned_to"))
    steps = Step.objects.visible_to(actor).annotate(worked_on_by=worked_on_by)
    steps = steps.filter(UNFINISHED, state=StepState.OPEN, worked_on_by=actor.membership_id, due_on__lte=until)
    tasks = Task.objects.visible_to(actor).filter(OneOf("case", mine.values("pk")))
    tasks = tasks.filter(done_on__isnull=True, due_on__lte=until)
    return Tally([steps.filter(~Exists(held_up)), tasks])


def follow_ups_due(actor: Actor) -> Tally:
    """One's own tasks that are due today or overdue; no number where none is."""
    own = Task.objects.visible_to(actor, "edit").filter(owner=actor.membership_id, case__closed_on__isnull=True)
    return Tally([own.filter(done_on__isnull=True, due_on__lte=clock.today())], or_none=True)


def deputations(actor: Actor) -> Tally | None:
    """For how many people one stands in today; no number where nobody is stood in for."""
    if not access.may(actor, "edit", Case):
        return None
    held = Deputation.objects.visible_to(actor).filter(deputy=actor.membership_id, valid__contains=clock.today())
    return Tally([held], or_none=True)


def open_enquiries(actor: Actor) -> Tally:
    """Enquiries that wait for an answer."""
    return Tally([Enquiry.objects.visible_to(actor).filter(state=EnquiryState.OPEN)])


def offers(actor: Actor) -> Tally:
    """Hand-overs that wait for this person's answer; no number where none does."""
    return Tally([packets.to_answer(actor)], or_none=True)


def texts_to_release(actor: Actor) -> Tally:
    """Texts that wait for this person as the second one; no number where none does."""
    return Tally([releases.inbox(actor)], or_none=True)


def news(actor: Actor) -> Tally:
    """What came in and waits to be read: hand-overs, what supervision says, texts of colleagues."""
    return Tally([packets.to_answer(actor), pile.advice(actor), releases.inbox(actor)])


def questions_to_advise(actor: Actor) -> Tally:
    """Questions that wait for the coordination; no number where none does."""
    return Tally([supervision.waiting(actor)], or_none=True)


def contacts(case: int) -> Tally:
    """Contacts of a case in hand."""
    return Tally([Contact.objects.filter(case=case)])


def steps(case: int) -> Tally:
    """Steps of a case in hand, but for those that are needed no longer."""
    return Tally([Step.objects.filter(case=case).exclude(state=StepState.DROPPED)])


def conferences_ahead(case: int) -> Tally:
    """Conferences of a case in hand that are still to come; no number where none is."""
    ahead = (ConferenceState.PLANNED, ConferenceState.INVITED)
    return Tally([Conference.objects.filter(case=case, state__in=ahead)], or_none=True)


def documents(case: int) -> Tally:
    """Papers of a case in hand."""
    return Tally([Document.objects.filter(case=case)])


def open_obstacles(case: int) -> Tally:
    """What still hinders in a case in hand."""
    return Tally([Obstacle.objects.filter(case=case, state=ObstacleState.OPEN)])
