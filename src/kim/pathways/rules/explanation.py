"""Why: for each criterion of an evaluation value, norm, version with its dates, data used, what is missing.

Basis: the output that the rule base asks for. Nothing here judges; it repeats what ran.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from kim.pathways.rules.book import Criterion, Pathway, Version
from kim.pathways.rules.evaluation import NOT_BINDING, Evaluation
from kim.pathways.rules.rulebook import Rulebook
from kim.pathways.rules.schema import SCHEMA
from kim.pathways.rules.situation import Facts
from kim.pathways.rules.values import Outcome


@dataclass(frozen=True, slots=True)
class Explained:
    """One criterion for a reader. `counts`: it enters the overall value. `data`: the facts that were read."""

    id: str
    name: str
    outcome: Outcome
    counts: bool
    norm: str
    version: str
    valid_from: date | None
    valid_to: date | None
    source: str
    note: str
    text: tuple[tuple[int, str], ...]
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Explanation:
    """An evaluation with everything that a reader needs to follow it."""

    evaluation: Evaluation
    pathway: Pathway
    criteria: tuple[Explained, ...]
    sentence: str = NOT_BINDING


def explain(book: Rulebook, evaluation: Evaluation, facts: Facts) -> Explanation:
    """The explanation of an evaluation that was made with `facts`."""
    pathway = book.pathways[evaluation.rule]
    needed = frozenset(pathway.needed())
    explained = tuple(
        _explained(book.criteria[identifier], pathway, outcome, evaluation.at, facts, identifier in needed)
        for identifier, outcome in evaluation.criteria.items()
    )
    return Explanation(evaluation, pathway, explained)


def _explained(
    criterion: Criterion, pathway: Pathway, outcome: Outcome, at: date, facts: Facts, counts: bool
) -> Explained:
    version = criterion.version_at(at) or criterion.versions[-1]
    wrapped = pathway.general.get(criterion.id)
    lines = tuple((wrapped or version.test).lines())
    read = version.test.reads() | (wrapped.reads() if wrapped else frozenset())
    return Explained(
        criterion.id,
        criterion.name,
        outcome,
        counts,
        version.norm,
        version_id(criterion, version),
        version.start,
        version.end,
        version.source,
        version.note,
        lines,
        {key: facts[key] for key in SCHEMA if key in read and key in facts},
    )


def version_id(criterion: Criterion, version: Version) -> str:
    """The stable name of a version: the id and the day from which it holds."""
    return f"{criterion.id}@{version.start.isoformat() if version.start else 'anfang'}"
