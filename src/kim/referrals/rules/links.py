"""How long a one-time link holds, and how often a wrong code may be typed.

The link goes by mail, the code by another way (phone, paper): whoever has one of them has nothing. Tries are counted at
the link, not at the browser, so that guessing from many places gains nothing.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

VALID_FOR = timedelta(days=14)
# From the right code until the answer is sent.
OPEN_FOR = timedelta(minutes=60)
TRIES = 5
CODE_DIGITS = 8


def valid_until(now: datetime, answer_by: date) -> datetime:
    """Two weeks, and in any case until the day is over by which the answer is expected."""
    day_after = datetime.combine(answer_by + timedelta(days=1), time(), now.tzinfo)
    return max(now + VALID_FOR, day_after)


def is_usable(*, now: datetime, valid_until: datetime, tries: int, used_at: datetime | None, ended: bool) -> bool:
    """True while it may be opened: in time, not used for an answer, not ended, and not guessed at too often."""
    return not ended and used_at is None and tries < TRIES and now < valid_until
