"""Case work, authority and steering never meet in one session."""

from dataclasses import dataclass
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kim.accounts.rules.roles import Role
from kim.accounts.rules.sides import SIDES, Side, first_hat, must_choose, offered, side_of, sides


@dataclass(frozen=True)
class Hat:
    role: str


CASES, COORDINATOR, STEERING = Hat("case_manager"), Hat("ki_coordinator"), Hat("steering_member")
ADMINISTRATOR = Hat("administrator")


def test_every_role_has_a_place_on_a_side_or_on_none() -> None:
    assert set(SIDES) == set(Role)


@pytest.mark.parametrize(
    ("role", "side"),
    [
        ("case_manager", Side.CASES),
        ("ki_coordinator", Side.STRUCTURE),
        ("steering_member", Side.STRUCTURE),
        ("immigration_officer", Side.AUTHORITY),
        ("naturalisation_officer", Side.AUTHORITY),
        ("administrator", None),
        ("system:evidence", None),
    ],
)
def test_the_side_of_a_role(role: str, side: Side | None) -> None:
    assert side_of(role) is side


def test_who_holds_both_kinds_must_choose_first() -> None:
    assert must_choose([CASES, STEERING], None)
    assert first_hat([CASES, STEERING], None) is None


def test_who_holds_one_kind_begins_in_the_first_membership() -> None:
    assert not must_choose([ADMINISTRATOR, CASES], None)
    assert first_hat([ADMINISTRATOR, CASES], None) == ADMINISTRATOR


def test_after_case_work_was_chosen_steering_is_not_offered() -> None:
    assert offered([CASES, COORDINATOR, STEERING, ADMINISTRATOR], Side.CASES) == [CASES, ADMINISTRATOR]


def test_after_steering_was_chosen_cases_are_not_offered() -> None:
    assert offered([CASES, COORDINATOR, STEERING, ADMINISTRATOR], Side.STRUCTURE) == [
        COORDINATOR,
        STEERING,
        ADMINISTRATOR,
    ]


def test_who_decides_for_an_authority_is_offered_neither_cases_nor_steering() -> None:
    officer = Hat("immigration_officer")
    assert must_choose([CASES, officer], None)
    assert offered([CASES, STEERING, officer, ADMINISTRATOR], Side.AUTHORITY) == [officer, ADMINISTRATOR]
    assert offered([CASES, officer], Side.CASES) == [CASES]


def test_a_session_on_one_side_does_not_slip_to_the_other_when_its_membership_ends() -> None:
    assert first_hat([COORDINATOR], Side.CASES) is None


def test_without_a_membership_there_is_nothing_to_choose() -> None:
    assert not must_choose([], None)
    assert first_hat([], None) is None


HATS = st.lists(st.sampled_from([Hat(role.value) for role in Role]), max_size=6)


@given(HATS, st.sampled_from([None, *Side]))
def test_what_is_offered_on_a_side_never_holds_the_other(hats: list[Hat], chosen: Side | None) -> None:
    found = sides(offered(hats, chosen))
    assert chosen is None or found <= {chosen}


@given(HATS, st.sampled_from([None, *Side]))
def test_a_session_begins_only_in_something_that_is_offered(hats: list[Hat], chosen: Side | None) -> None:
    first = first_hat(hats, chosen)
    assert first is None or first in offered(hats, chosen)


@pytest.mark.parametrize(("first", "second"), [*product([CASES], [COORDINATOR, STEERING])])
def test_no_order_of_memberships_spares_the_choice(first: Hat, second: Hat) -> None:
    assert must_choose([first, second], None)
    assert must_choose([second, first], None)
