"""What is known of a person beside names and statuses, as the page "Angaben" shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from kim.accounts import api as accounts
from kim.kernel.actor import Actor
from kim.organisations.rules.public_bodies import is_public_body
from kim.pathways import api as pathways
from kim.people import fact_catalogue, labels, periods
from kim.people.actions.facts import Answer
from kim.people.models import Fact, Person
from kim.people.rules.facts import FactGroup, FactKind, FactSpec, FactState, Part, PartType, is_reportable
from kim.ui.templatetags.kim_ui import day


@dataclass(frozen=True)
class AnswerLine:
    """One answer in words. `values`: a line per row of a list, one line otherwise."""

    state: str
    state_label: str
    values: list[str]
    evidence: str
    paper: str
    period: str
    recorded_on: date


@dataclass(frozen=True)
class FactLine:
    """A fact with its last answer (None: nobody asked) and the earlier ones, latest first."""

    spec: FactSpec
    now: AnswerLine | None
    before: list[AnswerLine]


@dataclass(frozen=True)
class GroupLines:
    """A group of the catalogue with its facts."""

    group: FactGroup
    facts: list[FactLine]

    @property
    def asked(self) -> int:
        """How many of its facts somebody asked for."""
        return sum(1 for fact in self.facts if fact.now and fact.now.state != FactState.NOT_ASKED)


def sheet(actor: Actor, person: Person) -> list[GroupLines]:
    """All groups with what is known; one statement."""
    rows: dict[str, list[Fact]] = {}
    for row in Fact.objects.visible_to(actor).filter(person=person).order_by("-pk"):
        rows.setdefault(row.key, []).append(row)
    return [
        GroupLines(group, [_line(spec, rows.get(spec.key, [])) for spec in group.facts])
        for group in fact_catalogue.groups()
    ]


def last_answers(actor: Actor, person: Person, group: FactGroup) -> tuple[dict[str, Fact], int]:
    """The last answer to each question of a group, and how often the group was saved."""
    rows = list(Fact.objects.visible_to(actor).filter(person=person, group=group.key).order_by("pk"))
    return {row.key: row for row in rows}, max((row.version for row in rows), default=0)


def duty_to_report(
    actor: Actor, group: FactGroup, stored: Mapping[str, Fact], answers: Mapping[str, Answer]
) -> tuple[pathways.ReportingWarning, list[str]] | None:
    """What has to be said before the acting unit stores these answers (§ 87 AufenthG), and about which facts."""
    if not _reports(actor):
        return None
    told = [spec.label for spec in group.facts if _is_news(spec, stored.get(spec.key), answers[spec.key])]
    return (pathways.ReportingWarning(pathways.Reporting.CHECK), told) if told else None


def may_be_reported(actor: Actor, group: FactGroup) -> list[str]:
    """The facts of a group that a public body might have to report, to be told before anything is filled in.

    Empty for bodies that § 87 AufenthG does not address, and for groups without such facts.
    """
    told = [spec.label for spec in group.facts if spec.report or spec.kind is FactKind.FINDING]
    return told if told and _reports(actor) else []


def _reports(actor: Actor) -> bool:
    return is_public_body(accounts.membership_of(actor).unit.organisation.kind)


def _is_news(spec: FactSpec, stored: Fact | None, answer: Answer) -> bool:
    was = stored is not None and is_reportable(spec, FactState(stored.state), stored.value)
    return is_reportable(spec, answer.state, answer.value) and not was


def _line(spec: FactSpec, rows: list[Fact]) -> FactLine:
    told = [_answer(spec, row) for row in rows]
    return FactLine(spec, told[0] if told else None, told[1:])


def _answer(spec: FactSpec, row: Fact) -> AnswerLine:
    has_paper = row.state in (FactState.VALUE, FactState.NONE)
    first, last = row.valid.lower, periods.last_day(row.valid)
    since = gettext("from %(day)s") % {"day": day(first)} if first else ""
    until = gettext("until %(day)s") % {"day": day(last)} if last else ""
    dated = day(row.document_date) if row.document_date else ""
    return AnswerLine(
        row.state,
        row.get_state_display(),
        _values(spec, row),
        row.get_evidence_display() if has_paper else "",
        ", ".join(part for part in (row.document, dated) if part),
        " ".join(part for part in (since, until) if part),
        row.recorded_on,
    )


def _values(spec: FactSpec, row: Fact) -> list[str]:
    if row.state != FactState.VALUE:
        return []
    if spec.kind is FactKind.SCALAR:
        return [in_words(spec.parts[0], row.value["value"])]
    rows = row.value if spec.kind is FactKind.LIST else [row.value]
    return [_row_in_words(spec, each) for each in rows]


def _row_in_words(spec: FactSpec, stored: Mapping[str, object]) -> str:
    return " · ".join(f"{part.label}: {in_words(part, stored[part.key])}" for part in spec.parts if part.key in stored)


def in_words(part: Part, stored: object) -> str:
    """A stored part as people read it."""
    if part.type is PartType.DATE:
        return str(day(date.fromisoformat(str(stored))))
    if part.type is PartType.BOOL:
        return gettext("yes") if stored else gettext("no")
    if part.type is PartType.COUNTRY:
        return labels.country_name(str(stored))
    words = part.choices.get(str(stored), str(stored))
    if part.type in (PartType.NUMBER, PartType.PERCENT):
        words = words.replace(".", ",")
    return f"{words}\u00a0{part.unit}" if part.unit else words
