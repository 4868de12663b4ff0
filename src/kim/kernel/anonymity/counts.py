"""Counts before suppression: distinct cases and who contributed them. Never stored on the other side."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kim.kernel.periods import Period

DEFAULT_K = 5
LOWEST_K = 3
LEAST_CONTRIBUTORS = 2


def check_k(k: int) -> int:
    """Returns k. ValueError below the floor of 3."""
    if k < LOWEST_K:
        raise ValueError(f"k must be at least {LOWEST_K}")
    return k


@dataclass(frozen=True)
class Count:
    """A number of distinct cases and the case managers they come from (any opaque text)."""

    cases: int = 0
    contributors: frozenset[str] = field(default_factory=frozenset)

    def __post_init__(self) -> None:
        if self.cases < 0:
            raise ValueError("a count is not negative")

    def __add__(self, other: "Count") -> "Count":
        return Count(self.cases + other.cases, self.contributors | other.contributors)

    def may_be_shown(self, k: int) -> bool:
        """At least k cases and at least two contributors."""
        return self.cases >= k and len(self.contributors) >= LEAST_CONTRIBUTORS


@dataclass(frozen=True)
class Contribution:
    """One case that counts, by opaque keys: it is never written anywhere."""

    case: str
    contributor: str
    municipality: str


@dataclass(frozen=True)
class PeriodCounts:
    """What one closed period holds. Every municipality of the district stands in it, also with nought."""

    period: Period
    by_municipality: Mapping[str, Count]

    @property
    def total(self) -> Count:
        """The district."""
        return sum(self.by_municipality.values(), start=Count())


def tally(contributions: Iterable[Contribution], municipalities: Iterable[str], period: Period) -> PeriodCounts:
    """Counts each case once, in the municipality it was first seen in. KeyError for an unknown municipality."""
    cases: dict[str, set[str]] = {municipality: set() for municipality in municipalities}
    contributors: dict[str, set[str]] = {municipality: set() for municipality in cases}
    home: dict[str, str] = {}
    for contribution in contributions:
        municipality = home.setdefault(contribution.case, contribution.municipality)
        cases[municipality].add(contribution.case)
        contributors[municipality].add(contribution.contributor)
    counts = {key: Count(len(cases[key]), frozenset(contributors[key])) for key in cases}
    return PeriodCounts(period, counts)
