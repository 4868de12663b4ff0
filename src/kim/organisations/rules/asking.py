"""From the words of a question to an answer: codes are known or refused, with the valid ones named.

A municipality is named by its short key or by its official key. Nothing is matched loosely here: a mistyped topic
must not find the next best office.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from kim.organisations.rules.codes import SchoolForm, Topic
from kim.organisations.rules.finder import Answer, Office, Question, Remark, Responsibility, find

E = TypeVar("E", bound=StrEnum)


class UnknownCode(Exception):
    """`value` is none of `valid`."""

    def __init__(self, value: str, valid: tuple[str, ...]) -> None:
        super().__init__(f"{value!r} is none of {', '.join(valid)}")
        self.value = value
        self.valid = valid


class UnknownTopic(UnknownCode):
    """No such topic."""


class UnknownMunicipality(UnknownCode):
    """No such municipality in this district; `valid` are the short keys."""


class UnknownSchoolForm(UnknownCode):
    """No such school form."""


@dataclass(frozen=True)
class Place:
    """A municipality with both of its keys."""

    key: str
    official_key: str
    name: str
    kind: str = ""


@dataclass(frozen=True)
class Matrix:
    """All that a district says about responsibilities; `last_resort` answers questions that nothing answers."""

    places: tuple[Place, ...]
    responsibilities: tuple[Responsibility, ...]
    remarks: tuple[Remark, ...] = ()
    last_resort: tuple[Office, ...] = ()


def ask(
    matrix: Matrix, topic: str, municipality: str, on: date, school_form: str | None = None, age: int | None = None
) -> Answer:
    """Who is responsible? Raises `UnknownTopic`, `UnknownMunicipality` or `UnknownSchoolForm`."""
    question = Question(
        topic=_code(Topic, topic, UnknownTopic),
        place=place_of(matrix.places, municipality).key,
        on=on,
        school_form=_code(SchoolForm, school_form, UnknownSchoolForm) if school_form else None,
        age=age,
    )
    return find(question, matrix.responsibilities, matrix.remarks, matrix.last_resort)


def place_of(places: tuple[Place, ...], key: str) -> Place:
    """The municipality with this short or official key; `UnknownMunicipality` if there is none."""
    for place in places:
        if key in (place.key, place.official_key):
            return place
    raise UnknownMunicipality(key, tuple(place.key for place in places))


def _code(codes: type[E], value: str, error: type[UnknownCode]) -> E:
    try:
        return codes(value)
    except ValueError:
        raise error(value, tuple(code.value for code in codes)) from None
