"""What a measure became: written down, changed, ended."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kim.kernel import access, clock, locking
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.errors import RuleViolation
from kim.organisations.models import Organisation
from kim.steering.models import AgreementParty, Measure, MeasureResult
from kim.steering.queries.posts import same_posts
from kim.steering.rules.results import ResultKind, ResultProblem, TypedResult, result_problems

Party = Organisation | str
MESSAGES: dict[ResultProblem, tuple[str, str | Promise]] = {
    ResultProblem.ENDS_BEFORE_IT_STARTS: ("until", _("The end lies before the beginning.")),
    ResultProblem.NO_PARTIES: ("parties", _("An agreement has two parties at least.")),
    ResultProblem.NO_REVIEW: ("review_on", _("Please say when the agreement is looked at again.")),
    ResultProblem.NO_SHARE: ("posts", _("Please say how many posts.")),
    ResultProblem.NO_SUBJECT_OR_PLACE: ("life_area", _("Please choose a life area or a municipality.")),
    ResultProblem.NO_REFERENCE: ("reference", _("Please say which one, so that it is found again.")),
    ResultProblem.NO_PLACE_OF_POSTS: ("unit", _("Please say where the posts are.")),
}


@action("measure_result_noted", _("It was noted what a measure became"))
def note(
    *,
    actor: Actor,
    measure: Measure,
    kind: ResultKind,
    first: date,
    until: date | None = None,
    parties: Sequence[Party] = (),
    **fields: Any,
) -> MeasureResult:
    """Note a result of a measure. Those who noted the issue read it as long as it is valid."""
    access.require(actor, "add", MeasureResult)
    _check(kind, first, until, parties, fields)
    if kind is ResultKind.STAFF_SHARE:
        _end_the_share_before(first, fields)
    made = MeasureResult.objects.create(measure=measure, kind=kind, valid=_range(first, until), **fields)
    _set_parties(made, parties)
    return made


def _end_the_share_before(first: date, fields: dict[str, Any]) -> None:
    """A new share of the same posts ends the one that held until then; both stay readable."""
    for before in same_posts(fields, MeasureResult.objects.filter(valid__contains=first)):
        if before.valid.lower >= first:
            sentence = _("A share that begins on this day, or later, is written down already.")
            raise RuleViolation("share_is_there", sentence, "first")
        locking.update(before, valid=DateRange(before.valid.lower, first, "[)"))


@action("measure_result_edited", _("What a measure became was changed"))
def edit(
    *,
    actor: Actor,
    result: MeasureResult,
    version: int,
    first: date,
    until: date | None = None,
    parties: Sequence[Party] = (),
    **fields: Any,
) -> MeasureResult:
    """Change a result; its kind stays. An end that is over lets it vanish from casework by itself."""
    access.require(actor, "edit", result)
    _check(ResultKind(result.kind), first, until, parties, fields)
    locking.update(result, version, valid=_range(first, until), **fields)
    _set_parties(result, parties)
    return result


@action("measure_result_reviewed", _("What a measure became was looked at again"))
def review(*, actor: Actor, result: MeasureResult, version: int, again_on: date) -> MeasureResult:
    """It still holds; somebody looks again on `again_on`."""
    access.require(actor, "edit", result)
    if again_on <= clock.today():
        raise RuleViolation("no_future_day", _("Please choose a day to come."), "again_on")
    return locking.update(result, version, review_on=again_on)


def _check(kind: ResultKind, first: date, until: date | None, parties: Sequence[Party], fields: dict[str, Any]) -> None:
    typed = TypedResult(
        kind=kind,
        first=first,
        until=until,
        review_on=fields.get("review_on"),
        parties=len(set(parties)),
        posts=fields.get("posts"),
        has_subject_or_place=bool(fields.get("life_area") or fields.get("municipality")),
        has_reference=bool(fields.get("reference")),
        has_unit=fields.get("unit") is not None,
    )
    for problem in result_problems(typed):
        field, message = MESSAGES[problem]
        raise RuleViolation(problem, message, field)


def _set_parties(result: MeasureResult, parties: Sequence[Party]) -> None:
    result.parties.all().delete()
    for party in dict.fromkeys(parties):
        named = {"other": party} if isinstance(party, str) else {"organisation": party}
        AgreementParty.objects.create(result=result, **named)


def _range(first: date, until: date | None) -> DateRange:
    return DateRange(first, until + timedelta(days=1) if until else None, "[)")
