"""What became of a decision, in one word."""

from __future__ import annotations

from datetime import date

import pytest

from kim.steering.rules.codes import MeasureState, Outcome
from kim.steering.rules.fates import Fate, Owed, fate_of

TODAY = date(2026, 11, 23)
SOON, PAST = date(2026, 12, 1), date(2026, 11, 22)
_M = MeasureState


@pytest.mark.parametrize(
    ("outcome", "owed", "fate"),
    [
        (Outcome.REJECTED, [], Fate.NO_MEASURE_NEEDED),
        (Outcome.NOTED, [], Fate.NO_MEASURE_NEEDED),
        (Outcome.ACCEPTED, [], Fate.NOTHING_AGREED),
        (Outcome.ACCEPTED, [(_M.DROPPED, PAST)], Fate.NOTHING_AGREED),
        (Outcome.ACCEPTED, [(_M.AGREED, SOON)], Fate.UNDER_WAY),
        (Outcome.ACCEPTED, [(_M.DONE, PAST), (_M.UNDER_WAY, SOON)], Fate.UNDER_WAY),
        (Outcome.ACCEPTED_WITH_CONDITIONS, [(_M.AGREED, PAST), (_M.DONE, PAST)], Fate.OVERDUE),
        (Outcome.ACCEPTED, [(_M.AGREED, TODAY)], Fate.UNDER_WAY),
        (Outcome.ACCEPTED, [(_M.DONE, PAST), (_M.DROPPED, PAST)], Fate.DONE),
        (Outcome.ACCEPTED, [(_M.EFFECT_CHECKED, PAST), (_M.DONE, PAST)], Fate.DONE),
        (Outcome.ACCEPTED, [(_M.EFFECT_CHECKED, PAST)], Fate.EFFECT_CHECKED),
    ],
)
def test_where_a_decision_stands(outcome: Outcome, owed: list[tuple[MeasureState, date]], fate: Fate) -> None:
    assert fate_of(outcome, [Owed(*each) for each in owed], TODAY) is fate
