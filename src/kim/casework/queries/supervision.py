"""What professional supervision sees of a case, and what comes back from it.

The view is made on the side that may know, shown there before anything is sent, and stored as it was shown.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from kim.accounts import api as accounts
from kim.accounts.rules.roles import Role
from kim.casework.models import AreaEntry, Case, SupervisionEntry, SupervisionLink, SupervisionQuestion
from kim.casework.queries import board, glance
from kim.casework.queries.board import StepLine
from kim.casework.rules.codes import Need, OfficeKind, PartyKind, StepState
from kim.casework.rules.desk_codes import SupervisionState
from kim.kernel.actor import Actor
from kim.organisations.models import Unit

NEEDED = (Need.LOW, Need.MARKED, Need.URGENT)
DAYS_OF_A_WEEK = 7


def view_of(actor: Actor, case: Case) -> dict[str, Any]:
    """The coarse traits of a case: phase, life areas with their need, kinds of offices, steps by kind of office.

    No name, no place, no number of a case, no day, no text. Steps stand in the order of their offices, not of the plan.
    """
    (line,) = board.lines(actor, [case])
    steps = sorted(map(_step, _shown(line.steps)), key=lambda step: (step["who"], step["life_area"], step["state"]))
    return {
        "phase": case.phase,
        "life_areas": _areas(actor, case, steps),
        "offices": sorted({step["who"] for step in steps if step["who"] in set(OfficeKind)}),
        "steps": steps,
    }


def _shown(steps: Iterable[StepLine]) -> list[StepLine]:
    return [line for line in steps if line.step.state != StepState.DROPPED]


def _step(line: StepLine) -> dict[str, Any]:
    """One step without its title: who does it, what it is about, how it stands, how many full weeks it has waited."""
    waiting = line.waiting
    return {
        "who": _who(line),
        "life_area": line.step.life_area,
        "legal_domain": line.step.legal_domain,
        "state": line.state,
        "weeks": waiting.days // DAYS_OF_A_WEEK if waiting else None,
        "usual_weeks": waiting.usual_days // DAYS_OF_A_WEEK if waiting and waiting.usual_days is not None else None,
    }


def _who(line: StepLine) -> str:
    """Kind of the office; an office that was only written down could be recognised by its name."""
    if line.step.party != PartyKind.OFFICE:
        return str(line.step.party)
    return str(line.step.office.kind) if line.step.office else str(OfficeKind.OTHER)


def _areas(actor: Actor, case: Case, steps: list[dict[str, Any]]) -> list[list[str]]:
    """Life areas in which something is needed (with how much), or in which a step stands (need not known: empty)."""
    latest = case.assessments.order_by("begun_on", "pk").last()
    entries = AreaEntry.objects.visible_to(actor).filter(case=case, need__in=NEEDED, assessment=latest)
    needs = {entry.life_area: str(entry.need) for entry in entries}
    return [[area, needs.get(area, "")] for area in sorted({*needs, *(step["life_area"] for step in steps)})]


def coordinations() -> list[Unit]:
    """The units in which somebody coordinates today: usually one."""
    found = {each.unit_id: each.unit for each in accounts.memberships_in(Role.KI_COORDINATOR).select_related("unit")}
    return list(found.values())


@dataclass(frozen=True)
class Thread:
    """A question with everything that was said; `last` is what is read first."""

    question: SupervisionQuestion
    entries: tuple[SupervisionEntry, ...]
    link: SupervisionLink | None = None

    @property
    def first(self) -> SupervisionEntry:
        return self.entries[0]

    @property
    def last(self) -> SupervisionEntry:
        return self.entries[-1]


def open_ones(actor: Actor, case: Case) -> list[Thread]:
    """Questions about a case that nobody has settled, the latest first."""
    asked = threads_of(glance.of_case(actor, case).questions)
    return [each for each in asked if each.question.state != SupervisionState.CLOSED]


def threads_of(links: Iterable[SupervisionLink]) -> list[Thread]:
    """Questions whose entries were read along."""
    threads = [Thread(link.question, tuple(link.question.entries.all()), link) for link in links]
    return [each for each in threads if each.entries]


def of_case(actor: Actor, case: Case) -> list[Thread]:
    """All questions about a case, the latest first."""
    links = SupervisionLink.objects.visible_to(actor).filter(case=case)
    found = list(links.select_related("question", "case__household").order_by("-pk"))
    entries = entries_of(actor, [link.question for link in found])
    return [Thread(link.question, entries[link.question_id], link) for link in found if entries.get(link.question_id)]


def inbox(actor: Actor) -> list[Thread]:
    """What the coordination is asked: first what waits for it, the oldest first."""
    found = list(SupervisionQuestion.objects.visible_to(actor, "advise").select_related("author__user"))
    entries = entries_of(actor, found)
    threads = [Thread(question, entries[question.pk]) for question in found if entries.get(question.pk)]
    return sorted(threads, key=lambda each: each.question.state != SupervisionState.OPEN)


def waiting(actor: Actor) -> QuerySet[SupervisionQuestion]:
    """Questions that wait for the coordination."""
    found: QuerySet[SupervisionQuestion] = SupervisionQuestion.objects.visible_to(actor, "advise")
    return found.filter(state=SupervisionState.OPEN)


def thread(actor: Actor, question: SupervisionQuestion) -> Thread:
    """One question with its entries."""
    return Thread(question, entries_of(actor, [question]).get(question.pk, ()))


def entries_of(actor: Actor, questions: list[SupervisionQuestion]) -> dict[int, tuple[SupervisionEntry, ...]]:
    """What was said, by question, in order."""
    found: dict[int, list[SupervisionEntry]] = {}
    rows = SupervisionEntry.objects.visible_to(actor).filter(question__in=questions)
    for entry in rows.select_related("author__user").order_by("pk"):
        found.setdefault(entry.question_id, []).append(entry)
    return {key: tuple(entries) for key, entries in found.items()}
