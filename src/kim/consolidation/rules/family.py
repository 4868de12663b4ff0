"""Who of a household could follow whom: rights that hang on the right of another person.

Basis: § 25a Abs. 2 (spouse, children, parents of a well-integrated minor), § 25b Abs. 4 AufenthG, § 10 Abs. 2 StAG.
Parents of a minor have to meet what S. 1 names; the facts of the rules know no parent, but S. 3 lets a spouse follow
"under the conditions of S. 1", so these conditions are worked out as for a spouse, apart from the child's own way. Who
has the care of the child (S. 1: personensorgeberechtigt) no rule reads: the page says that it has to be asked.
What this does not do: say that somebody should rather follow than go an own way.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
_OF_A_SPOUSE = frozenset({"principal", "marital", "birth_date", "entry_date"})
"""Read for the relation and the other one's way, not for the conditions of S. 1."""


@dataclass(frozen=True)
class Following:
    """One person could follow another on one way. `missing`: what has to be shown for it.

    `leads_from`: the earliest day of the other one's own way, where it lies ahead.
    """

    person: int
    other: int
    rule: str
    norm: str
    sight: Sight
    missing: tuple[str, ...] = ()
    leads_from: date | None = None


def followings(
    facts: Mapping[int, Mapping[str, Any]], relations: Mapping[tuple[int, int], str], at: date
) -> list[Following]:
    """Every right that could be derived and that has not failed; `facts` by person, `relations` as people give them."""
    found: list[Following] = []
    for (person, other), relation in relations.items():
        if person in facts and other in facts and relation in _RELATIONS:
            found += _rights(person, other, relation, facts, at)
    parents = [
        _parent(parent, child, facts, at, leads)
        for (child, parent), relation in relations.items()
        if relation == "child" and {child, parent} <= facts.keys() and (leads := _leads(facts[child], at))
    ]
    return [one for one in [*found, *parents] if one.sight not in (Sight.NOT_MET, Sight.NONE)]


def _rights(
    person: int, other: int, relation: str, facts: Mapping[int, Mapping[str, Any]], at: date
) -> Iterator[Following]:
    """Worked out as if each right were claimed: the claim itself is no fact."""
    principal = {"person": _NAME, "relation": relation, "lives_together": True}
    own = {**facts[person], "principal": principal}
    found = pathways.evaluate_rules(DERIVED, own, at, others={_NAME: facts[other]})
    for rule, (criterion, norm) in DERIVED.items():
        outcome = found[rule].criteria[criterion]
        how = sight(outcome, pathways.reads(rule, criterion), own)
        yield Following(person, other, rule, norm, how, outcome.missing)


def _parent(parent: int, child: int, facts: Mapping[int, Mapping[str, Any]], at: date, leads_from: date) -> Following:
    """The own conditions of a parent; how the child's way stands is told apart by its day."""
    own = {**facts[parent], "principal": {"person": _NAME, "relation": "spouse", "lives_together": True}}
    criterion, _norm = DERIVED["25a"]
    outcome = pathways.evaluate_rule("25a", own, at, others={}).criteria[criterion]
    missing = tuple(text for text in outcome.missing if text != pathways.PRINCIPAL_UNKNOWN)
    reads = [key for key in pathways.reads("25a", criterion) if key not in _OF_A_SPOUSE]
    # With everything shown the authority still weighs it: a parent *may* get the title.
    how = sight(outcome, reads, own) if missing or outcome.value is not pathways.Value.UNKNOWN else Sight.WEIGH
    return Following(parent, child, "25a", PARENTS, how, missing, leads_from if leads_from > at else None)


def _leads(child: Mapping[str, Any], at: date) -> date | None:
    """The earliest day of a minor's own way under § 25a, if they are still a minor then; None if it is closed."""
    born = child.get("birth_date")
    day = pathways.earliest("25a", child, at).day
    return day if born and day and day < date(born.year + ADULT, born.month, min(born.day, 28)) else None
