from __future__ import annotations

import pytest

from kim.steering.rules.codes import Outcome
from kim.steering.rules.corrections import may_become


@pytest.mark.parametrize(
    ("before", "after", "allowed"),
    [
        (Outcome.ACCEPTED, Outcome.ACCEPTED_WITH_CONDITIONS, True),
        (Outcome.REJECTED, Outcome.NOTED, True),
        (Outcome.ACCEPTED, Outcome.REJECTED, False),
        (Outcome.DEFERRED, Outcome.REFERRED_TO_BODY, False),
        (Outcome.REFERRED_UPWARDS, Outcome.REFERRED_UPWARDS, True),
    ],
)
def test_a_slip_of_the_pen_is_no_change_of_mind(before: Outcome, after: Outcome, allowed: bool) -> None:
    assert may_become(before, after) is allowed
    assert may_become(after, before) is allowed
