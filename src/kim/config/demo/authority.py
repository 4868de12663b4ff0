"""What lies at the two authorities: procedures in every stage, papers that are missing, titles that end.

All applicants are invented. Each procedure is opened on its day and goes from stage to stage as it would have.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from django.utils import timezone

from kim.accounts.models import Membership
from kim.config.demo.calendar import ago, at_work, in_closed_quarter, today
from kim.kernel import clock
from kim.kernel.actor import Actor, acting_as
from kim.procedures.actions import appointments, checklists, figures, procedures, stages, titles
from kim.procedures.models import HeldTitle, Procedure

CHANCE = "10.e.pp"  # § 104c Abs. 1 AufenthG
# Other ways to the same goal, which these applicants do not take.
NOT_NEEDED = ("25b.6_60d", "10.residence_3y", "10.family")


@dataclass(frozen=True)
class Spec:
    """One application: who, which pathway, so many days ago each stage began. `missing`: criteria without papers."""

    name: str
    born: str
    pathway: str
    stages: tuple[tuple[str, int], ...]
    missing: tuple[str, ...] = ()
    title_left: int | None = None
    found: tuple[tuple[str, str], ...] = ()


OPEN = (
    Spec(
        "Sara Mohseni",
        "2006-02-14",
        "25a",
        (("eingang", 31), ("unterlagen", 29), ("pruefung", 14)),
        title_left=101,
        found=(("25a.deception", "met"),),
    ),
    Spec(
        "Ibrahim Keita",
        "1991-07-30",
        "25b",
        (("eingang", 58), ("unterlagen", 53), ("pruefung", 32), ("beteiligung", 12)),
        title_left=57,
        found=(("25b.no_serious_offence", "met"), ("g.security", "open")),
    ),
    Spec(
        "Amina Warsame",
        "1986-11-03",
        "25b",
        (("eingang", 44), ("unterlagen", 40)),
        missing=("25b.language", "25b.civic", "25b.livelihood"),
        title_left=38,
    ),
    Spec("Reza Ahmadi", "2001-04-22", "16g", (("eingang", 37), ("unterlagen", 35), ("pruefung", 21))),
    Spec("Fatou Bangura", "1994-09-09", "25b", (("eingang", 3),), title_left=120),
)
NATURALISATION = (
    Spec("Elif Aydın", "1988-03-19", "10", (("eingang", 402), ("unterlagen", 370), ("pruefung", 190))),
    Spec(
        "Viktor Marin",
        "1979-12-01",
        "10",
        (("eingang", 486), ("unterlagen", 460), ("pruefung", 390), ("sicherheitsabfrage", 180), ("entscheidung", 12)),
    ),
    Spec("Lejla Hodžić", "1996-06-25", "10", (("eingang", 193), ("unterlagen", 160)), missing=("10.language",)),
)
# Names of applicants whose procedures ended in the last closed quarter, and what became of them.
ENDED = (
    ("Mariam Yusuf", "granted"),
    ("Omar Farah", "granted"),
    ("Leyla Rostami", "granted"),
    ("Petros Abraha", "granted"),
    ("Nadia Karimi", "granted"),
    ("Samuel Okafor", "granted"),
    ("Zahra Amini", "refused"),
    ("Idris Bah", "fell_back"),
    ("Ruta Haile", "granted"),
    ("Hamid Sharifi", "refused"),
    ("Awa Diallo", "fell_back"),
    ("Selam Tekle", "withdrawn"),
)
# Titles without a procedure: name, days that are left.
TITLES = (("Dawit Tesfaye", 29), ("Samira Noori", 88), ("Yusuf Demir", 160))


def build(people: dict[str, Membership]) -> None:
    """Both desks as they are today."""
    officer, other, naturalisation = people["reinartz"], people["wagner"], people["einbuergerung"]
    for number, spec in enumerate(OPEN):
        _open(other if number == 3 else officer, spec, number)
    for number, spec in enumerate(NATURALISATION):
        _open(naturalisation, spec, number)
    for name, left in TITLES:
        _title(officer, name, left)
    for number, (name, outcome) in enumerate(ENDED):
        _ended(other if number % 2 else officer, name, outcome, 84 + 7 * number)
    figures.publish_closed_quarters(actor=Actor.system("procedure-figures"))


def _open(officer: Membership, spec: Spec, number: int) -> Procedure:
    """A procedure as far as it has come; nobody is asked to come at the same hour as the one before."""
    actor = officer.as_actor()
    first = spec.stages[0][1]
    title = _title(officer, spec.name, spec.title_left) if spec.title_left is not None else None
    with clock.at(at_work(ago(first))), acting_as(actor):
        born = datetime.fromisoformat(spec.born).date()
        about: dict[str, Any] = {"pathway": spec.pathway, "applicant_name": spec.name, "born_on": born}
        procedure = procedures.open_one(actor=actor, applied_on=clock.today(), title=title, **about)
    for stage, days in spec.stages[1:]:
        with clock.at(at_work(ago(days))), acting_as(actor):
            given: dict[str, Any] = {"version": procedure.version, "stage": stage, "began_on": clock.today()}
            procedure = stages.move(actor=actor, procedure=procedure, **given)
            if stage == "unterlagen":
                _check(officer, procedure, spec)
    with acting_as(actor):
        _find(officer, procedure, spec)
        if len(spec.stages) > 2:
            starts = timezone.make_aware(
                datetime.combine(at_work(today() + timedelta(days=3)), time(9 + number % 7, 30))
            )
            appointments.make(actor=actor, procedure=procedure, starts_at=starts, kind="talk", place="Zimmer 114")
    return procedure


def _ended(officer: Membership, name: str, outcome: str, took: int) -> None:
    """A procedure that ended in the last closed quarter, after so many days."""
    actor, end = officer.as_actor(), in_closed_quarter(40)
    begun = end - timedelta(days=took)
    with clock.at(end), acting_as(actor):
        about: dict[str, Any] = {"pathway": "25b", "applicant_name": name, "applied_on": begun}
        procedure = procedures.open_one(actor=actor, **about)
        for stage, part in (("unterlagen", 8), ("pruefung", 2)):
            given: dict[str, Any] = {"version": procedure.version, "began_on": end - timedelta(days=took * part // 10)}
            procedure = stages.move(actor=actor, procedure=procedure, stage=stage, **given)
        given = {"version": procedure.version, "outcome": outcome, "decided_on": end}
        procedures.end(actor=actor, procedure=procedure, **given)


def _check(officer: Membership, procedure: Procedure, spec: Spec) -> None:
    actor = officer.as_actor()
    for line in procedure.checklistlines.filter(is_own=False).exclude(criterion__in=spec.missing):
        state = "not_needed" if line.criterion in NOT_NEEDED else "present"
        checklists.check(actor=actor, line=line, version=line.version, state=state, dated_on=clock.today())
    if spec.missing:
        checklists.ask(actor=actor, procedure=procedure)


def _find(officer: Membership, procedure: Procedure, spec: Spec) -> None:
    for criterion, value in spec.found:
        line = procedure.checklistlines.filter(criterion=criterion).first()
        if line is not None:
            checklists.find(actor=officer.as_actor(), line=line, value=value, found_on=today())


def _title(officer: Membership, name: str, left: int) -> HeldTitle:
    with acting_as(officer.as_actor()) as actor:
        return titles.note(actor=actor, holder_name=name, key=CHANCE, valid_to=ago(-left))
