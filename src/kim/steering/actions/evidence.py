"""Figures of closed periods are added once. They arrive suppressed: nothing below k is ever written here."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from kim.kernel import access, clock
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.errors import RuleViolation
from kim.kernel.periods import Period
from kim.organisations import api as organisations
from kim.steering.models import EvidenceCell, EvidenceTable, FeedbackTable, Guidance, StructuralIssue
from kim.steering.models.evidence import ClosedPeriod


@action("evidence_published", _("Figures of a closed quarter were published"))
def publish(
    *,
    actor: Actor,
    issue: StructuralIssue,
    period: Period,
    k: int,
    total: int,
    reach: str,
    places: Mapping[str, int] | None = None,
    others: int | None = None,
    footnote: str = "",
) -> EvidenceTable | None:
    """Add the table of a closed period. None if this or a later period is there already: a second run adds nothing.

    `places`: cases by official key of the municipality, "" for an unknown place; KeyError for a key that is not one.
    """
    access.require(actor, "add", EvidenceTable)
    require_closed(period)
    shown = [total, *(places or {}).values(), *([] if others is None else [others])]
    if min(shown) < k:
        raise RuleViolation("below_k", _("A count below the smallest number that may be shown."))
    if not is_new(EvidenceTable, period, issue=issue):
        return None
    table = EvidenceTable.objects.create(
        issue=issue,
        period=period.key,
        last_quarter=period.last.key,
        k=k,
        total=total,
        others=others,
        reach=reach,
        footnote=footnote,
    )
    _add_cells(table, places or {})
    return table


def _add_cells(table: EvidenceTable, places: Mapping[str, int]) -> None:
    towns = {town.official_key: town for town in organisations.municipalities()}
    for key, cases in places.items():
        EvidenceCell.objects.create(table=table, municipality=towns[key] if key else None, total=cases, k=table.k)


@action("feedback_published", _("Figures on guidance were published"))
def publish_feedback(
    *,
    actor: Actor,
    guidance: Guidance,
    period: Period,
    k: int,
    helped: int | None,
    did_not_help: int | None,
    not_tried: int | None = None,
) -> FeedbackTable | None:
    """Add how often guidance helped, did not, or was not tried in a closed period. None if it is there already."""
    access.require(actor, "add", FeedbackTable)
    require_closed(period)
    if not is_new(FeedbackTable, period, guidance=guidance):
        return None
    return FeedbackTable.objects.create(
        guidance=guidance,
        period=period.key,
        last_quarter=period.last.key,
        k=k,
        helped=helped,
        did_not_help=did_not_help,
        not_tried=not_tried,
    )


def require_closed(period: Period) -> None:
    """Refuse a period that is not over: `quarter_open`."""
    if not period.last.is_closed_on(clock.today()):
        raise RuleViolation("quarter_open", _("Only closed quarters are counted."))


def is_new(model: type[ClosedPeriod], period: Period, **series: object) -> bool:
    """Periods of one series never overlap: the new one starts after everything that is there."""
    return not model._default_manager.filter(last_quarter__gte=period.first.key, **series).exists()
