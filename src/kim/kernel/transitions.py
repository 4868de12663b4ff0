"""Which status may follow which: one small table type for every state machine of the product.

A table says what is possible at all. Who may do it is the policy's affair, and what else must hold
(a reason, a second person) is checked by the action.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

S = TypeVar("S", bound=StrEnum)


class ForbiddenChange(ValueError):
    """A status that may not follow. Carries both codes; the action words it for people."""

    def __init__(self, before: StrEnum, after: StrEnum) -> None:
        super().__init__(f"{before.value} may not become {after.value}")
        self.before = before
        self.after = after


@dataclass(frozen=True)
class Transitions(Generic[S]):
    """A complete table: every state is a key, a final state has an empty set."""

    table: Mapping[S, frozenset[S]]

    def __post_init__(self) -> None:
        states = set(type(next(iter(self.table))))
        if set(self.table) != states:
            missing = sorted(state.value for state in states - set(self.table))
            raise ValueError(f"states without a row: {missing}")

    def allows(self, before: S, after: S) -> bool:
        """True if `after` may follow `before`. A state never follows itself unless the table says so."""
        return after in self.table[before]

    def after(self, before: S) -> frozenset[S]:
        """All states that may follow."""
        return self.table[before]

    def require(self, before: S, after: S) -> S:
        """Returns `after`, or raises ForbiddenChange."""
        if not self.allows(before, after):
            raise ForbiddenChange(before, after)
        return after

    @property
    def final(self) -> frozenset[S]:
        """States that nothing follows."""
        return frozenset(state for state, following in self.table.items() if not following)
