"""The small numbers beside the menu, in one statement each: the same that the pages show."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Exists, OuterRef

from kim.casework.models import Case, Conference, Contact, Enquiry, Step, StepDependency, Task
from kim.casework.queries import packets
from kim.casework.queries.listing import WEEK
from kim.casework.rules.codes import EnquiryState, StepState
from kim.casework.rules.talk_codes import ConferenceState
from kim.kernel import clock
from kim.kernel.actor import Actor

UNFINISHED = (StepState.OPEN, StepState.WAITING)


def open_cases(actor: Actor) -> int:
    """Cases in the list: own ones and those one stands in for."""
    return int(Case.objects.visible_to(actor).filter(closed_on__isnull=True).count())


def due_this_week(actor: Actor) -> int:
    """Steps that can be acted on and tasks of the own cases, overdue or due within a week."""
    until = clock.today() + timedelta(days=WEEK)
    mine = {"case__assigned_to": actor.membership_id, "case__closed_on__isnull": True, "due_on__lte": until}
    held_up = StepDependency.objects.filter(step=OuterRef("pk"), needs__state__in=UNFINISHED)
    steps = Step.objects.visible_to(actor).filter(~Exists(held_up), state=StepState.OPEN, **mine)
    tasks = Task.objects.visible_to(actor).filter(done_on__isnull=True, **mine)
    return int(steps.count() + tasks.count())


def follow_ups_due(actor: Actor) -> int | None:
    """One's own tasks that are due today or overdue; no number where none is."""
    own = Task.objects.visible_to(actor, "edit").filter(owner=actor.membership_id, case__closed_on__isnull=True)
    return int(own.filter(done_on__isnull=True, due_on__lte=clock.today()).count()) or None


def open_enquiries(actor: Actor) -> int:
    """Enquiries that wait for an answer."""
    return int(Enquiry.objects.visible_to(actor).filter(state=EnquiryState.OPEN).count())


def offers(actor: Actor) -> int | None:
    """Hand-overs that wait for this person's answer; no number where none does."""
    return int(packets.to_answer(actor).count()) or None


def contacts(case: Case) -> int:
    """Contacts of a case in hand."""
    return int(Contact.objects.filter(case=case).count())


def steps(case: Case) -> int:
    """Steps of a case in hand, but for those that are needed no longer."""
    return int(Step.objects.filter(case=case).exclude(state=StepState.DROPPED).count())


def conferences_ahead(case: Case) -> int | None:
    """Conferences of a case in hand that are still to come; no number where none is."""
    ahead = (ConferenceState.PLANNED, ConferenceState.INVITED)
    return int(Conference.objects.filter(case=case, state__in=ahead).count()) or None
