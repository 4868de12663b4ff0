"""Whom the offers reach, and whom not: age band, stay and municipality against what directory and schemes offer.

A gap is a cell that nothing reaches, an overlap one that several schemes of case management reach at once (somebody
else may then be in charge already). Counts offers only, never people; what an offer does not state excludes nobody.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from kim.directory.rules.codes import Stay

Ages = tuple[int, int]


class AgeBand(StrEnum):
    """The bands in which offers usually think; both ages included."""

    CHILDREN = "children"
    YOUTH = "youth"
    YOUNG_ADULTS = "young_adults"
    ADULTS = "adults"
    OLDER = "older"


BANDS: dict[AgeBand, Ages] = {
    AgeBand.CHILDREN: (0, 11),
    AgeBand.YOUTH: (12, 17),
    AgeBand.YOUNG_ADULTS: (18, 26),
    AgeBand.ADULTS: (27, 66),
    AgeBand.OLDER: (67, 120),
}


@dataclass(frozen=True)
class Offer:
    """What is offered, as far as coverage asks. An empty set excludes nobody; `manages` means case management."""

    key: str
    name: str
    areas: frozenset[str] = frozenset()
    audiences: frozenset[str] = frozenset()
    stays: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    age_from: int | None = None
    age_to: int | None = None
    manages: bool = False

    def reaches(self, ages: Ages, stay: str, place: str) -> bool:
        """Whether somebody of the band, with this stay, in this municipality may come."""
        return (
            (self.age_from or 0) <= ages[1]
            and (self.age_to if self.age_to is not None else ages[1]) >= ages[0]
            and (not self.stays or stay in self.stays)
            and (not self.places or place in self.places)
        )


@dataclass(frozen=True)
class Cell:
    """One group in one municipality, and the offers that reach it."""

    band: AgeBand
    stay: Stay
    offers: tuple[Offer, ...]

    @property
    def is_gap(self) -> bool:
        return not self.offers

    @property
    def is_overlap(self) -> bool:
        return sum(offer.manages for offer in self.offers) > 1


def cells(offers: Iterable[Offer], place: str, area: str = "", audience: str = "") -> list[Cell]:
    """All groups of a municipality, by stay and age; with `area` or `audience` only offers for them count."""
    wanted = [
        offer
        for offer in offers
        if (not area or not offer.areas or area in offer.areas)
        and (not audience or not offer.audiences or audience in offer.audiences)
    ]
    return [
        Cell(band, stay, tuple(offer for offer in wanted if offer.reaches(ages, stay, place)))
        for stay in Stay
        for band, ages in BANDS.items()
    ]
