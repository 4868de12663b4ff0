"""Merging and splitting issues. Whatever was counted stays where it was counted, and never counts again.

A published table is about the observations that an issue had when its quarter closed. If these could count a second
time elsewhere, two tables could be subtracted from each other. So both issues start a new series with the current
quarter; what no table has counted yet counts from then on, what one has counted does not. In doubt it was counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from kim.kernel import access, clock, locking
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.errors import RuleViolation
from kim.kernel.periods import Quarter
from kim.steering.actions import issues
from kim.steering.models import IssueObservation, IssueStage, Observation, StructuralIssue
from kim.steering.queries.series import series_of
from kim.steering.rules.codes import IssueState
from kim.steering.rules.series import Series, released_at_the_earliest
from kim.steering.rules.transitions import ISSUE


@action("issue_merged", _("An issue was merged into another"))
def merge(*, actor: Actor, issue: StructuralIssue, into: StructuralIssue) -> StructuralIssue:
    """End `issue` in favour of `into`. Its tables stay with it; both are named in the way of the issue."""
    access.require(actor, "edit", issue)
    access.require(actor, "edit", into)
    if issue.pk == into.pk:
        raise RuleViolation("same_issue", _("An issue cannot be merged into itself."), "into")
    if into.state in (IssueState.MERGED, IssueState.CLOSED):
        raise RuleViolation("issue_is_over", _("That issue is closed. Choose an open one."), "into")
    if issue.kind != into.kind:
        raise RuleViolation("other_kind", _("An obstacle and a strength cannot be merged."), "into")
    issues.advance(actor=actor, issue=issue, state=IssueState.MERGED, note=into.number)
    _restart(issue)
    _restart(into)
    issue.observations.update(issue=into)
    _note(into, _("merged with %(number)s") % {"number": issue.number})
    return locking.update(issue, merged_into=into)


@action("issue_split", _("An issue was split"))
def split(
    *, actor: Actor, issue: StructuralIssue, observations: Sequence[Observation], **fields: Any
) -> StructuralIssue:
    """Make a new issue of some of the observations of `issue`; at least one has to stay."""
    access.require(actor, "edit", issue)
    if not ISSUE.allows(IssueState(issue.state), IssueState.MERGED):
        raise RuleViolation("already_decided", _("This issue was decided. Describe a new one beside it."))
    chosen = {observation.pk for observation in observations}
    mine = set(issue.observations.values_list("observation_id", flat=True))
    if not chosen or not chosen <= mine:
        raise RuleViolation("none_chosen", _("Choose the observations that the new issue is about."), "observations")
    if chosen == mine:
        raise RuleViolation("none_left", _("At least one observation has to stay with this issue."), "observations")
    made = issues.describe(actor=actor, kind=issue.kind, **fields)
    _restart(issue)
    issue.observations.filter(observation__in=chosen).update(issue=made)
    locking.update(made, split_from=issue, series_from=_now())
    issues.advance(actor=actor, issue=made, state=IssueState.CLUSTERED, note=issue.number)
    _note(issue, _("split: %(number)s") % {"number": made.number})
    return made


def _restart(issue: StructuralIssue) -> None:
    """Begin a new series with this quarter; what no table has counted yet counts in it."""
    series = series_of(issue)
    rows = issue.observations.select_related("observation")
    waiting = [row.pk for row in rows if not _was_counted(row, series)]
    issue.observations.filter(pk__in=waiting).update(counts_from=_now())
    locking.update(issue, series_from=_now())


def _was_counted(row: IssueObservation, series: Series) -> bool:
    counts_from = Quarter.from_key(row.counts_from) if row.counts_from else None
    return series.has_counted(released_at_the_earliest(row.observation.week), counts_from)


def _now() -> str:
    return Quarter.of(clock.today()).key


def _note(issue: StructuralIssue, words: str) -> None:
    IssueStage.objects.create(issue=issue, state=issue.state, on=clock.today(), note=words)
