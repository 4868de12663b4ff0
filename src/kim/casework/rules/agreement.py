"""Who may agree to a plan for whom.

An adult agrees for themselves. For somebody who is surely a minor an adult of the household agrees, or a guardian who
is named (§§ 1626, 1629, 1789 BGB). Whose age is not known is asked like an adult. What this does not decide: who really
has custody.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

ADULT = 18


class AgreementProblem(StrEnum):
    """Why an agreement cannot be recorded."""

    NOBODY = "nobody"
    IN_FUTURE = "in_future"
    MINOR_ALONE = "minor_alone"
    FOR_ITSELF = "for_itself"
    TWO_GUARDIANS = "two_guardians"
    BY_A_MINOR = "by_a_minor"


@dataclass(frozen=True)
class Agreeing:
    """One agreement: keys are opaque. `by` is who spoke for `person` (empty: they themselves), or `by_name`."""

    person: str
    age: int | None
    on: date
    by: str = ""
    by_age: int | None = None
    by_name: str = ""


def problem(agreements: list[Agreeing], today: date) -> AgreementProblem | None:
    """The first thing that is wrong with these agreements; None if all is well."""
    if not agreements:
        return AgreementProblem.NOBODY
    return next((found for each in agreements if (found := _of(each, today))), None)


def is_minor(age: int | None) -> bool:
    """True if somebody is surely under age; an unknown age is not."""
    return age is not None and age < ADULT


def _of(each: Agreeing, today: date) -> AgreementProblem | None:
    if each.on > today:
        return AgreementProblem.IN_FUTURE
    if each.by and each.by_name:
        return AgreementProblem.TWO_GUARDIANS
    if each.by == each.person:
        return AgreementProblem.FOR_ITSELF
    if is_minor(each.age) and not (each.by or each.by_name):
        return AgreementProblem.MINOR_ALONE
    return AgreementProblem.BY_A_MINOR if each.by and is_minor(each.by_age) else None
