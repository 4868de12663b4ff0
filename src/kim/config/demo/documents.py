"""The papers of the family: what they brought along, and what was written for them, in German and Arabic."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from kim.accounts.models import Membership
from kim.casework.actions import documents, letters
from kim.casework.actions.letters import Draft
from kim.casework.letters import catalogue, fill, head, plan, sheet
from kim.casework.letters.fill import Declaration, Invitation
from kim.casework.models import Case
from kim.casework.queries import letters as queries
from kim.casework.queries import plan_paper
from kim.config.demo.calendar import ago, at_work
from kim.config.demo.story import TITLE_LEFT
from kim.consent.actions import bases, releases
from kim.kernel import clock, pdf
from kim.kernel.actor import Actor, acting_as
from kim.kernel.uploads import checking
from kim.organisations import api as organisations

SAMPLE = Path(__file__).parent / "papers" / "sample.typ"
ARABIC = "ar"
AREAS = ("identity", "contact_details", "language", "work_and_income", "residence_status")


@dataclass(frozen=True)
class Brought:
    """A paper that somebody brought: days ago, kind, name of the file, whose, what stands in it."""

    days: int
    kind: str
    name: str
    person: str
    lines: tuple[str, ...]
    valid_for: int | None = None
    fact: str = ""


BROUGHT = (
    Brought(262, "residence_title", "Aufenthaltserlaubnis Yousif", "Yousif", ("§ 104c AufenthG",), TITLE_LEFT),
    Brought(262, "residence_title", "Aufenthaltserlaubnis Hanan", "Hanan", ("§ 104c AufenthG",), TITLE_LEFT),
    Brought(58, "certificate", "Einstufungstest Deutsch", "Hanan", ("Sprachniveau A1",), fact="language"),
    Brought(3, "contract", "Arbeitsvertrag 35 Stunden", "Yousif", ("35 Stunden pro Woche",), fact="employment_offer"),
)


def build(manager: Membership, case: Case) -> None:
    """Everything that lies in the family's folder."""
    actor = manager.as_actor()
    with acting_as(actor):
        people = {one.person.given_name: one for one in queries.residents(actor, case)}
        for paper in BROUGHT:
            with clock.at(at_work(ago(paper.days))):
                _bring(actor, case, paper, people[paper.person].person)
        with clock.at(at_work(ago(20))):
            _declare(actor, case)
        _write(actor, case, "plan", [Draft(plan.sheet_of(plan_paper.paper(actor, case), ARABIC))])
        _invite(actor, case, people["Hanan"])
        _refer(actor, case, people["Hanan"], list(people.values()))


def _bring(actor: Actor, case: Case, paper: Brought, person: Any) -> None:
    content = pdf.typeset(SAMPLE, {"title": paper.name, "lines": [str(person), *paper.lines]})
    documents.upload(
        actor=actor,
        case=case,
        checked=checking.check(SimpleUploadedFile(f"{paper.name}.pdf", content)),
        kind=paper.kind,
        person=person,
        fact=paper.fact,
        dated_on=clock.today(),
        valid_until=ago(-paper.valid_for) if paper.valid_for is not None else None,
    )


def _declare(actor: Actor, case: Case) -> None:
    """Both parents agree that the Jobcenter hears what a step needs, and release from secrecy towards it."""
    parents = tuple(str(one.person) for one in queries.residents(actor, case)[:2])
    jobcenter, until = organisations.offices("Jobcenter")[0], clock.today() + timedelta(days=365)
    given = Declaration(parents, [jobcenter.name], "step_sharing", AREAS, until)
    for key in ("consent", "release"):
        letter = catalogue.current()[key]
        values = fill.declaration(letter, ARABIC, given)
        _write(actor, case, key, [Draft(sheet.make(letter, ARABIC, values, head.of(case, parents)), jobcenter.name)])
    declared: dict[str, Any] = {
        "household": case.household,
        "given_on": clock.today(),
        "first_day": clock.today(),
        "last_day": until,
        "how": "written",
        "with_interpreter": True,
        "language": ARABIC,
        "wording": letter.version,
        "data_areas": list(AREAS),
    }
    unit = organisations.unit(jobcenter.id)
    bases.record(actor=actor, kind="consent", purpose="step_sharing", offices=[unit], **declared)
    releases.record(actor=actor, office=unit, **declared)


def _invite(actor: Actor, case: Case, to: Any) -> None:
    letter, unit = catalogue.current()["invitation"], case.assigned_to.unit
    place = ", ".join(unit.contact[:2]) or unit.name
    about, bring = "Ihr Kurs und der Kita-Platz für Lina", "Einstufungstest\nBrief vom Kursträger"
    given = Invitation(str(to.person), at_work(ago(-4)), "10:30 Uhr", place, about, bring, interpreter=True)
    made = sheet.make(letter, ARABIC, fill.invitation(given), head.of(case))
    _write(actor, case, "invitation", [Draft(made, about, to.person)])


def _refer(actor: Actor, case: Case, about: Any, everybody: list[Any]) -> None:
    [recipient] = queries.recipients(actor, case)
    given = replace(
        queries.let_through(case, about, everybody, recipient),
        question="Bitte sagen Sie die Kosten für den Kurs A2 zu. Er kann beginnen, sobald Lina einen Kita-Platz hat.",
        so_far="Einstufungstest bestanden, Platz beim Kursträger vorgemerkt.",
        answer=at_work(ago(-20)),
    )
    letter = catalogue.current()["referral"]
    made = sheet.make(letter, "", fill.office_letter(given), head.of(case, to=recipient.address))
    _write(actor, case, "referral", [Draft(made, recipient.name, about.person)], ("pdf", "docx"))


def _write(actor: Actor, case: Case, key: str, drafts: list[Draft], formats: tuple[str, ...] = ("pdf",)) -> None:
    letter = catalogue.current()[key]
    letters.write(actor=actor, case=case, letter=letter, drafts=drafts, formats=formats)
