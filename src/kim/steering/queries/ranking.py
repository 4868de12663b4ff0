"""Issues that wait for a decision, with everything that speaks for an early one."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Prefetch

from kim.kernel import clock
from kim.kernel.actor import Actor
from kim.kernel.anonymity import Reach
from kim.steering.models import IssueOption, StructuralIssue
from kim.steering.queries.board import Card, card_of, issues_for
from kim.steering.rules.codes import Influence, IssueState
from kim.steering.rules.ranking import Criterion, Standing, in_order, order_version

WAITING = (IssueState.SUBMITTED, IssueState.RANKED)


@dataclass(frozen=True)
class Line:
    """An issue with its reasons. `costs`: what the proposed possibilities say about it, empty if nobody said."""

    issue: StructuralIssue
    card: Card
    standing: Standing
    costs: list[str]


@dataclass(frozen=True)
class Order:
    """The issues that wait, with the version of their order as a whole."""

    issues: list[StructuralIssue]

    @property
    def version(self) -> int:
        return order_version((issue.public_id, issue.rank) for issue in self.issues)


def order_now(*, locked: bool = False) -> Order:
    """As it is stored; `locked` keeps others from changing it until the transaction ends."""
    waiting = StructuralIssue.objects.filter(state__in=WAITING).order_by("pk")
    return Order(list(waiting.select_for_update() if locked else waiting))


def waiting_lines(actor: Actor, criterion: Criterion) -> list[Line]:
    """What this person may see of the issues that wait, in order."""
    proposed = Prefetch("options", IssueOption.objects.filter(is_preferred=True).exclude(effort=""), to_attr="proposed")
    issues = issues_for(actor).filter(state__in=WAITING).prefetch_related(proposed).annotate(shown=Count("evidence"))
    lines = {issue.public_id: _line(issue) for issue in issues}
    return [lines[each.key] for each in in_order((line.standing for line in lines.values()), criterion)]


def _line(issue: StructuralIssue) -> Line:
    card = card_of(issue)
    standing = Standing(
        key=issue.public_id,
        number=issue.number,
        rank=issue.rank,
        step=card.step,
        reach=Reach(card.table.reach) if card.table else Reach.NOT_SHOWN,
        quarters=issue.shown,  # type: ignore[attr-defined]  # annotated above
        months=_months_since(issue),
        influence=Influence(issue.influence),
    )
    return Line(issue, card, standing, [option.effort for option in issue.proposed])  # type: ignore[attr-defined]


def _months_since(issue: StructuralIssue) -> int:
    today, then = clock.today(), issue.described_on
    return (today.year - then.year) * 12 + today.month - then.month - (today.day < then.day)
