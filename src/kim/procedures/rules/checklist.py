"""What is there and what is missing, from the lines of a checklist.

A line is one criterion of the pathway. Lines of the authority's own (convictions, deception, security) ask nothing of
the applicant and never count as missing. Complete means that nothing is missing; it says nothing about whether a
criterion is met.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kim.procedures.rules.codes import PaperState


@dataclass(frozen=True)
class Progress:
    """How many lines have what they need, of how many that need something."""

    there: int
    needed: int

    @property
    def is_complete(self) -> bool:
        return self.there == self.needed

    @property
    def missing(self) -> int:
        return self.needed - self.there


def progress(lines: Iterable[tuple[str, bool]]) -> Progress:
    """From (state, is the authority's own) per line. What is not needed is left out of both numbers."""
    asked = [state for state, is_own in lines if not is_own and state != PaperState.NOT_NEEDED]
    return Progress(sum(state == PaperState.PRESENT for state in asked), len(asked))
