from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kim.pathways.rules.conditions import Every, Leaf, Regularly, Some
from kim.pathways.rules.law import BOOK
from kim.pathways.rules.situation import Situation
from kim.pathways.rules.values import MET, MET_BY_DEVIATION, NOT_APPLICABLE, NOT_MET, Flag, discretion, missing

DAY, TURN = date(2026, 1, 1), date(2026, 2, 1)
ATYPICAL = Regularly(Leaf("", lambda _: False, "", "")).ask(Situation({}, DAY, DAY, BOOK))
outcomes = st.sampled_from(
    [MET, NOT_MET, ATYPICAL, MET_BY_DEVIATION, NOT_APPLICABLE, missing("pay slip"), discretion("5.3.2")]
)


def situation(*, turning: bool) -> Situation:
    made = Situation({}, DAY, DAY, BOOK)
    made.turns = set() if turning else None
    return made


@pytest.mark.parametrize("joined", [Every, Some])
@given(st.lists(outcomes))
def test_whoever_asks_for_the_days_of_change_gets_the_same_answer(joined: type[Every | Some], found: list) -> None:
    condition = joined(*(Leaf("", lambda _, one=one: one, "", "") for one in found))
    assert condition.ask(situation(turning=True)) == condition.ask(situation(turning=False))


def test_the_first_part_that_fails_decides_and_the_others_still_note_when_they_change() -> None:
    def changes(one: Situation) -> bool:
        one.turn(TURN)
        return False

    condition = Every(Leaf("", lambda _: False, "", ""), Regularly(Leaf("", changes, "", "")))
    asked = situation(turning=True)
    assert Flag.ATYPICAL_POSSIBLE not in condition.ask(asked).flags
    assert asked.turns == {TURN}
