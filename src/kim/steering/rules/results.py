"""What a measure can become, and what each kind of it needs.

What it decides: which particulars are missing. Basis: a change that nobody can find again changes nothing, an agreement
between partners is reviewed, a share of posts is at an office and for a subject or a place. Guidance is a kind of its
own with rules of its own. What it does not do: change the plan template or the responsibility; each is changed by the
context that owns it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ResultKind(StrEnum):
    """What came of a measure, beside guidance."""

    STEP_TEMPLATE = "step_template"
    RESPONSIBILITY = "responsibility"
    STAFF_SHARE = "staff_share"
    COOPERATION_AGREEMENT = "cooperation_agreement"
    TRAINING = "training"


# What comes about by changing something elsewhere has a way of its own and is not typed as a note.
CHANGED_ELSEWHERE = frozenset({ResultKind.STEP_TEMPLATE, ResultKind.RESPONSIBILITY})


class StaffPart(StrEnum):
    """Which work a share of posts is for."""

    COORDINATION = "coordination"
    CASE_MANAGEMENT = "case_management"


class ResultProblem(StrEnum):
    """What is missing."""

    ENDS_BEFORE_IT_STARTS = "ends_before_it_starts"
    NO_PARTIES = "no_parties"
    NO_REVIEW = "no_review"
    NO_SHARE = "no_share"
    NO_SUBJECT_OR_PLACE = "no_subject_or_place"
    NO_REFERENCE = "no_reference"
    NO_PLACE_OF_POSTS = "no_place_of_posts"


@dataclass(frozen=True)
class TypedResult:
    """A result as typed. `until` is the last day, None without an end; `posts` are full-time equivalents."""

    kind: ResultKind
    first: date
    until: date | None = None
    review_on: date | None = None
    parties: int = 0
    posts: float | None = None
    has_subject_or_place: bool = False
    has_reference: bool = False
    has_unit: bool = False


def result_problems(typed: TypedResult) -> tuple[ResultProblem, ...]:
    """All that is missing or cannot be true."""
    found: list[ResultProblem] = []
    if typed.until and typed.until < typed.first:
        found.append(ResultProblem.ENDS_BEFORE_IT_STARTS)
    if typed.kind is ResultKind.COOPERATION_AGREEMENT:
        found += [ResultProblem.NO_PARTIES] if typed.parties < 2 else []
        found += [ResultProblem.NO_REVIEW] if typed.review_on is None else []
    if typed.kind is ResultKind.STAFF_SHARE:
        found += [ResultProblem.NO_SHARE] if not typed.posts else []
        found += [ResultProblem.NO_SUBJECT_OR_PLACE] if not typed.has_subject_or_place else []
        found += [ResultProblem.NO_PLACE_OF_POSTS] if not typed.has_unit else []
    if typed.kind in (ResultKind.STEP_TEMPLATE, ResultKind.RESPONSIBILITY) and not typed.has_reference:
        found.append(ResultProblem.NO_REFERENCE)
    return tuple(found)


def is_to_review(review_on: date | None, until: date | None, today: date, ahead: int = 60) -> bool:
    """True if somebody has to look at it within `ahead` days, or should have."""
    return any(day is not None and (day - today).days <= ahead for day in (review_on, until))
