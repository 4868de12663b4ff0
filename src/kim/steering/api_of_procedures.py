"""The border of steering towards the authorities' procedures, on one page.

    procedures  ──►  ApplicationFigures   how many applications, per group and closed period, never below k
                ──►  OutcomeFigures       what became of them and how long stages took, already suppressed
    steering    ──►  Quarter, Quarter     from where the next figures may begin

Neither has an applicant, an authority, an officer, or a day on which something happened to somebody.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kim.kernel.actor import Actor
from kim.kernel.core_codes import ProcedureGroup, ProcedureOutcome, StageKind
from kim.kernel.periods import Period, Quarter
from kim.steering.actions import consolidation
from kim.steering.models import ApplicationTable, OutcomeTable
from kim.steering.queries import series


@dataclass(frozen=True)
class ApplicationFigures:
    """How many applications of a group reached the authorities in a closed period; at least `k`."""

    group: ProcedureGroup
    period: Period
    k: int
    total: int


@dataclass(frozen=True)
class Quartiles:
    """How long a kind of stage took in `total` procedures: three quartiles in whole weeks, in order."""

    kind: StageKind
    total: int
    lower: int
    median: int
    upper: int


@dataclass(frozen=True)
class OutcomeFigures:
    """What became of the procedures of a group that ended in a closed period. Every number is at least `k`.

    `outcomes` has those that may be shown; `others` is the sum of the rest, None where there is none to tell.
    """

    group: ProcedureGroup
    period: Period
    k: int
    total: int
    outcomes: Mapping[ProcedureOutcome, int]
    others: int | None
    durations: tuple[Quartiles, ...] = ()


def consolidation_series(group: ProcedureGroup) -> tuple[Quarter | None, Quarter | None]:
    """The first quarter that no table of a group covers, for applications and for outcomes; None: none yet."""
    return series.after_last(ApplicationTable, group=group), series.after_last(OutcomeTable, group=group)


def publish_applications(*, actor: Actor, figures: ApplicationFigures) -> bool:
    """Add how many applications arrived in a closed period. False if it was there already."""
    given = {"group": figures.group, "period": figures.period, "k": figures.k, "total": figures.total}
    return consolidation.publish_applications(actor=actor, **given) is not None  # type: ignore[arg-type]


def publish_outcomes(*, actor: Actor, figures: OutcomeFigures) -> bool:
    """Add what became of procedures that ended in a closed period. False if it was there already."""
    stored = consolidation.publish_outcomes(
        actor=actor,
        group=figures.group,
        period=figures.period,
        k=figures.k,
        total=figures.total,
        outcomes={str(outcome): number for outcome, number in figures.outcomes.items()},
        others=figures.others,
        durations=[(each.kind, each.total, each.lower, each.median, each.upper) for each in figures.durations],
    )
    return stored is not None
