"""Codes of what an administrator may do to somebody's access and must give a reason for.

The reason is free text and is read by the person concerned and by the data-protection officer. Inviting and giving a
membership need none: they take nothing away.
"""

from enum import StrEnum


class StepKind(StrEnum):
    """What was done."""

    ENDED = "ended"
    SECOND_FACTOR_RESET = "second_factor_reset"
    UNLINKED = "unlinked"
