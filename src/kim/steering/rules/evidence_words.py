"""The number that stands for a step of evidence.

What it decides: from which count on a step begins where a district shows counts from k upwards. Basis: the steps 5, 10
and 20 of the board. What it does not do: suppress anything; the tables that it reads are suppressed already.
"""

from kim.kernel.anonymity import EvidenceStep

_LEAST = {EvidenceStep.FROM_5: 5, EvidenceStep.FROM_10: 10, EvidenceStep.FROM_20: 20}


def least_shown(step: EvidenceStep, k: int) -> int | None:
    """The least number of cases in a step; None where no number may be shown."""
    return max(_LEAST[step], k) if step in _LEAST else None
