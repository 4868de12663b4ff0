"""Figures of the authorities' procedures: added once per closed period, suppressed before they arrive."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext_lazy as _

from kim.kernel import access
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.errors import RuleViolation
from kim.kernel.periods import Period
from kim.steering.actions.evidence import is_new, require_closed
from kim.steering.models import ApplicationTable, OutcomeCell, OutcomeTable, StageDuration


@action("applications_published", _("Figures on applications were published"))
def publish_applications(*, actor: Actor, group: str, period: Period, k: int, total: int) -> ApplicationTable | None:
    """Add how many applications arrived. None if this or a later period is there already. `below_k`, `quarter_open`."""
    access.require(actor, "add", ApplicationTable)
    require_closed(period)
    _require_k([total], k)
    if not is_new(ApplicationTable, period, group=group):
        return None
    return ApplicationTable.objects.create(
        group=group, period=period.key, last_quarter=period.last.key, k=k, total=total
    )


@action("outcomes_published", _("Figures on outcomes and durations were published"))
def publish_outcomes(
    *,
    actor: Actor,
    group: str,
    period: Period,
    k: int,
    total: int,
    outcomes: Mapping[str, int],
    others: int | None,
    durations: Sequence[tuple[str, int, int, int, int]],
) -> OutcomeTable | None:
    """Add what became of ended procedures, and how long their stages took: (kind, number, quartiles in weeks).

    None if this or a later period is there already. `below_k` for any number under `k`, `quarter_open`.
    """
    access.require(actor, "add", OutcomeTable)
    require_closed(period)
    counted = [number for _kind, number, *_weeks in durations]
    _require_k([total, *outcomes.values(), *counted, *([] if others is None else [others])], k)
    if not is_new(OutcomeTable, period, group=group):
        return None
    table = OutcomeTable.objects.create(
        group=group, period=period.key, last_quarter=period.last.key, k=k, total=total, others=others
    )
    for outcome, number in outcomes.items():
        OutcomeCell.objects.create(table=table, outcome=outcome, total=number, k=k)
    for kind, number, lower, median, upper in durations:
        given = {"kind": kind, "total": number, "lower": lower, "median": median, "upper": upper, "k": k}
        StageDuration.objects.create(table=table, **given)
    return table


def _require_k(shown: Sequence[int], k: int) -> None:
    if min(shown) < k:
        raise RuleViolation("below_k", _("A count below the smallest number that may be shown."))
