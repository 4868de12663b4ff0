"""What the first page of a case shows of many tables, in one statement."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import F, QuerySet

from kim.accounts.models import Membership, User
from kim.casework.models import (
    AreaEntry,
    Assessment,
    Assignment,
    Case,
    Contact,
    FormChange,
    GuidanceRating,
    Obstacle,
    ObstacleStep,
    Participant,
    PhaseChange,
    Plan,
    Proposal,
    ReleaseRequest,
    Step,
    SupervisionEntry,
    SupervisionLink,
    SupervisionQuestion,
    Task,
)
from kim.casework.rules.codes import ObstacleState, StepState
from kim.consent import api as consent
from kim.consent.models import Basis, BasisRecipient
from kim.kernel.actor import Actor
from kim.kernel.remembered import once
from kim.kernel.together import TogetherFor, hang, link
from kim.organisations.models import Unit
from kim.people.models import Person

NEWEST = 10
_MORE: dict[str, Callable[[Actor, int], QuerySet[Any]]] = {}


def also(name: str, rows: Callable[[Actor, int], QuerySet[Any]]) -> None:
    """A context above shows a list of its own on that page: it is asked for in the same statement, under `name`.

    `rows` gets the actor and the key of the case.
    """
    _MORE[name] = rows


@dataclass(frozen=True)
class Glance:
    """Lists of one case: open tasks by day, the newest contacts and finished steps, what changed and when, consents
    that hold, open obstacles with their texts, what was assessed and rated, questions to supervision."""

    tasks: tuple[Task, ...]
    contacts: tuple[Contact, ...]
    done: tuple[Step, ...]
    plans: tuple[Plan, ...]
    assignments: tuple[Assignment, ...]
    phases: tuple[PhaseChange, ...]
    forms: tuple[FormChange, ...]
    consents: tuple[Basis, ...]
    obstacles: tuple[Obstacle, ...]
    proposals: tuple[Proposal, ...]
    rounds: tuple[Assessment, ...]
    ratings: tuple[GuidanceRating, ...]
    questions: tuple[SupervisionLink, ...]
    more: Mapping[str, tuple[Any, ...]]


@once
def of_case(actor: Actor, case: Case) -> Glance:
    """The lists of `case`, of each no more than the page shows."""
    found = _asked(actor, case=case.pk, household=case.household_id)
    _put_together(found, case)
    lists = {name: tuple(rows) for name, rows in found.items()}
    own = {name: lists[name] for name in Glance.__dataclass_fields__ if name != "more"}
    return Glance(**own, more={name: lists[name] for name in _MORE})


def _lists(actor: Actor, case: int, household: int) -> dict[str, QuerySet[Any]]:
    def mine(model: Any) -> QuerySet[Any]:
        found: QuerySet[Any] = model.objects.visible_to(actor).filter(case=case)
        return found

    wanted = _own(mine) | _of_bases(actor, household)
    wanted |= _behind(actor, wanted)
    return wanted | {name: rows(actor, case) for name, rows in _MORE.items()}


_asked = TogetherFor(_lists, case=int, household=int)


def _own(mine: Callable[[Any], QuerySet[Any]]) -> dict[str, QuerySet[Any]]:
    obstacles = mine(Obstacle).filter(state=ObstacleState.OPEN)
    return {
        "tasks": mine(Task).filter(done_on__isnull=True).order_by("due_on", "pk"),
        "contacts": mine(Contact)[:NEWEST],
        "done": mine(Step).filter(state=StepState.DONE).order_by("-done_on")[:NEWEST],
        "plans": mine(Plan).filter(adopted_on__isnull=False),
        "assignments": mine(Assignment),
        "phases": mine(PhaseChange),
        "forms": mine(FormChange),
        "obstacles": obstacles,
        "held_up": mine(ObstacleStep).filter(obstacle__in=obstacles.values("pk")).annotate(number=F("step__number")),
        "proposals": mine(Proposal).filter(obstacle__in=obstacles.values("pk")),
        "rounds": mine(Assessment).order_by("begun_on", "pk"),
        "entries": mine(AreaEntry),
        "ratings": mine(GuidanceRating),
        "questions": mine(SupervisionLink),
    }


def _of_bases(actor: Actor, household: int) -> dict[str, QuerySet[Any]]:
    consents = consent.with_an_end(actor, household)
    recipients = BasisRecipient.objects.visible_to(actor).filter(basis__in=consents.values("pk"))
    return {"consents": consents, "recipients": recipients}


def _behind(actor: Actor, wanted: dict[str, QuerySet[Any]]) -> dict[str, QuerySet[Any]]:
    """The records that those name."""
    questions = wanted["questions"].values("question")
    said = SupervisionEntry.objects.visible_to(actor).filter(question__in=questions)
    parts = Participant.objects.visible_to(actor).filter(contact__in=wanted["contacts"].values("pk"))
    members = said.order_by().values("author").union(wanted["assignments"].order_by().values("manager"))
    offices = parts.order_by().values("office").union(wanted["recipients"].order_by().values("office"))
    return {
        "threads": SupervisionQuestion.objects.visible_to(actor).filter(pk__in=questions),
        "said": said.order_by("pk"),
        "requests": ReleaseRequest.objects.filter(pk__in=wanted["proposals"].values("request")),
        "parts": parts,
        "persons": Person.objects.visible_to(actor).filter(pk__in=parts.values("person")),
        "members": Membership.objects.filter(pk__in=members),
        "users": User.objects.filter(memberships__in=members).distinct(),
        "offices": Unit.objects.filter(pk__in=offices),
    }


def _put_together(found: dict[str, list[Any]], case: Case) -> None:
    by_key = {name: {one.pk: one for one in found[name]} for name in ("persons", "offices", "members", "users")}
    link(found["members"], "user", by_key["users"])
    link(found["assignments"], "manager", by_key["members"])
    link(found["said"], "author", by_key["members"])
    for name in ("parts", "recipients"):
        link(found[name], "office", by_key["offices"])
    link(found["parts"], "person", by_key["persons"])
    hang(found["contacts"], "participants", found["parts"], "contact")
    hang(found["consents"], "recipients", found["recipients"], "basis")
    hang(found["obstacles"], "held_up", found["held_up"], "obstacle")
    hang(found["rounds"], "entries", found["entries"], "assessment")
    hang(found["threads"], "entries", found["said"], "question")
    link(found["proposals"], "request", {one.pk: one for one in found["requests"]})
    link(found["questions"], "question", {one.pk: one for one in found["threads"]})
    for records in (found["questions"], found["obstacles"], found["proposals"]):
        link(records, "case", {case.pk: case})
