"""What became of a decision, in one word."""

from __future__ import annotations

from datetime import date

import pytest

from kim.steering.rules.codes import EscalationState, MeasureState, Outcome
from kim.steering.rules.fates import Elsewhere, Fate, Owed, fate_of
from kim.steering.rules.referrals import ReferralState

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


_L, _R = EscalationState, ReferralState


@pytest.mark.parametrize(
    ("outcome", "elsewhere", "fate"),
    [
        (Outcome.REFERRED_TO_BODY, Elsewhere(_R.OPEN), Fate.WITH_OTHER_BODY),
        (Outcome.REFERRED_TO_BODY, Elsewhere(_R.ANSWERED), Fate.ANSWERED),
        (Outcome.REFERRED_TO_BODY, Elsewhere(_R.CLOSED), Fate.TAKEN_UP),
        (Outcome.REFERRED_UPWARDS, Elsewhere(), Fate.NO_LETTER),
        (Outcome.REFERRED_UPWARDS, Elsewhere(letters=(_L.DRAFT,)), Fate.NO_LETTER),
        (Outcome.REFERRED_UPWARDS, Elsewhere(letters=(_L.DRAFT, _L.SENT)), Fate.WITH_THE_STATE),
        (Outcome.REFERRED_UPWARDS, Elsewhere(letters=(_L.ANSWERED, _L.SENT)), Fate.STATE_ANSWERED),
        (Outcome.DEFERRED, Elsewhere(), Fate.COMES_AGAIN),
        (Outcome.NOTED, Elsewhere(letters=(_L.SENT,)), Fate.NO_MEASURE_NEEDED),
    ],
)
def test_what_went_elsewhere_stands_where_it_went(outcome: Outcome, elsewhere: Elsewhere, fate: Fate) -> None:
    assert fate_of(outcome, [], TODAY, elsewhere) is fate
