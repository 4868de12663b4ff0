"""Which state of an offered hand-over or of a question to supervision may follow which. Who may: see the policy."""

from kim.casework.rules.desk_codes import HandOverState, SupervisionState
from kim.kernel.transitions import Transitions

# Whoever declined or took back is offered anew, with a packet of that day.
HAND_OVER = Transitions(
    {
        HandOverState.OFFERED: frozenset({HandOverState.ACCEPTED, HandOverState.DECLINED, HandOverState.WITHDRAWN}),
        HandOverState.ACCEPTED: frozenset(),
        HandOverState.DECLINED: frozenset(),
        HandOverState.WITHDRAWN: frozenset(),
    }
)

# Whoever asked may ask on at any time; advice may be added while nobody has settled the question.
SUPERVISION = Transitions(
    {
        SupervisionState.OPEN: frozenset(
            {SupervisionState.OPEN, SupervisionState.ASKED_BACK, SupervisionState.ADVISED, SupervisionState.CLOSED}
        ),
        SupervisionState.ASKED_BACK: frozenset(
            {SupervisionState.OPEN, SupervisionState.ADVISED, SupervisionState.CLOSED}
        ),
        SupervisionState.ADVISED: frozenset(
            {SupervisionState.OPEN, SupervisionState.ASKED_BACK, SupervisionState.ADVISED, SupervisionState.CLOSED}
        ),
        SupervisionState.CLOSED: frozenset({SupervisionState.OPEN}),
    }
)
