"""Whom the offers reach, and whom not: age, stay and municipality against what directory and schemes offer.

Only what an offer says counts: one that names no topic does not fill a topic, one that says nothing of whom it is for
reaches nobody for sure, one for women only leaves the men of the cell. Such offers are named as perhaps. A group of
which some ages are left out is no group that is reached. Counts offers only, never people.

An overlap are several schemes of case management for the same person: somebody else may then be in charge already.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from kim.directory.rules.codes import Audience, Stay

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
    AgeBand.OLDER: (67, 99),
}
# What an audience says about age where the offer states no ages (§ 7 Abs. 1 SGB VIII for the young).
AGES_OF_AUDIENCE: dict[str, Ages] = {
    Audience.CHILDREN: (0, 13),
    Audience.YOUNG_PEOPLE: (14, 26),
    Audience.ADULTS: (18, 120),
    Audience.PARENTS: (18, 120),
    Audience.OLDER_PEOPLE: (60, 120),
}
# Of a group of one age and one stay these are only some.
SOME_ONLY = frozenset({Audience.WOMEN, Audience.PARENTS, Audience.DISABLED_PEOPLE})


@dataclass(frozen=True)
class Offer:
    """What is offered, as far as coverage asks; ages in completed years, both included.

    Empty stays and places exclude nobody. `says_whom`: it states a target group at all. `manages`: case management.
    """

    key: str
    name: str
    areas: frozenset[str] = frozenset()
    audiences: frozenset[str] = frozenset()
    stays: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    age_from: int | None = None
    age_to: int | None = None
    manages: bool = False
    says_whom: bool = True

    def is_open_to(self, stay: str, place: str) -> bool:
        """Whether somebody with this stay in this municipality may come."""
        return (not self.stays or stay in self.stays) and (not self.places or place in self.places)

    def is_for_age(self, age: int) -> bool:
        """Whether somebody of this age may come."""
        if self.age_from is not None or self.age_to is not None:
            return (self.age_from or 0) <= age <= (self.age_to if self.age_to is not None else age)
        spans = [AGES_OF_AUDIENCE[code] for code in self.audiences if code in AGES_OF_AUDIENCE]
        if not spans or Audience.EVERYONE in self.audiences:
            return True
        return any(least <= age <= most for least, most in spans)

    def says(self, area: str, audience: str) -> bool | None:
        """Whether it is for this topic and this target group (empty: any); None where it does not say so for all."""
        topic = None if area and not self.areas else not area or area in self.areas
        if audience:
            names = {audience, Audience.EVERYONE} & self.audiences
            whom = bool(names) or (None if not self.audiences else False)
        else:
            whom = None if not self.says_whom or (self.audiences and self.audiences <= SOME_ONLY) else True
        return False if False in (topic, whom) else None if None in (topic, whom) else True


@dataclass(frozen=True)
class Cell:
    """One group in one municipality: the offers that reach it or some of its ages, and those that perhaps do."""

    band: AgeBand
    stay: Stay
    offers: tuple[Offer, ...]
    perhaps: tuple[Offer, ...] = ()

    @property
    def is_gap(self) -> bool:
        return not self.offers

    @property
    def left_out(self) -> tuple[Ages, ...]:
        """The ages of the band that no offer reaches, as spans."""
        spans: list[Ages] = []
        for age in self._ages():
            if any(offer.is_for_age(age) for offer in self.offers):
                continue
            if spans and spans[-1][1] == age - 1:
                spans[-1] = (spans[-1][0], age)
            else:
                spans.append((age, age))
        return tuple(spans)

    @property
    def is_overlap(self) -> bool:
        """Whether somebody of one age finds more than one scheme of case management."""
        managing = [offer for offer in self.offers if offer.manages]
        return any(sum(offer.is_for_age(age) for offer in managing) > 1 for age in self._ages())

    def _ages(self) -> range:
        least, most = BANDS[self.band]
        return range(least, most + 1)


def cells(offers: Iterable[Offer], place: str, area: str = "", audience: str = "") -> list[Cell]:
    """All groups of a municipality, by stay and age; with `area` or `audience` only offers for them count."""
    said = [(offer, offer.says(area, audience)) for offer in offers]
    sure = [offer for offer, answer in said if answer]
    perhaps = [offer for offer, answer in said if answer is None]
    return [
        Cell(band, stay, _reaching(sure, ages, stay, place), _reaching(perhaps, ages, stay, place))
        for stay in Stay
        for band, ages in BANDS.items()
    ]


def _reaching(offers: Iterable[Offer], ages: Ages, stay: str, place: str) -> tuple[Offer, ...]:
    every = range(ages[0], ages[1] + 1)
    return tuple(offer for offer in offers if offer.is_open_to(stay, place) and any(map(offer.is_for_age, every)))
