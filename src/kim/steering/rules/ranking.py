"""In which order issues that wait for a decision are read: by one criterion at a time, never by a score.

What it decides: how issues are sorted by reach, duration, influence or the rank that people gave. Each criterion is a
fact that stands beside the issue; where two are equal, the rank decides, then the number. What it deliberately does not
do: weigh the criteria against each other. That is what the steering group is for.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from kim.kernel.anonymity import EvidenceStep, Reach
from kim.steering.rules.codes import Influence

_STEPS = [EvidenceStep.BELOW, EvidenceStep.FROM_5, EvidenceStep.FROM_10, EvidenceStep.FROM_20]
_REACHES = [Reach.NOT_SHOWN, Reach.ONE, Reach.SEVERAL, Reach.MOST]
_INFLUENCES = [Influence.DECIDE, Influence.NEGOTIATE, Influence.REPORT_ONLY]


class Criterion(StrEnum):
    """What the list is sorted by."""

    RANK = "rank"
    REACH = "reach"
    DURATION = "duration"
    INFLUENCE = "influence"


@dataclass(frozen=True)
class Standing:
    """An issue that waits. `quarters`: closed periods that show it; `months`: since it was described."""

    key: str
    number: str
    rank: int | None
    step: EvidenceStep
    reach: Reach
    quarters: int
    months: int
    influence: Influence


def order_version(ranks: Iterable[tuple[str, int | None]]) -> int:
    """A number that is another one as soon as any issue has another rank; issues without a rank play no part.

    `ranks`: keys with their ranks, in any order. At least 1.
    """
    given = sorted((key, rank) for key, rank in ranks if rank)
    return zlib.crc32(repr(given).encode()) + 1


def in_order(standings: Iterable[Standing], criterion: Criterion) -> list[Standing]:
    """Most first; without a rank last; equal ones by rank, then by number."""
    by = _KEYS[criterion]
    return sorted(standings, key=lambda each: (*by(each), each.rank is None, each.rank or 0, each.number))


_KEYS: dict[Criterion, Callable[[Standing], tuple[Any, ...]]] = {
    Criterion.RANK: lambda each: (),
    Criterion.REACH: lambda each: (-_STEPS.index(each.step), -_REACHES.index(each.reach)),
    Criterion.DURATION: lambda each: (-each.quarters, -each.months),
    Criterion.INFLUENCE: lambda each: (_INFLUENCES.index(each.influence),),
}
