"""What measures became: what holds today, what somebody has to look at, what has ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.functional import Promise

from kim.directory.rules.codes import CorrectionState
from kim.kernel import clock
from kim.kernel.actor import Actor
from kim.steering.models import MeasureResult, StructuralIssue
from kim.steering.rules.results import is_to_review


@dataclass(frozen=True)
class Results:
    """Results by where they stand on a day."""

    asked: list[MeasureResult]
    to_review: list[MeasureResult]
    current: list[MeasureResult]
    ended: list[MeasureResult]


def results(actor: Actor, on: date | None = None) -> Results:
    """All results that this person may see. What has ended is listed apart and shown nowhere else."""
    today = on or clock.today()
    rows = MeasureResult.objects.visible_to(actor).select_related("measure__issue", "municipality", "correction")
    asked: list[MeasureResult] = []
    over: list[MeasureResult] = []
    current: list[MeasureResult] = []
    for each in rows:
        state = each.correction.state if each.correction else CorrectionState.ACCEPTED
        is_over = state == CorrectionState.DECLINED or (each.until is not None and each.until < today)
        (over if is_over else asked if state == CorrectionState.OPEN else current).append(each)
    to_review = [each for each in current if is_to_review(each.review_on, each.until, today)]
    return Results(asked, to_review, [each for each in current if each not in to_review], over)


@dataclass(frozen=True)
class ResultNews:
    """What a measure became beside guidance, for those who noted the issue."""

    kind_label: str | Promise
    title: str
    content: str
    since: date


def news_of(issue: StructuralIssue) -> tuple[ResultNews, ...]:
    """What the measures of an issue became, as far as it is valid today; what is only asked for is no news yet."""
    rows = MeasureResult.objects.filter(measure__issue=issue, valid__contains=clock.today())
    rows = rows.filter(Q(correction=None) | Q(correction__state=CorrectionState.ACCEPTED))
    return tuple(ResultNews(row.get_kind_display(), row.title, row.content, row.valid.lower) for row in rows)
