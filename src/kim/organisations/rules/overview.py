"""The overview of responsibilities: one word per task and municipality.

It says *who* in the coarsest way that helps: the district, the town itself, a branch on the spot, another body, or
nobody. Which office exactly is the answer's business; where the school form decides, the overview says only that.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kim.organisations.rules.asking import Matrix, Place
from kim.organisations.rules.codes import OrganisationKind, Topic
from kim.organisations.rules.finder import Answer, Office, Question, find


class Holder(StrEnum):
    """Who answers, in one word. `OFFICE`: another body, shown by its own short name."""

    DISTRICT = "district"
    TOWN = "town"
    LOCAL = "local"
    OFFICE = "office"
    SEVERAL = "several"
    NOBODY = "nobody"


@dataclass(frozen=True)
class Cell:
    place: Place
    holder: Holder
    office: Office | None = None


@dataclass(frozen=True)
class Row:
    topic: Topic
    cells: tuple[Cell, ...]


def overview(matrix: Matrix, on: date, topics: Iterable[Topic] = Topic) -> tuple[Row, ...]:
    """One row per topic, one cell per municipality in the order of the matrix."""
    return tuple(_row(matrix, topic, on) for topic in topics)


def _row(matrix: Matrix, topic: Topic, on: date) -> Row:
    held = [one for one in matrix.responsibilities if one.topic is topic]
    answers = [(place, find(Question(topic, place.key, on), held)) for place in matrix.places]
    everywhere = [one.office.id for _, answer in answers for one in answer.offices]
    return Row(topic, tuple(_cell(place, answer, everywhere) for place, answer in answers))


def _cell(place: Place, answer: Answer, everywhere: list[str]) -> Cell:
    offices = [one.office for one in answer.offices]
    if not offices:
        return Cell(place, Holder.NOBODY)
    if len({office.id for office in offices}) > 1:
        return Cell(place, Holder.SEVERAL)
    return Cell(place, _holder(offices[0], place, everywhere), offices[0])


def _holder(office: Office, place: Place, everywhere: list[str]) -> Holder:
    if office.organisation_kind == OrganisationKind.DISTRICT_ADMINISTRATION:
        return Holder.DISTRICT
    if office.organisation_kind == OrganisationKind.MUNICIPAL_ADMINISTRATION and office.municipality == place.key:
        return Holder.TOWN
    is_branch = office.municipality == place.key and everywhere.count(office.id) == 1
    return Holder.LOCAL if is_branch else Holder.OFFICE
