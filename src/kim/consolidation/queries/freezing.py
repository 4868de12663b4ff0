"""Freezing a pre-check for a packet."""

from __future__ import annotations

from datetime import date

from kim.casework.models import Case
from kim.consolidation.queries import in_words
from kim.consolidation.queries.precheck import Facts, facts_of, members, way_of
from kim.consolidation.rules.codes import WAYS, Sight
from kim.consolidation.rules.sight import sight
from kim.consolidation.rules.ways import Way
from kim.kernel import clock
from kim.kernel.actor import Actor
from kim.pathways import api as pathways
from kim.pathways.api import Finding, FrozenFact, PreCheck, plain
from kim.people.models import Person


class NotAgreed(Exception):
    """There is no consent to the pre-check of this person today."""


def precheck(
    actor: Actor, case: Case, person: Person, rule: str, at: date | None = None, application: date | None = None
) -> PreCheck:
    """The pre-check of a person who lives in the household, on one way, at a day (today).

    KeyError for a rule that is no way; `NotAgreed` if the person does not live there or did not agree to it.
    """
    if rule not in WAYS:
        raise KeyError(rule)
    if not any(one.agreed and one.person.pk == person.pk for one in members(actor, case)):
        raise NotAgreed
    found = facts_of(actor, person, at or clock.today())
    known = Facts(found.facts, found.at, application, found.unread)
    return _frozen(known, way_of(rule, known))


def _frozen(known: Facts, way: Way) -> PreCheck:
    evaluation = way.evaluation
    return PreCheck(
        rule=way.pathway.id,
        title=way.pathway.title,
        norm=way.pathway.norm,
        made_on=clock.today().isoformat(),
        at=known.at.isoformat(),
        application=(known.application or known.at).isoformat(),
        overall=str(evaluation.overall or ""),
        effect=str(evaluation.effect or ""),
        standing=str(way.standing),
        earliest=way.earliest.day.isoformat() if way.earliest.day else "",
        findings=tuple(_findings(known, way)),
        facts=tuple(_facts(known, way)),
        sentence=pathways.NOT_BINDING,
    )


def _findings(known: Facts, way: Way) -> list[Finding]:
    since = {point.id: point.since for point in way.points}
    explained = pathways.evaluate(way.pathway.id, known.facts, known.at, known.application).criteria
    return [
        Finding(
            id=one.id,
            name=one.name,
            counts=one.id in since,
            value=str(one.outcome.value),
            sight=str(_sight(known, way, one.id)),
            norm=one.norm,
            version=one.version,
            reasons=tuple(map(str, one.outcome.reasons)),
            missing=one.outcome.missing,
            met_from=day.isoformat() if (day := since.get(one.id)) else "",
        )
        for one in explained
    ]


def _sight(known: Facts, way: Way, criterion: str) -> Sight:
    outcome = way.evaluation.criteria[criterion]
    return sight(outcome, pathways.reads(way.pathway.id, criterion), known.facts)


def _facts(known: Facts, way: Way) -> list[FrozenFact]:
    """The facts that the criteria of this way read, without what only authorities find out."""
    read = {key for one in way.evaluation.criteria for key in pathways.reads(way.pathway.id, one)}
    keys = [key for key in known.facts if key in read - pathways.findings_of_authorities()]
    return [
        FrozenFact(
            key,
            in_words.label(key),
            plain(known.facts[key]),
            tuple(in_words.words(key, known.facts[key], most=in_words.ALL_ROWS)),
            in_words.evidence(key, known.facts[key]),
        )
        for key in keys
    ]
