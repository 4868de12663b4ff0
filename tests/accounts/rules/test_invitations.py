"""How long a one-time link opens the door."""

from datetime import UTC, datetime, timedelta

import pytest

from kim.accounts.rules.invitations import VALID_FOR, State, state

SENT = datetime(2026, 11, 23, 9, tzinfo=UTC)
UNTIL = SENT + VALID_FOR
LATER = SENT + timedelta(hours=1)


@pytest.mark.parametrize(
    ("used", "withdrawn", "now", "expected"),
    [
        (None, None, SENT, State.OPEN),
        (None, None, UNTIL - timedelta(seconds=1), State.OPEN),
        (None, None, UNTIL, State.EXPIRED),
        (LATER, None, LATER, State.USED),
        (LATER, None, UNTIL, State.USED),
        (None, LATER, LATER, State.WITHDRAWN),
        (None, LATER, UNTIL, State.WITHDRAWN),
    ],
)
def test_the_state_of_a_link(used: datetime | None, withdrawn: datetime | None, now: datetime, expected: State) -> None:
    assert state(UNTIL, used, withdrawn, now) is expected


def test_a_link_is_good_for_a_week() -> None:
    assert timedelta(days=7) == VALID_FOR
