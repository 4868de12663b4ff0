"""What becomes of a structural issue, up to the agenda."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from kim.kernel import access, clock, locking
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.errors import Conflict, RuleViolation
from kim.kernel.periods import Quarter
from kim.kernel.transitions import ForbiddenChange
from kim.organisations import api as organisations
from kim.steering.models import IssueObservation, IssueOption, IssueStage, Observation, StructuralIssue
from kim.steering.oparl import traces
from kim.steering.queries.ranking import order_now
from kim.steering.rules.codes import IssueState
from kim.steering.rules.transitions import ISSUE


@action("issue_described", _("A structural issue was described"))
def describe(*, actor: Actor, observations: Iterable[Observation] = (), **fields: Any) -> StructuralIssue:
    """Start an issue, with or without observations that show it. Numbered within the year."""
    access.require(actor, "add", StructuralIssue)
    year = clock.today().year
    held = StructuralIssue.objects.select_for_update().filter(year=year)
    serial = max((issue.serial for issue in held), default=0) + 1
    issue = StructuralIssue.objects.create(year=year, serial=serial, described_on=clock.today(), **fields)
    IssueStage.objects.create(issue=issue, state=issue.state, on=clock.today())
    if chosen := list(observations):
        cluster(actor=actor, issue=issue, observations=chosen)
    return issue


@action("issue_edited", _("The paper of an issue was edited"))
def edit(*, actor: Actor, issue: StructuralIssue, version: int, **fields: Any) -> StructuralIssue:
    """Change the paper. Raises `Conflict` if somebody else saved first."""
    access.require(actor, "edit", issue)
    unknown = set(fields) - set(StructuralIssue.EDITABLE)
    if unknown:
        raise ValueError(f"not editable: {sorted(unknown)}")
    edited = locking.update(issue, version, **fields)
    if "is_public" in fields:
        traces.keep()
    return edited


@action("issue_options_set", _("The possibilities of an issue were set"))
def set_options(
    *, actor: Actor, issue: StructuralIssue, options: Sequence[Mapping[str, Any]], version: int | None = None
) -> None:
    """Replace the lettered possibilities. Each has title, text, effort and is_preferred.

    Raises `Conflict` if the issue is no longer in the `version` that was shown.
    """
    access.require(actor, "edit", issue)
    if version is not None:
        locking.update(issue, version)
    issue.options.all().delete()
    for position, option in enumerate(options, start=1):
        IssueOption.objects.create(issue=issue, position=position, **option)


@action("observations_clustered", _("Observations were put together under an issue"))
def cluster(*, actor: Actor, issue: StructuralIssue, observations: Iterable[Observation]) -> None:
    """Say that observations show this issue. What a closed period has counted stays: they count from the next one."""
    access.require(actor, "edit", issue)
    start = _first_open_quarter(issue)
    for observation in observations:
        _require_same_kind(issue, observation)
        if IssueObservation.objects.filter(observation=observation).exists():
            raise RuleViolation("already_clustered", _("This observation already belongs to an issue."), "observations")
        IssueObservation.objects.create(issue=issue, observation=observation, counts_from=start)
    if issue.state == IssueState.DESCRIBED:
        advance(actor=actor, issue=issue, state=IssueState.CLUSTERED)


def _require_same_kind(issue: StructuralIssue, observation: Observation) -> None:
    if issue.kind != observation.kind:
        raise RuleViolation(
            "other_kind",
            _("An issue is about obstacles or about strengths. Choose observations of one kind, or a new issue."),
            "observations",
        )


def _first_open_quarter(issue: StructuralIssue) -> str:
    last = issue.evidence.aggregate(last=Max("last_quarter"))["last"]
    return Quarter.from_key(last).next().key if last else ""


@action("observation_taken_out", _("An observation was taken out of an issue"))
def take_out(*, actor: Actor, observation: Observation) -> None:
    """Put an observation back into the inbox. Published evidence stays as it is."""
    membership = IssueObservation.objects.filter(observation=observation).select_related("issue").first()
    if membership is None:
        raise RuleViolation("not_clustered", _("This observation belongs to no issue."))
    access.require(actor, "edit", membership.issue)
    membership.delete()


@action("issue_ranked", _("An issue was ranked"))
def rank(*, actor: Actor, issue: StructuralIssue, rank: int, version: int | None = None) -> StructuralIssue:
    """Give a submitted issue its place among those that wait. Raises `Conflict` if somebody else saved first."""
    access.require(actor, "edit", issue)
    locking.update(issue, version, rank=rank)
    if issue.state != IssueState.RANKED:
        advance(actor=actor, issue=issue, state=IssueState.RANKED)
    return issue


@action("issues_ordered", _("The issues that wait were put in order"))
def put_in_order(*, actor: Actor, ranks: Iterable[tuple[StructuralIssue, int]], version: int | None = None) -> None:
    """Give several issues their rank at once.

    Raises `Conflict` if the order as a whole is no longer in the `version` that was shown.
    """
    if version is not None and (now := order_now(locked=True)).version != version:
        raise Conflict(now)
    for issue, number in ranks:
        rank(actor=actor, issue=issue, rank=number)


@action("issue_advanced", _("An issue changed its state"))
def advance(*, actor: Actor, issue: StructuralIssue, state: IssueState, note: str = "") -> StructuralIssue:
    """Bring an issue into `state`, by the table of the rules. Submitting needs evidence, or a reason why it weighs."""
    access.require(actor, "edit", issue)
    try:
        ISSUE.require(IssueState(issue.state), state)
    except ForbiddenChange as error:
        raise RuleViolation("forbidden_change", _("The issue cannot take this state now."), "state") from error
    if state is IssueState.SUBMITTED:
        _require_weight(issue)
    locking.update(issue, state=state)
    IssueStage.objects.create(issue=issue, state=state, on=clock.today(), note=note)
    return issue


def _require_weight(issue: StructuralIssue) -> None:
    if not organisations.keeps_case_files():
        # Nothing is ever counted here: what municipalities and partners noted by hand has to do.
        return
    if not issue.why_grave.strip() and not issue.evidence.exists():
        raise RuleViolation(
            "no_weight",
            _("No figures may be shown for this issue yet. Say on the paper why it is grave although rare."),
            "why_grave",
        )
