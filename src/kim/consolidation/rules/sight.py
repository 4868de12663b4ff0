"""How one criterion stands: open for counselling, open for an authority, to be weighed.

An unknown of the engine says why. Where evidence is missing, it matters whose it is: what counselling can ask the
person for is open; what only an authority can find out (convictions, security, deception) is with the authority. Where
no evidence is missing but the law leaves an assessment, a discretion or a question, it is to be weighed.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache
from typing import Any

from kim.consolidation.rules.codes import Sight
from kim.pathways import api as pathways
from kim.referrals.rules.told import ToldCriterion, ToldValue

_PLAIN = {
    pathways.Value.MET: Sight.MET,
    pathways.Value.NOT_MET: Sight.NOT_MET,
    pathways.Value.NOT_APPLICABLE: Sight.NONE,
}


def sight(outcome: pathways.Outcome, reads: Collection[str], facts: Mapping[str, Any]) -> Sight:
    """How a criterion stands that reads these facts."""
    if outcome.value in _PLAIN:
        return _PLAIN[outcome.value]
    if pathways.Reason.MISSING_EVIDENCE not in outcome.reasons:
        return Sight.WEIGH
    if to_ask(reads, facts) or not pathways.findings_of_authorities().intersection(reads):
        return Sight.OPEN
    return Sight.AUTHORITY


_TOLD = {ToldValue.MET: Sight.MET, ToldValue.NOT_MET: Sight.NOT_MET}


def as_told(own: Sight, told: ToldCriterion | None) -> Sight:
    """How it stands once an authority has told its value.

    What only the authority can find out, or weighs, stands as it was told. What counselling sees for itself stays as it
    sees it, because facts may have changed since; only what was still open is met once the authority says so.
    """
    said = _TOLD.get(told.value) if told else None
    if said is None or own not in (Sight.AUTHORITY, Sight.WEIGH, Sight.OPEN):
        return own
    return own if own is Sight.OPEN and said is not Sight.MET else said


def to_ask(reads: Collection[str], facts: Mapping[str, Any]) -> tuple[str, ...]:
    """The facts among these that nobody knows or that are only claimed, and that counselling may ask for."""
    return tuple(key for key in _to_be_asked(tuple(reads)) if key not in facts or is_claimed(facts[key]))


@cache
def _to_be_asked(reads: tuple[str, ...]) -> tuple[str, ...]:
    findings = pathways.findings_of_authorities()
    return tuple(key for key in reads if key not in findings and pathways.has_to_be_asked(key))


def is_claimed(value: Any) -> bool:
    """Whether something of a fact is only claimed."""
    if isinstance(value, Mapping):
        return value.get("evidence") == "claimed"
    return isinstance(value, list) and any(is_claimed(item) for item in value)
