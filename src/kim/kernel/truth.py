"""Three answers: yes, no, and not known.

Basis: Kleene's strong three-valued logic. `bool()` on an answer raises, so that `if answer:` cannot
treat "not known" as "no"; say which one you mean: `answer is Truth.YES`.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import NoReturn


class Truth(Enum):
    """Ordered NO < UNKNOWN < YES: and is the smaller, or is the larger."""

    NO = "no"
    UNKNOWN = "unknown"
    YES = "yes"

    @classmethod
    def of(cls, value: bool | None) -> Truth:
        """`None` is not known."""
        if value is None:
            return cls.UNKNOWN
        return cls.YES if value else cls.NO

    def __bool__(self) -> NoReturn:
        raise TypeError("an answer of three is no bool: compare with Truth.YES, Truth.NO or Truth.UNKNOWN")

    def __invert__(self) -> Truth:
        return _ORDER[2 - _ORDER.index(self)]

    def __and__(self, other: Truth) -> Truth:
        return all_of((self, other))

    def __or__(self, other: Truth) -> Truth:
        return any_of((self, other))


_ORDER = (Truth.NO, Truth.UNKNOWN, Truth.YES)


def all_of(answers: Iterable[Truth]) -> Truth:
    """YES if all are yes, NO if one is no. Over nothing: YES."""
    return min(answers, key=_ORDER.index, default=Truth.YES)


def any_of(answers: Iterable[Truth]) -> Truth:
    """YES if one is yes, NO if all are no. Over nothing: NO."""
    return max(answers, key=_ORDER.index, default=Truth.NO)
