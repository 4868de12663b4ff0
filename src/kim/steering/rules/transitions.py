"""Which status of an issue, meeting, measure and guidance may follow which.

Basis: the way of a structural issue (described → clustered → submitted → ranked → decided → in project
group → measure agreed → implemented → effect checked → closed). What a decision makes possible depends
on its outcome: `after_decision`. Not decided here: who may do it, and whether it needs a meeting.
"""

from kim.kernel.transitions import Transitions
from kim.steering.rules.codes import (
    AgendaItemState,
    GuidanceState,
    HandNoteState,
    IssueState,
    MeasureState,
    MeetingState,
    Outcome,
    QuestionState,
)

_S = IssueState

ISSUE = Transitions(
    {
        _S.DESCRIBED: frozenset({_S.CLUSTERED, _S.SUBMITTED, _S.CLOSED, _S.MERGED}),
        _S.CLUSTERED: frozenset({_S.DESCRIBED, _S.SUBMITTED, _S.CLOSED, _S.MERGED}),
        _S.SUBMITTED: frozenset({_S.CLUSTERED, _S.RANKED, _S.DECIDED, _S.MERGED}),
        _S.RANKED: frozenset({_S.SUBMITTED, _S.DECIDED, _S.MERGED}),
        _S.DECIDED: frozenset({_S.SUBMITTED, _S.IN_PROJECT_GROUP, _S.MEASURE_AGREED, _S.CLOSED}),
        _S.IN_PROJECT_GROUP: frozenset({_S.SUBMITTED, _S.MEASURE_AGREED, _S.CLOSED}),
        _S.MEASURE_AGREED: frozenset({_S.IN_PROJECT_GROUP, _S.IMPLEMENTED, _S.CLOSED}),
        _S.IMPLEMENTED: frozenset({_S.MEASURE_AGREED, _S.EFFECT_CHECKED}),
        _S.EFFECT_CHECKED: frozenset({_S.SUBMITTED, _S.CLOSED}),
        _S.CLOSED: frozenset({_S.DESCRIBED}),
        _S.MERGED: frozenset(),
    }
)

_TO_WORK = frozenset({_S.IN_PROJECT_GROUP, _S.MEASURE_AGREED})
_AFTER: dict[Outcome, frozenset[IssueState]] = {
    Outcome.ACCEPTED: _TO_WORK,
    Outcome.ACCEPTED_WITH_CONDITIONS: _TO_WORK,
    Outcome.REJECTED: frozenset({_S.CLOSED}),
    Outcome.DEFERRED: frozenset({_S.SUBMITTED}),
    Outcome.REFERRED_UPWARDS: frozenset({_S.SUBMITTED, _S.CLOSED}),
    Outcome.REFERRED_TO_BODY: frozenset({_S.SUBMITTED}),
    Outcome.NOTED: frozenset({_S.CLOSED}),
}


def after_decision(outcome: Outcome) -> frozenset[IssueState]:
    """What an issue may become after a decision with this outcome.

    A referral upwards may come back with an answer (submitted again) or end the matter here.
    """
    return _AFTER[outcome]


def leads_to_measures(outcome: Outcome) -> bool:
    """True if a decision with this outcome may start measures."""
    return outcome in (Outcome.ACCEPTED, Outcome.ACCEPTED_WITH_CONDITIONS)


# Minutes that are closed are corrected with a trace, not reopened.
MEETING = Transitions(
    {
        MeetingState.PLANNED: frozenset({MeetingState.INVITED, MeetingState.IN_SESSION, MeetingState.CANCELLED}),
        MeetingState.INVITED: frozenset({MeetingState.IN_SESSION, MeetingState.CANCELLED}),
        MeetingState.IN_SESSION: frozenset({MeetingState.CLOSED}),
        MeetingState.CLOSED: frozenset(),
        MeetingState.CANCELLED: frozenset({MeetingState.PLANNED}),
    }
)

AGENDA_ITEM = Transitions(
    {
        AgendaItemState.OPEN: frozenset({AgendaItemState.DEALT_WITH, AgendaItemState.POSTPONED}),
        AgendaItemState.DEALT_WITH: frozenset({AgendaItemState.OPEN}),
        AgendaItemState.POSTPONED: frozenset({AgendaItemState.OPEN}),
    }
)

MEASURE = Transitions(
    {
        MeasureState.AGREED: frozenset({MeasureState.UNDER_WAY, MeasureState.DONE, MeasureState.DROPPED}),
        MeasureState.UNDER_WAY: frozenset({MeasureState.AGREED, MeasureState.DONE, MeasureState.DROPPED}),
        MeasureState.DONE: frozenset({MeasureState.UNDER_WAY, MeasureState.EFFECT_CHECKED}),
        MeasureState.EFFECT_CHECKED: frozenset(),
        MeasureState.DROPPED: frozenset({MeasureState.AGREED}),
    }
)

# Published guidance was read and acted on: it is withdrawn and written anew, never edited back to a draft.
GUIDANCE = Transitions(
    {
        GuidanceState.DRAFT: frozenset({GuidanceState.PUBLISHED}),
        GuidanceState.PUBLISHED: frozenset({GuidanceState.WITHDRAWN}),
        GuidanceState.WITHDRAWN: frozenset(),
    }
)

_H = HandNoteState

# Released can be taken back until the weekly delivery: see the action.
HAND_NOTE = Transitions(
    {
        _H.DRAFT: frozenset({_H.OPEN, _H.WITHDRAWN}),
        _H.OPEN: frozenset({_H.RELEASED, _H.RETURNED, _H.WITHDRAWN}),
        _H.RETURNED: frozenset({_H.OPEN, _H.WITHDRAWN}),
        _H.RELEASED: frozenset({_H.WITHDRAWN}),
        _H.WITHDRAWN: frozenset(),
    }
)

QUESTION = Transitions(
    {
        QuestionState.OPEN: frozenset({QuestionState.ANSWERED, QuestionState.CLOSED}),
        QuestionState.ANSWERED: frozenset({QuestionState.CLOSED}),
        QuestionState.CLOSED: frozenset(),
    }
)
