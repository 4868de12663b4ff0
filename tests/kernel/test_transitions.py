from enum import StrEnum

import pytest

from kim.kernel.transitions import ForbiddenChange, Transitions


class Door(StrEnum):
    OPEN = "open"
    SHUT = "shut"
    GONE = "gone"


DOOR = Transitions(
    {
        Door.OPEN: frozenset({Door.SHUT}),
        Door.SHUT: frozenset({Door.OPEN, Door.GONE}),
        Door.GONE: frozenset(),
    }
)


def test_a_row_says_what_may_follow() -> None:
    assert DOOR.allows(Door.OPEN, Door.SHUT)
    assert not DOOR.allows(Door.OPEN, Door.GONE)
    assert DOOR.after(Door.SHUT) == {Door.OPEN, Door.GONE}


def test_a_state_does_not_follow_itself() -> None:
    assert not DOOR.allows(Door.OPEN, Door.OPEN)


def test_a_forbidden_change_names_both_states() -> None:
    with pytest.raises(ForbiddenChange) as error:
        DOOR.require(Door.OPEN, Door.GONE)
    assert (error.value.before, error.value.after) == (Door.OPEN, Door.GONE)
    assert DOOR.require(Door.SHUT, Door.GONE) is Door.GONE


def test_final_states_are_those_that_nothing_follows() -> None:
    assert DOOR.final == {Door.GONE}


def test_a_table_that_forgets_a_state_is_refused() -> None:
    with pytest.raises(ValueError, match="gone"):
        Transitions({Door.OPEN: frozenset(), Door.SHUT: frozenset()})
