"""How many cases a planned wording changes: counted by cases, shown from k upwards and from two case managers.

Basis: what `kernel.anonymity` asks of every count that leaves the side that knows people. The count is made once for a
set of drafts and then stands: counted again every night, two nights could be subtracted.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kim.kernel.anonymity import check_k
from kim.pathways.api import Shift

LEAST_MANAGERS = 2


@dataclass(frozen=True)
class Touched:
    """One value of one person that changes; whose case it is, and who works on it."""

    shift: Shift
    case: int
    person: int
    manager: int


def counts(touched: Iterable[Touched], k: int) -> dict[Shift, int | None]:
    """Cases by change; None where fewer than `k` cases or fewer than two case managers stand behind it."""
    check_k(k)
    cases: dict[Shift, set[int]] = {}
    managers: dict[Shift, set[int]] = {}
    for one in touched:
        cases.setdefault(one.shift, set()).add(one.case)
        managers.setdefault(one.shift, set()).add(one.manager)
    return {
        shift: len(found) if len(found) >= k and len(managers[shift]) >= LEAST_MANAGERS else None
        for shift, found in sorted(cases.items())
    }
