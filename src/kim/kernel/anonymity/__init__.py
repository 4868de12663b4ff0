"""Counts that may leave the side that knows people.

What it is for: a table of one closed period (district total, municipalities, the rest) in which nobody
can be recognised. Casework calls it before steering is told anything; reports use the same.

Its promises, with k from the district's settings (default 5, never below 3):

- a number is shown only if it stands for at least k cases **and** at least two contributing case
  managers; 0 … k−1 all look the same (`SUPPRESSED`), so nought is never told apart from four;
- municipalities below that go into "other municipalities"; if their sum would give one of them away,
  the smallest shown municipalities join them until it does not (secondary suppression);
- a district total below k is not shown either, its cases join the next period, so that periods of one
  series never overlap and cannot be subtracted;
- reach is told in bands that say nothing which the table itself would not say.

"Cannot be recovered" means: for every cell not shown, each value 0 … k−1 stays possible given all that
is published, also for somebody who knows this code. The tests try to break it by full enumeration.

What it does not promise: protection from somebody who knows most of the cases already, or who knows
that all cases of a district but one municipality come from a single case manager.
"""

from kim.kernel.anonymity.bands import EvidenceStep, Reach, step_of
from kim.kernel.anonymity.counts import (
    DEFAULT_K,
    LOWEST_K,
    Contribution,
    Count,
    PeriodCounts,
    check_k,
    tally,
)
from kim.kernel.anonymity.pooling import join, pool
from kim.kernel.anonymity.table import SUPPRESSED, PublishedTable, publish

__all__ = [
    "DEFAULT_K",
    "LOWEST_K",
    "SUPPRESSED",
    "Contribution",
    "Count",
    "EvidenceStep",
    "PeriodCounts",
    "PublishedTable",
    "Reach",
    "check_k",
    "join",
    "pool",
    "publish",
    "step_of",
    "tally",
]
