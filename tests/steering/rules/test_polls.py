"""Seats, not people: several people of one office share its seats, and one person takes one."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kim.steering.rules.polls import DateAnswer, Filled, filled

Y, M, N = DateAnswer.YES, DateAnswer.IF_NEED_BE, DateAnswer.NO


@pytest.mark.parametrize(
    ("seats", "answers", "found"),
    [
        ([], {"a": Y}, Filled(0, 0)),
        (["a", "b"], {"a": Y, "b": N}, Filled(1, 1)),
        (["a", "b"], {"a": Y, "b": M}, Filled(1, 2)),
        # Two seats of one office and one person: one seat.
        (["ab", "ab"], {"a": Y}, Filled(1, 1)),
        (["ab"], {"a": Y, "b": Y}, Filled(1, 1)),
        # Who could take either seat makes room for who could take one only.
        (["ab", "a"], {"a": Y, "b": Y}, Filled(2, 2)),
    ],
)
def test_how_many_seats_are_filled(seats: list[str], answers: dict[str, DateAnswer], found: Filled) -> None:
    assert filled(seats, answers) == found


@given(st.lists(st.text("abcd", max_size=4), max_size=4), st.sets(st.sampled_from("abcd")))
def test_no_other_seating_fills_more(seats: list[str], coming: set[str]) -> None:
    def fits(chosen: tuple[int, ...], left: frozenset[str]) -> bool:
        return not chosen or any(who in left and fits(chosen[1:], left - {who}) for who in seats[chosen[0]])

    most = max(
        number
        for number in range(len(seats) + 1)
        if any(fits(chosen, frozenset(coming)) for chosen in combinations(range(len(seats)), number))
    )
    assert filled(seats, dict.fromkeys(coming, Y)).surely == most


@pytest.mark.parametrize(("least", "enough"), [(None, None), (2, True), (3, False)])
def test_the_quorum_counts_those_who_said_yes(least: int | None, enough: bool | None) -> None:
    assert Filled(2, 5).has_quorum(least) is enough
