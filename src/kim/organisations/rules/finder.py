"""Who is responsible for a topic: for this person, here, on this date.

Basis: the district's responsibility matrix (its data files). The key of a responsibility is topic, place, school form,
aspect and period, and for one key there is one office; `overlaps` finds violations, the database refuses them.

- An entry without school form answers for every form that no other entry of the same place names.
- Without a school form in the question, general entries answer; where there are only entries by form, all of them do,
  and the answer says that the school form decides.
- Service supervision is told beside the professional one, never instead of it.
- Nobody is an answer: no office, the district's remark, and the next best contact.

It deliberately does not guess: it knows no default office, does not read names, and does not turn a missing entry
into "the district".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from kim.organisations.rules.codes import Aspect, SchoolForm, Topic
from kim.organisations.rules.periods import ALWAYS, EVERY_AGE, Ages, Period

T = TypeVar("T")


@dataclass(frozen=True)
class Office:
    """An office as one names it to a client. `contact` holds the lines that are known, none if nothing is."""

    id: str
    name: str
    short_name: str = ""
    organisation: str = ""
    kind: str = ""
    organisation_kind: str = ""
    municipality: str = ""
    contact: tuple[str, ...] = ()


@dataclass(frozen=True)
class Responsibility:
    """One office answers for one topic in one place; `school_form` None: for every form not named elsewhere."""

    topic: Topic
    place: str
    office: Office
    reason: str
    basis: str
    school_form: SchoolForm | None = None
    aspect: Aspect = Aspect.PROFESSIONAL
    period: Period = ALWAYS
    ages: Ages = EVERY_AGE
    as_of: str = ""


@dataclass(frozen=True)
class Remark:
    """A sentence for one topic and place; `only_if_nobody` ones name the next best contact."""

    topic: Topic
    place: str
    text: str
    school_forms: frozenset[SchoolForm] = frozenset()
    only_if_nobody: bool = False
    next_contacts: tuple[Office, ...] = ()
    period: Period = ALWAYS


@dataclass(frozen=True)
class Question:
    """`school_form` and `age` (completed years) None: not known."""

    topic: Topic
    place: str
    on: date
    school_form: SchoolForm | None = None
    age: int | None = None


class Decides(StrEnum):
    """What was not asked and would have changed the answer."""

    SCHOOL_FORM = "school_form"
    AGE = "age"


@dataclass(frozen=True)
class Found:
    """An office with the reason in one sentence and the source of the claim."""

    office: Office
    reason: str
    basis: str
    as_of: str = ""


@dataclass(frozen=True)
class Answer:
    """`also` and `remarks` are sentences beside the offices; `note` is all of them in words for people."""

    question: Question
    offices: tuple[Found, ...]
    also: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    next_contacts: tuple[Office, ...] = ()
    decides: frozenset[Decides] = frozenset()
    note: str = ""


def find(
    question: Question,
    responsibilities: Iterable[Responsibility],
    remarks: Iterable[Remark] = (),
    last_resort: Sequence[Office] = (),
) -> Answer:
    """Answer `question`; `last_resort` are the contacts where nobody is responsible and no remark names one."""
    live = [one for one in responsibilities if _applies(one, question)]
    professional = [one for one in live if one.aspect is Aspect.PROFESSIONAL]
    chosen = _chosen(professional, question)
    fitting = [one for one in remarks if _fits(one, question, nobody=not chosen)]
    contacts = () if chosen else _unique(office for one in fitting for office in one.next_contacts)
    return Answer(
        question=question,
        offices=_offices(chosen),
        also=_also(live, chosen, question),
        remarks=_unique(one.text for one in fitting),
        next_contacts=contacts or (() if chosen else tuple(last_resort)),
        decides=_decides(chosen, question),
    )


def _applies(one: Responsibility, question: Question) -> bool:
    return (
        one.topic is question.topic
        and one.place == question.place
        and one.period.contains(question.on)
        and one.ages.fits(question.age)
    )


def _chosen(professional: list[Responsibility], question: Question) -> list[Responsibility]:
    general = [one for one in professional if one.school_form is None]
    if question.school_form is None:
        return general or professional
    return [one for one in professional if one.school_form is question.school_form] or general


def _also(live: list[Responsibility], chosen: list[Responsibility], question: Question) -> tuple[str, ...]:
    """Service supervision of the form asked for (of all forms if none was); special forms beside a general office."""
    beside = [one for one in live if one not in chosen and question.school_form in (None, one.school_form)]
    return _unique(one.reason for one in beside)


def _offices(chosen: list[Responsibility]) -> tuple[Found, ...]:
    return _unique(Found(one.office, one.reason, one.basis, one.as_of) for one in chosen)


def _decides(chosen: list[Responsibility], question: Question) -> frozenset[Decides]:
    if len({one.office.id for one in chosen}) < 2:
        return frozenset()
    by_age = question.age is None and any(one.ages.is_limited for one in chosen)
    by_form = question.school_form is None and any(one.school_form for one in chosen)
    return frozenset([Decides.AGE] * by_age + [Decides.SCHOOL_FORM] * by_form)


def _fits(one: Remark, question: Question, *, nobody: bool) -> bool:
    return (
        one.topic is question.topic
        and one.place == question.place
        and one.period.contains(question.on)
        and (not one.school_forms or question.school_form in one.school_forms)
        and (nobody or not one.only_if_nobody)
    )


def _unique(items: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(items))
