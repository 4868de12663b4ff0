"""The list of procedures: what each row shows, and how it is narrowed. Constant number of statements."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from kim.kernel import clock
from kim.kernel.actor import Actor
from kim.procedures.models import ChecklistLine, HeldTitle, Procedure
from kim.procedures.models.procedure import IS_OPEN
from kim.procedures.queries import law, stages
from kim.procedures.rules import checklist
from kim.procedures.rules.checklist import Progress
from kim.procedures.rules.codes import PaperState
from kim.procedures.rules.stages import Lasted, total_days
from kim.procedures.rules.title_ends import HALF_A_YEAR
from kim.ui import tally
from kim.ui.tally import Tally


class View(StrEnum):
    """Ready-made filters, by the word in the address."""

    OPEN = "offen"
    MINE = "meine"
    COMPLETE = "vollstaendig"
    MISSING = "unterlagen-fehlen"
    TITLE_ENDS = "titel-laeuft-ab"
    ENDED = "beendet"


@dataclass(frozen=True)
class Row:
    """One procedure as the list shows it."""

    procedure: Procedure
    pathway: law.Pathway
    stages: tuple[Lasted, ...]
    days: int
    papers: Progress
    title: HeldTitle | None

    @property
    def stage(self) -> str:
        return self.stages[-1].name if self.stages else ""


def found(actor: Actor, view: View, *, name: str = "", pathway: str = "", stage: str = "") -> QuerySet[Any]:
    """The procedures of the own unit that fit, longest waiting first."""
    visible = Procedure.objects.visible_to(actor).filter(_of(view, actor))
    if pathway:
        visible = visible.filter(pathway=pathway)
    if stage:
        visible = visible.filter(
            procedurestages__key=stage, procedurestages__ended_on__isnull=view is not View.ENDED
        ).distinct()
    for word in name.split():
        visible = visible.filter(Q(applicant_name__icontains=word) | Q(number__iexact=word))
    order = ("-decided_on", "-pk") if view is View.ENDED else ("applied_on", "pk")
    return visible.order_by(*order)


def counts(actor: Actor) -> dict[View, int]:
    """How many each ready-made filter finds, by one statement."""
    amounts = tally.count([Tally([found(actor, view)]) for view in View])
    return {view: amount or 0 for view, amount in zip(View, amounts, strict=True)}


def rows(procedures: Iterable[Procedure] | QuerySet[Any]) -> list[Row]:
    """Rows for a page of procedures."""
    today = clock.today()
    listed = _with_parts(procedures)
    return [_row(each, today) for each in listed]


def _with_parts(procedures: Any) -> list[Procedure]:
    keys = [each.pk for each in procedures]
    fetched = (
        Procedure.objects.filter(pk__in=keys)
        .select_related("officer__user")
        .prefetch_related(
            "procedurestages", "checklistlines", Prefetch("earlier_titles", HeldTitle.objects.order_by("-valid_to"))
        )
    )
    by_key = {each.pk: each for each in fetched}
    return [by_key[key] for key in keys if key in by_key]


def _row(procedure: Procedure, today: date) -> Row:
    lasted = tuple(stages.lasted(procedure))
    lines = [(line.state, line.is_own) for line in procedure.checklistlines.all()]
    return Row(
        procedure,
        law.pathway(procedure.pathway),
        lasted,
        total_days(lasted, stages.until(procedure, today)),
        checklist.progress(lines),
        next(iter(procedure.earlier_titles.all()), None),
    )


def _of(view: View, actor: Actor) -> Q:
    missing = Q(pk__in=ChecklistLine.objects.filter(is_own=False, state=PaperState.MISSING).values("procedure"))
    ending = HeldTitle.objects.filter(valid_to__lte=clock.today() + HALF_A_YEAR).values("followed_by")
    return {
        View.OPEN: IS_OPEN,
        View.MINE: IS_OPEN & Q(officer=actor.membership_id),
        View.COMPLETE: IS_OPEN & ~missing,
        View.MISSING: IS_OPEN & missing,
        View.TITLE_ENDS: IS_OPEN & Q(pk__in=ending),
        View.ENDED: ~IS_OPEN,
    }[view]


__all__ = ["Row", "View", "counts", "found", "rows"]
