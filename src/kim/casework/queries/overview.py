"""One case at a glance: what comes next, what happened, who lives there, what ends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext

from kim.casework.models import Case, Task
from kim.casework.queries import board, glance, people, timeline
from kim.casework.queries.board import CaseLine, StepLine
from kim.casework.queries.people import Resident
from kim.casework.queries.pile import CONSENT_WARNING_DAYS
from kim.casework.queries.timeline import Event
from kim.casework.rules.codes import StepState
from kim.casework.rules.title_ends import stage
from kim.consent.models import Basis, Release
from kim.kernel import clock
from kim.kernel.actor import Actor

NEXT_STEPS = 6
EVENTS = 6
_RANK = {"overdue": 0, "ready": 1, "waiting": 2, "blocked": 3}


@dataclass(frozen=True)
class End:
    """A title, a consent or the time that the law leaves for a step ends; `warns` once it is time to act."""

    title: str
    note: str
    on: date
    days: int
    warns: bool


@dataclass(frozen=True)
class Overview:
    """Everything on the first page of a case."""

    line: CaseLine
    next_steps: tuple[StepLine, ...]
    tasks: tuple[Task, ...]
    events: tuple[Event, ...]
    residents: tuple[Resident, ...]
    languages: str
    interpreter: bool
    ends: tuple[End, ...]

    @property
    def planned(self) -> int:
        """Steps that are or were to be done."""
        return sum(1 for line in self.line.steps if line.step.state != StepState.DROPPED)

    @property
    def done(self) -> int:
        """Steps that are done."""
        return sum(1 for line in self.line.steps if line.step.state == StepState.DONE)


def overview(actor: Actor, case: Case) -> Overview:
    """The overview of a case that the actor may see."""
    line = board.lines(actor, [case])[0]
    residents = people.residents(actor, case)
    return Overview(
        line=line,
        next_steps=tuple(_next(line)[:NEXT_STEPS]),
        tasks=glance.of_case(actor, case).tasks,
        events=tuple(timeline.of_case(actor, case, EVENTS)),
        residents=tuple(residents),
        languages=people.languages_of(residents),
        interpreter=any(one.person.needs_interpreter for one in residents),
        ends=tuple(sorted([*_titles(residents), *_consents(actor, case), *_legal_ends(line)], key=lambda end: end.on)),
    )


def _next(line: CaseLine) -> list[StepLine]:
    """Overdue and ready steps by day, then the waiting ones, longest first, then what is blocked."""
    unfinished = [step for step in line.steps if step.state in _RANK]
    return sorted(unfinished, key=_order)


def _order(line: StepLine) -> tuple[int, int, date, int]:
    waited = line.waiting.days if line.waiting else 0
    return _RANK[line.state], -waited, line.step.due_on or date.max, line.step.number


def _titles(residents: list[Resident]) -> list[End]:
    """One line per kind of title and day, with those who hold it."""
    held: dict[tuple[date, str], list[Resident]] = {}
    for one in residents:
        if one.status and one.status.record.last_day:
            held.setdefault((one.status.record.last_day, one.status.short), []).append(one)
    return [_title_end(on, short, holders, len(residents)) for (on, short), holders in held.items()]


def _title_end(on: date, short: str, holders: list[Resident], household: int) -> End:
    names = ", ".join(one.person.given_name or str(one.person) for one in holders)
    whose = gettext("all persons") if len(holders) == household and household > 1 else names
    status = holders[0].status
    note = status.advice_now if status else ""
    return End(f"{short}, {whose}", note, on, (on - clock.today()).days, stage(on, clock.today()) is not None)


def _legal_ends(line: CaseLine) -> list[End]:
    found = [(step.step, step.legal_end) for step in line.steps if step.legal_end]
    return [End(step.title, end.basis, end.last_day, end.days, end.is_near) for step, end in found]


def _consents(actor: Actor, case: Case) -> list[End]:
    held = glance.of_case(actor, case).consents
    return [_consent_end(basis, clock.today()) for basis in held if basis.last_day]


def _consent_end(basis: Any, today: date) -> End:
    days = (basis.last_day - today).days
    return End(consent_title(basis), "", basis.last_day, days, days <= CONSENT_WARNING_DAYS)


def consent_title(basis: Basis | Release) -> str:
    """A consent in one line: what for and with whom; a release: towards whom."""
    if isinstance(basis, Release):
        return f"{basis._meta.verbose_name} · {basis.recipient}"
    others = ", ".join(str(recipient) for recipient in basis.recipients.all())
    purpose = basis.get_purpose_display()
    return f"{purpose} · {others}" if others else purpose
