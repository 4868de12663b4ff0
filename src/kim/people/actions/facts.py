"""Verbs on facts. The warning about § 87 AufenthG is said by the page, before anything is stored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kim.kernel import access, clock
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.errors import Conflict, RuleViolation
from kim.people import fact_catalogue, periods
from kim.people.models import Fact, Person
from kim.people.rules.codes import Evidence
from kim.people.rules.facts import FactSpec, FactState, Unreadable, checked

_WHY: dict[str, str | Promise] = {
    "empty": _("Enter a value, or choose another answer."),
    "in_future": _("This day lies in the future."),
    "backwards": _("The last day lies before the first day."),
    "negative": _("A number below zero is not possible here."),
}


@dataclass(frozen=True)
class Answer:
    """What is said about one fact. `value`: a mapping of parts, or a list of such; None where there is no value."""

    state: FactState
    value: Any = None
    evidence: Evidence = Evidence.CLAIMED
    document: str = ""
    document_date: date | None = None
    first_day: date | None = None
    last_day: date | None = None


@action("facts_saved", _("Facts about a person were recorded"))
def save(*, actor: Actor, person: Person, group: str, version: int, answers: Mapping[str, Answer]) -> list[Fact]:
    """Add an answer for each fact whose answer is new; earlier answers stay as history.

    `version`: how often the group had been saved when the page was opened (0: never). Raises `Conflict` with the last
    answer if somebody saved it meanwhile, `RuleViolation` with the field "key-part".
    """
    access.require(actor, "edit", person)
    specs = {spec.key: spec for spec in fact_catalogue.group(group).facts}
    # One after the other: the person's row is the gate.
    Person.objects.select_for_update().get(pk=person.pk)
    stored = Fact.objects.filter(person=person, group=group)
    last = stored.order_by("version", "pk").last()
    if last and last.version != version:
        raise Conflict(last)
    known = {fact.key: fact for fact in stored.order_by("pk")}
    new = [
        values for key, answer in answers.items() if _differs(values := _checked(specs[key], answer), known.get(key))
    ]
    return [
        Fact.objects.create(
            person=person, unit_id=person.unit_id, group=group, version=version + 1, recorded_on=clock.today(), **values
        )
        for values in new
    ]


def _differs(values: dict[str, Any], stored: Fact | None) -> bool:
    if stored is None:
        return bool(values["state"] != FactState.NOT_ASKED)
    return any(getattr(stored, name) != value for name, value in values.items())


def _checked(spec: FactSpec, answer: Answer) -> dict[str, Any]:
    if answer.state not in spec.states:
        raise RuleViolation("answer_impossible", _("This answer is not possible here."), f"{spec.key}-answer")
    if answer.state is not FactState.VALUE:
        # What is not known has no paper; that there is none may stand in one.
        kept = answer if answer.state is FactState.NONE else Answer(answer.state)
        return _row(spec, kept, None)
    try:
        value = checked(spec, answer.value, clock.today())
    except Unreadable as wrong:
        message = _WHY.get(wrong.code, _("This value is not possible here."))
        raise RuleViolation(f"fact_{wrong.code}", message, f"{spec.key}-{wrong.part}") from None
    return _row(spec, answer, value)


def _row(spec: FactSpec, answer: Answer, value: Any) -> dict[str, Any]:
    document = answer.document.strip()
    if answer.evidence is not Evidence.CLAIMED and not document:
        raise RuleViolation("document_missing", _("Say which paper it stands in."), f"{spec.key}-document")
    if answer.document_date and answer.document_date > clock.today():
        raise RuleViolation("document_in_future", _WHY["in_future"], f"{spec.key}-document_date")
    if answer.first_day and answer.last_day and answer.last_day < answer.first_day:
        raise RuleViolation("period_backwards", _WHY["backwards"], f"{spec.key}-last_day")
    return {
        "key": spec.key,
        "state": answer.state,
        "value": value,
        "evidence": answer.evidence,
        "document": document,
        "document_date": answer.document_date,
        "valid": periods.days(answer.first_day, answer.last_day),
    }
