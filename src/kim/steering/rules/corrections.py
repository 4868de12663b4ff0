"""What of a decision can be corrected afterwards.

What it decides: which outcome may be written over which. Basis: minutes say what was decided; a slip of the pen is
mended with a trace, a change of mind is a new decision. So an outcome may only become one that leads to the same, and a
referral stays one, because something has gone out to others on it. What it does not do: judge whether it is a slip.
"""

from kim.steering.rules.codes import Outcome
from kim.steering.rules.transitions import after_decision

_WENT_OUT = frozenset({Outcome.REFERRED_TO_BODY, Outcome.REFERRED_UPWARDS})


def may_become(before: Outcome, after: Outcome) -> bool:
    """True if writing `after` over `before` changes words and nothing that followed from them."""
    if before == after:
        return True
    return not {before, after} & _WENT_OUT and after_decision(before) == after_decision(after)
