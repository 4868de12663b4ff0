"""To which situations a piece of guidance applies: a pure match over a closed list of coarse traits.

Guidance names values per trait; a trait that it leaves empty does not matter. A situation matches if
for every trait that the guidance names it shows at least one of the values. Basis: the closed list of
the border (life area, kind of obstacle, kind of office, legal domain, municipality, age band of a child
in the household). What this does not do: rank, remember who asked, or know anything finer.
"""

from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum

from kim.steering.rules.codes import ChildAgeBand, LegalDomain, LifeArea, ObstacleKind, OfficeKind


@dataclass(frozen=True)
class Traits:
    """The closed list. Municipalities are official keys; everything else is a core code."""

    life_areas: frozenset[LifeArea] = frozenset()
    obstacle_kinds: frozenset[ObstacleKind] = frozenset()
    office_kinds: frozenset[OfficeKind] = frozenset()
    legal_domains: frozenset[LegalDomain] = frozenset()
    municipalities: frozenset[str] = frozenset()
    child_age_bands: frozenset[ChildAgeBand] = frozenset()

    @property
    def is_empty(self) -> bool:
        """True if no trait is named at all."""
        return not any(getattr(self, trait.name) for trait in fields(self))


class ApplicabilityProblem(StrEnum):
    """Why guidance cannot be published like this."""

    NO_TRAIT = "no_trait"
    NO_END = "no_end"
    ENDS_BEFORE_IT_STARTS = "ends_before_it_starts"


@dataclass(frozen=True)
class Applicability:
    """When guidance applies and to what. Both days belong to the period."""

    traits: Traits
    valid_from: date
    valid_until: date

    def is_valid_on(self, day: date) -> bool:
        """True on every day of the period. Expired guidance is never matched."""
        return self.valid_from <= day <= self.valid_until


def applies(guidance: Applicability, situation: Traits, on: date) -> bool:
    """True if the guidance is valid on the day and shares a value in every trait that it names."""
    return guidance.is_valid_on(on) and all(
        not getattr(guidance.traits, trait.name)
        or getattr(guidance.traits, trait.name) & getattr(situation, trait.name)
        for trait in fields(Traits)
    )


def problems(traits: Traits, valid_from: date, valid_until: date | None) -> tuple[ApplicabilityProblem, ...]:
    """What keeps guidance from being published. Guidance for everybody and for ever is none."""
    found = []
    if traits.is_empty:
        found.append(ApplicabilityProblem.NO_TRAIT)
    if valid_until is None:
        found.append(ApplicabilityProblem.NO_END)
    elif valid_until < valid_from:
        found.append(ApplicabilityProblem.ENDS_BEFORE_IT_STARTS)
    return tuple(found)
