"""Which state of an offered hand-over may follow which. Who may bring it about is the policy's affair."""

from kim.casework.rules.desk_codes import HandOverState
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
