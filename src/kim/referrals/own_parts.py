"""The parts that every case has: persons by field, assessment by life area, steps, papers.

What goes into a packet is German, whatever language the page is read in: it is a paper between offices.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from kim.casework.labels import NEEDS, RESOURCES
from kim.casework.models import AreaEntry, Case, Document
from kim.casework.queries import assessment, documents, people, plan
from kim.casework.queries.people import Resident
from kim.casework.rules.document_codes import DocumentKind
from kim.consent.rules.codes import DataArea
from kim.kernel.actor import Actor
from kim.kernel.core_codes import LifeArea
from kim.kernel.labels import LIFE_AREAS
from kim.referrals import record_of
from kim.referrals.parts import Option, Part, register
from kim.ui import partial_date
from kim.ui.templatetags.kim_ui import day

OF_LIFE: dict[str, DataArea] = {
    LifeArea.RESIDENCE: DataArea.RESIDENCE_STATUS,
    LifeArea.LANGUAGE: DataArea.LANGUAGE,
    LifeArea.WORK: DataArea.WORK_AND_INCOME,
    LifeArea.EDUCATION: DataArea.SCHOOL_AND_TRAINING,
    LifeArea.RECOGNITION: DataArea.SCHOOL_AND_TRAINING,
    LifeArea.HOUSING: DataArea.HOUSING,
    LifeArea.HEALTH: DataArea.HEALTH,
    LifeArea.LIVELIHOOD: DataArea.BENEFITS,
}
OF_PAPERS: dict[str, DataArea] = {
    DocumentKind.PASSPORT: DataArea.IDENTITY,
    DocumentKind.CIVIL_STATUS: DataArea.FAMILY_SITUATION,
    DocumentKind.RESIDENCE_TITLE: DataArea.RESIDENCE_STATUS,
    DocumentKind.TOLERATION: DataArea.RESIDENCE_STATUS,
    DocumentKind.PERMISSION_TO_STAY: DataArea.RESIDENCE_STATUS,
    DocumentKind.FICTION: DataArea.RESIDENCE_STATUS,
    DocumentKind.CERTIFICATE: DataArea.SCHOOL_AND_TRAINING,
    DocumentKind.NOTICE: DataArea.BENEFITS,
    DocumentKind.CONTRACT: DataArea.WORK_AND_INCOME,
    DocumentKind.INCOME: DataArea.WORK_AND_INCOME,
    DocumentKind.PLAN: DataArea.PLAN,
}


def persons(actor: Actor, case: Case) -> list[Option]:
    """Each person of the household, field by field; what is not known is not offered."""
    with override("de"):
        everybody = people.residents(actor, case)
        return [option for one in everybody for option in _fields(case, one, everybody)]


def _fields(case: Case, one: Resident, everybody: list[Resident]) -> list[Option]:
    person, status = one.person, one.status
    others = ", ".join(str(other.person) for other in everybody if other.person != person)
    title = f"{status.label}, bis {day(status.record.last_day)}" if status and status.record.last_day else ""
    home = ", ".join(line.strip() for line in case.household.address.splitlines() if line.strip())
    ways = ", ".join(str(way["value"]) for way in person.contact_ways)
    known = (
        ("name", "Name", DataArea.IDENTITY, str(person)),
        ("birth", "Geboren", DataArea.IDENTITY, partial_date.display(person.birth) if person.birth else ""),
        ("home", "Anschrift", DataArea.CONTACT_DETAILS, home),
        ("ways", "Erreichbar", DataArea.CONTACT_DETAILS, ways),
        ("languages", "Sprachen", DataArea.LANGUAGE, ", ".join(person.language_names)),
        ("status", "Aufenthalt", DataArea.RESIDENCE_STATUS, title or (str(status.label) if status else "")),
        ("household", "Im Haushalt leben", DataArea.HOUSEHOLD, others),
    )
    return [
        Option(
            f"person:{person.public_id}:{code}",
            label,
            area,
            (f"{label}: {text}",),
            person.public_id,
            str(person),
            record=record_of.field(code, case, one),
        )
        for code, label, area, text in known
        if text
    ]


def areas(actor: Actor, case: Case) -> list[Option]:
    """What is known of each life area now, with the client's own words."""
    with override("de"):
        rows = assessment.table(actor, case).rows
        return [_area(row.area, row.entry) for row in rows if row.entry and row.is_asked]


def _area(life_area: LifeArea, entry: AreaEntry) -> Option:
    label = str(LIFE_AREAS[life_area])
    lines = [f"Bedarf: {NEEDS[entry.need]}", f"Ressourcen: {RESOURCES[entry.resources]}"]
    lines += [f"„{entry.own_words}“"] if entry.own_words else []
    lines += [f"Stand: {day(entry.asked_on)}"]
    area = OF_LIFE.get(life_area, DataArea.FAMILY_SITUATION)
    return Option(f"area:{life_area}", label, area, (f"{label}.", *lines), is_free=True)


def steps(actor: Actor, case: Case) -> list[Option]:
    """The steps of the plan, with who does what by when."""
    if case.is_short:
        return []
    with override("de"):
        found = plan.view(actor, case).steps
        return [
            Option(
                f"step:{line.step.public_id}",
                line.step.title,
                DataArea.PLAN,
                (
                    f"{line.step.title} ({line.step.party_name}"
                    + (f", bis {day(line.step.due_on)}" if line.step.due_on else "")
                    + f", {line.step.get_state_display()})",
                ),
                record=record_of.step(line.step),
                is_free=True,
            )
            for line in found
        ]


def papers(actor: Actor, case: Case) -> list[Option]:
    """The papers of the case. What is of no known kind counts as family affairs: nobody gets it by chance."""
    with override("de"):
        return [_paper(document) for document in documents.of_case(actor, case)]


def _paper(document: Document) -> Option:
    whose = f" ({document.person})" if document.person else ""
    label = f"{document}{whose}"
    area = OF_PAPERS.get(document.kind, DataArea.FAMILY_SITUATION)
    person = document.person.public_id if document.person else None
    return Option(f"paper:{document.public_id}", label, area, (label,), person, document=document)


register(Part("persons", _("Persons"), "Personen", persons, 10))
register(Part("areas", _("Assessment"), "Einschätzung", areas, 20))
register(Part("steps", _("Steps of the plan"), "Schritte", steps, 30))
register(Part("papers", _("Papers"), "Unterlagen", papers, 40))
