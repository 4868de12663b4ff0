"""In which form a conference may be held before whom, and how it goes on."""

import pytest

from kim.casework.rules.conferences import CONFERENCE, Hearing, may_name_the_household
from kim.casework.rules.talk_codes import ConferenceState

WORK, HOUSING = frozenset({"work_and_income"}), frozenset({"housing"})
HOUSEHOLD = Hearing(is_household=True)


def office(*shared: frozenset[str]) -> Hearing:
    return Hearing(is_household=False, shared=shared)


@pytest.mark.parametrize(
    ("guests", "wanted", "expected"),
    [
        ([office(WORK)], WORK, True),
        ([office(WORK | HOUSING)], WORK, True),
        ([office(WORK), office()], WORK, False),
        ([office(WORK), HOUSEHOLD], WORK, True),
        # Two consents are not added up into a third one.
        ([office(WORK, HOUSING)], WORK | HOUSING, False),
        ([office(WORK)], frozenset(), False),
        ([], WORK, True),
    ],
)
def test_the_household_is_named_only_if_everybody_may_hear_everything(
    guests: list[Hearing], wanted: frozenset[str], expected: bool
) -> None:
    assert may_name_the_household(guests, wanted) is expected


def test_what_is_missing_is_said_of_the_consent_that_comes_nearest() -> None:
    both = WORK | HOUSING
    assert office(WORK, frozenset({"health"})).missing(both) == HOUSING
    assert office().missing(both) == both
    assert HOUSEHOLD.missing(both) == frozenset()


def test_what_was_held_is_not_cancelled_and_what_was_cancelled_is_over() -> None:
    assert not CONFERENCE.allows(ConferenceState.HELD, ConferenceState.CANCELLED)
    assert CONFERENCE.final == {ConferenceState.CANCELLED}
