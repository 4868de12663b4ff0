"""What became of a decision, in one word.

What it decides: where a decision stands, from its outcome and what was agreed after it. Basis: the report that the
steering group gets about its own decisions. What it does not do: judge whether a decision was a good one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kim.steering.rules.codes import EscalationState, MeasureState, Outcome
from kim.steering.rules.referrals import ReferralState
from kim.steering.rules.transitions import leads_to_measures


@dataclass(frozen=True)
class Owed:
    """A measure as far as it matters here."""

    state: MeasureState
    due: date


class Fate(StrEnum):
    """How far a decision has come, in one word."""

    NO_MEASURE_NEEDED = "no_measure_needed"
    NOTHING_AGREED = "nothing_agreed"
    UNDER_WAY = "under_way"
    OVERDUE = "overdue"
    DONE = "done"
    EFFECT_CHECKED = "effect_checked"
    WITH_OTHER_BODY = "with_other_body"
    ANSWERED = "answered"
    TAKEN_UP = "taken_up"
    NO_LETTER = "no_letter"
    WITH_THE_STATE = "with_the_state"
    STATE_ANSWERED = "state_answered"
    COMES_AGAIN = "comes_again"


_OF_REFERRAL = {
    ReferralState.OPEN: Fate.WITH_OTHER_BODY,
    ReferralState.ANSWERED: Fate.ANSWERED,
    ReferralState.CLOSED: Fate.TAKEN_UP,
}


@dataclass(frozen=True)
class Elsewhere:
    """Where the issue went: the state of its referral to another body, the states of the letters about it since."""

    referral: ReferralState | None = None
    letters: tuple[EscalationState, ...] = ()


NOWHERE = Elsewhere()


def fate_of(outcome: Outcome, measures: Iterable[Owed], today: date, elsewhere: Elsewhere = NOWHERE) -> Fate:
    """Where a decision stands. Measures that were dropped do not hold it up."""
    if outcome is Outcome.REFERRED_TO_BODY and elsewhere.referral:
        return _OF_REFERRAL[elsewhere.referral]
    if outcome is Outcome.REFERRED_UPWARDS:
        return _of_letters(elsewhere.letters)
    if outcome is Outcome.DEFERRED:
        return Fate.COMES_AGAIN
    kept = [measure for measure in measures if measure.state != MeasureState.DROPPED]
    if not kept:
        return Fate.NOTHING_AGREED if leads_to_measures(outcome) else Fate.NO_MEASURE_NEEDED
    open_ones = [measure for measure in kept if measure.state in (MeasureState.AGREED, MeasureState.UNDER_WAY)]
    if any(measure.due < today for measure in open_ones):
        return Fate.OVERDUE
    if open_ones:
        return Fate.UNDER_WAY
    checked = all(measure.state == MeasureState.EFFECT_CHECKED for measure in kept)
    return Fate.EFFECT_CHECKED if checked else Fate.DONE


def _of_letters(letters: tuple[EscalationState, ...]) -> Fate:
    """By the letter that got furthest; a draft has not gone out."""
    if EscalationState.ANSWERED in letters:
        return Fate.STATE_ANSWERED
    return Fate.WITH_THE_STATE if EscalationState.SENT in letters else Fate.NO_LETTER
