"""Who of a household could follow whom: rights that hang on the right of another person.

Basis: § 25a Abs. 2 (spouse, children, parents of a well-integrated minor), § 25b Abs. 4 AufenthG, § 10 Abs. 2 StAG. The
engine works out spouses, partners and children; that parents follow a minor is not worked out and is only named.
What this does not do: say that somebody should rather follow than go an own way.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from kim.consolidation.rules.codes import Sight
from kim.consolidation.rules.sight import sight
from kim.pathways import api as pathways

DERIVED: Mapping[str, tuple[str, str]] = {
    "25b": ("25b.family", "§ 25b Abs. 4 AufenthG"),
    "25a": ("25a.family", "§ 25a Abs. 2 AufenthG"),
    "10": ("10.family", "§ 10 Abs. 2 StAG"),
}
PARENTS = "§ 25a Abs. 2 S. 1 AufenthG"
ADULT = 18
_RELATIONS = ("spouse", "partner", "child")
_NAME = "other"


@dataclass(frozen=True)
class Following:
    """One person could follow another on one way. `missing`: what has to be shown for it."""

    person: int
    other: int
    rule: str
    norm: str
    sight: Sight
    missing: tuple[str, ...] = ()


def followings(
    facts: Mapping[int, Mapping[str, Any]], relations: Mapping[tuple[int, int], str], at: date
) -> list[Following]:
    """Every right that could be derived and that has not failed; `facts` by person, `relations` as people give them."""
    found = []
    for (person, other), relation in relations.items():
        if person in facts and other in facts and relation in _RELATIONS:
            found += [_following(person, other, relation, rule, facts, at) for rule in DERIVED]
    parents = [
        Following(parent, child, "25a", PARENTS, Sight.WEIGH)
        for (child, parent), relation in relations.items()
        if relation == "child" and {child, parent} <= facts.keys() and _leads(facts[child], at)
    ]
    return [one for one in [*found, *parents] if one.sight not in (Sight.NOT_MET, Sight.NONE)]


def _following(
    person: int, other: int, relation: str, rule: str, facts: Mapping[int, Mapping[str, Any]], at: date
) -> Following:
    """Worked out as if the right were claimed: the claim itself is no fact."""
    principal = {"person": _NAME, "relation": relation, "lives_together": True}
    own = {**facts[person], "principal": principal}
    criterion, norm = DERIVED[rule]
    outcome = pathways.evaluate_rule(rule, own, at, others={_NAME: facts[other]}).criteria[criterion]
    reads = pathways.reads(rule, criterion)
    return Following(person, other, rule, norm, sight(outcome, reads, own), outcome.missing)


def _leads(child: Mapping[str, Any], at: date) -> bool:
    """A minor whose own way under § 25a is not closed."""
    born = child.get("birth_date")
    if born is None or at >= date(born.year + ADULT, born.month, min(born.day, 28)):
        return False
    return pathways.earliest("25a", child, at).day is not None
