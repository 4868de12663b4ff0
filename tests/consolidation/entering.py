"""Facts of a case file become what a case manager has recorded: by the actions that the pages call.

What only an authority can find out is left out, because nobody in a case can record it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from kim.casework.models import Case
from kim.kernel.actor import Actor, acting_as
from kim.organisations.models import Municipality
from kim.pathways import api as pathways
from kim.people import fact_catalogue
from kim.people.actions import facts as actions
from kim.people.actions import households, statuses
from kim.people.actions.facts import Answer
from kim.people.models import Person
from kim.people.rules.codes import Evidence
from kim.people.rules.facts import FactKind, FactSpec, FactState, PartType
from tests import make

DERIVED = frozenset({"birth_date", "nationalities", "stateless", "status_periods", "household", "residence"})
NOT_IN_A_CASE = frozenset({"abuse_of_duration"})
_PLAIN = {"geduldet": "60a.2.1", "gestattet": "ASYL-GEST"}


def enter(actor: Actor, case: Case, facts: Mapping[str, Any]) -> Person:
    """A person of `case` with these facts, and those who live with them."""
    with acting_as(actor):
        knows_household = "household" in facts
        person = make.person(
            actor,
            case,
            "Person",
            relation="reference" if knows_household else "not_asked",
            birth=_day(facts.get("birth_date")),
            nationalities=facts.get("nationalities", []),
        )
        for item in facts.get("household", ()):
            _member(actor, case, item)
        _place(actor, case, facts.get("residence", {}))
        for period in facts.get("status_periods", ()):
            _status(actor, person, period)
        _answers(actor, person, facts)
        return person


def not_entered(facts: Mapping[str, Any]) -> set[str]:
    """The facts that nobody could record."""
    known = {(spec.into or spec.key).partition(".")[0] for spec in fact_catalogue.facts().values()} | DERIVED
    return {key for key in facts if key not in known or key in pathways.findings_of_authorities()}


def _day(value: date | None) -> str:
    return value.isoformat() if value else ""


def _member(actor: Actor, case: Case, item: Mapping[str, Any]) -> None:
    child = make.person(actor, case, "Kind", relation=item["relation"], birth=_day(item.get("birth_date")))
    if item.get("school_certificate") == "documented":
        school = {"education_now": Answer(FactState.VALUE, {"kind": "school"}, Evidence.DOCUMENTED, "Bescheinigung")}
        actions.save(actor=actor, person=child, group="school", version=0, answers=school)


def _place(actor: Actor, case: Case, residence: Mapping[str, Any]) -> None:
    if not residence:
        return
    town, _made = Municipality.objects.get_or_create(
        key="auental", defaults={"official_key": "05378999", "name": "Auental"}
    )
    case.household.refresh_from_db()
    household = case.household
    given = {"label": household.label, "municipality": town, "address": ""}
    households.edit(actor=actor, household=household, version=household.version, **given)


def _status(actor: Actor, person: Person, period: Mapping[str, Any]) -> None:
    statuses.record(
        actor=actor,
        person=person,
        key=_key(period),
        first_day=period["from"],
        last_day=period["to"],
        evidence=period.get("evidence", "documented"),
    )


def _key(period: Mapping[str, Any]) -> str:
    """The entry of the catalogue that counts like the period."""
    if "para" not in period and period["type"] in _PLAIN:
        return _PLAIN[period["type"]]
    if "para" not in period:
        return next(one.key for one in pathways.statuses() if one.engine_type == period["type"])
    para = period["para"]
    found = [one for one in pathways.statuses() if one.para and (one.para == para or one.para.startswith(f"{para}."))]
    # A code that is finer than the catalogue counts like the coarser one.
    coarser = [one for one in pathways.statuses() if one.para and para.startswith(f"{one.para}.")]
    return [*found, *coarser][0].key


def _answers(actor: Actor, person: Person, facts: Mapping[str, Any]) -> None:
    for group in fact_catalogue.groups():
        answers = {}
        for spec in group.facts:
            target, _dot, part = (spec.into or spec.key).partition(".")
            value = facts.get(target)
            value = value.get(part) if part and isinstance(value, Mapping) else value
            if spec.kind is not FactKind.FINDING and value is not None:
                answers[spec.key] = _answer(spec, value)
        if answers:
            actions.save(actor=actor, person=person, group=group.key, version=0, answers=answers)


def _answer(spec: FactSpec, value: Any) -> Answer:
    if spec.has_none and value == spec.none:
        return Answer(FactState.NONE)
    if spec.kind is FactKind.SCALAR:
        return Answer(FactState.VALUE, {"value": value}, Evidence.DOCUMENTED, "Papier")
    rows = value if spec.kind is FactKind.LIST else [value]
    levels = {row.get("evidence", "documented") for row in rows}
    stored = [_parts(spec, row) for row in rows]
    level = Evidence.CLAIMED if "claimed" in levels else Evidence.DOCUMENTED
    return Answer(FactState.VALUE, stored if spec.kind is FactKind.LIST else stored[0], level, "Papier")


def _parts(spec: FactSpec, row: Mapping[str, Any]) -> dict[str, Any]:
    typed = {part.key: part.type for part in spec.parts}
    return {
        key: round(value * 100) if typed[key] is PartType.PERCENT else value
        for key, value in row.items()
        if key in typed and value is not None
    }
