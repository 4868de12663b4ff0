"""The codes of assessment and plan that are not in `codes`: ends set by law, sources, ways to agree."""

from enum import StrEnum


class LegalEndKind(StrEnum):
    """Whether an end set by law moves when it falls on a day without work (§ 193 BGB): a deadline does, a state not."""

    DEADLINE = "deadline"
    FIXED = "fixed"
