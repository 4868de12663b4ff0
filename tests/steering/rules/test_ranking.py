"""The order of issues that wait: one named criterion at a time."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kim.kernel.anonymity import EvidenceStep, Reach
from kim.steering.rules.codes import Influence
from kim.steering.rules.ranking import Criterion, Standing, in_order

SMALL = Standing("small", "T-2026-001", 1, EvidenceStep.FROM_5, Reach.ONE, 1, 2, Influence.NEGOTIATE)
WIDE = Standing("wide", "T-2026-002", 2, EvidenceStep.FROM_20, Reach.ONE, 2, 4, Influence.REPORT_ONLY)
OLD = Standing("old", "T-2026-003", None, EvidenceStep.FROM_5, Reach.MOST, 4, 12, Influence.DECIDE)


@pytest.mark.parametrize(
    ("criterion", "expected"),
    [
        (Criterion.RANK, ["small", "wide", "old"]),
        (Criterion.REACH, ["wide", "old", "small"]),
        (Criterion.DURATION, ["old", "wide", "small"]),
        (Criterion.INFLUENCE, ["old", "small", "wide"]),
    ],
)
def test_each_criterion_gives_its_own_order(criterion: Criterion, expected: list[str]) -> None:
    assert [each.key for each in in_order([OLD, WIDE, SMALL], criterion)] == expected


@pytest.mark.parametrize("criterion", list(Criterion))
def test_equal_ones_stand_by_rank_then_by_number(criterion: Criterion) -> None:
    second, without, first = (
        replace(SMALL, key=key, number=number, rank=rank)
        for key, number, rank in (
            ("second", "T-2026-004", 2),
            ("without", "T-2025-001", None),
            ("first", "T-2026-009", 1),
        )
    )
    assert [each.key for each in in_order([without, second, first], criterion)] == ["first", "second", "without"]
