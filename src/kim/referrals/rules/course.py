"""The way of a packet: which state may follow which, who has to act, and by when.

Promise, checked with generated histories: every open packet has somebody who has to act and a next date; a packet that
has come to its end never moves again, so that none is answered twice; from every open state the sender can end it.
What this does not do: decide who may act (the policy does), and what a reason must say (the action does).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from kim.kernel.transitions import Transitions
from kim.referrals.rules.codes import PacketState, Side, Urgency

S = PacketState
_ENDS = {S.WITHDRAWN, S.EXPIRED}
_ANSWERS = {S.ACCEPTED, S.DECLINED, S.ASKED_BACK, S.DONE}

COURSE: Transitions[PacketState] = Transitions(
    {
        # A draft that is thrown away is withdrawn before anybody saw it.
        S.DRAFTED: frozenset({S.SENT, S.WITHDRAWN}),
        S.SENT: frozenset({S.DELIVERED, *_ENDS}),
        # An answer on paper comes without anybody telling that it was seen.
        S.DELIVERED: frozenset({S.SEEN, *_ANSWERS, *_ENDS}),
        S.SEEN: frozenset({*_ANSWERS, *_ENDS}),
        S.ACCEPTED: frozenset({S.DONE, S.ASKED_BACK, S.DECLINED, *_ENDS}),
        # The sender has answered the question back: it lies with the recipient again.
        S.ASKED_BACK: frozenset({S.DELIVERED, *_ENDS}),
        S.DECLINED: frozenset(),
        S.DONE: frozenset(),
        S.WITHDRAWN: frozenset(),
        S.EXPIRED: frozenset(),
    }
)

ACTS_NEXT: dict[PacketState, Side] = {
    S.DRAFTED: Side.SENDER,
    S.SENT: Side.SENDER,
    S.DELIVERED: Side.RECIPIENT,
    S.SEEN: Side.RECIPIENT,
    S.ACCEPTED: Side.RECIPIENT,
    S.ASKED_BACK: Side.SENDER,
}
OPEN = frozenset(ACTS_NEXT)
# The recipient sees it, and may answer it.
WITH_RECIPIENT = frozenset({S.SENT, S.DELIVERED, S.SEEN, S.ACCEPTED, S.ASKED_BACK})
# What was handed over stays readable for the recipient after the answer, as long as its grounds hold.
CLOSED_TO_RECIPIENT = frozenset({S.DRAFTED, S.WITHDRAWN, S.EXPIRED})

DRAFT_DAYS = 7
DELIVERY_DAYS = 3
ASKED_BACK_DAYS = 7
CLARIFIED_DAYS = 3
RESULT_DAYS = 30
# After the promised time: the sender at once, the lead of the unit a week later.
LEAD_AFTER_DAYS = 7
# Working days for what is urgent, where the office has not promised less anyway.
URGENT_DAYS: dict[Urgency, int] = {Urgency.SOON: 7, Urgency.AT_ONCE: 2}


@dataclass(frozen=True)
class Course:
    """Where a packet stands: `answer_by` as promised when it was sent, `result_by` as said by whoever accepted it."""

    state: PacketState
    answer_by: date
    acts_next: Side | None
    next_on: date | None
    result_by: date | None = None

    @property
    def is_open(self) -> bool:
        return self.state in OPEN


def answer_days(urgency: Urgency, promised: int) -> int:
    """Working days until an answer is expected from an office that has `promised` so many."""
    return min(promised, URGENT_DAYS.get(urgency, promised))


def begin(on: date, answer_by: date) -> Course:
    """A draft of that day."""
    return _standing(Course(S.DRAFTED, answer_by, None, None), on)


def move(course: Course, to: PacketState, on: date, result_by: date | None = None) -> Course:
    """The course after a change of that day; raises `ForbiddenChange`."""
    COURSE.require(course.state, to)
    promised = (result_by or course.result_by) if to is S.ACCEPTED else course.result_by
    now = _standing(replace(course, state=to, result_by=promised), on)
    if course.state is S.ASKED_BACK and now.next_on is not None:
        # Whoever answers a question back late leaves the recipient a few days.
        return replace(now, next_on=max(now.next_on, on + timedelta(days=CLARIFIED_DAYS)))
    return now


def is_late(course: Course, on: date) -> bool:
    """True once the next date has passed."""
    return course.next_on is not None and course.next_on < on


def lead_is_told(course: Course, on: date) -> bool:
    """True if the recipient is silent for so long that the lead of the sending unit hears of it.

    A link that nobody opens, and a letter of which nobody says that it was handed over, are silence as well.
    """
    if course.next_on is None or (course.acts_next is Side.SENDER and course.state is not S.SENT):
        return False
    return on >= max(course.next_on, course.answer_by) + timedelta(days=LEAD_AFTER_DAYS)


def _standing(course: Course, on: date) -> Course:
    return replace(course, acts_next=ACTS_NEXT.get(course.state), next_on=_next_on(course, on))


def _next_on(course: Course, on: date) -> date | None:
    if course.state not in OPEN:
        return None
    fixed = {S.DRAFTED: DRAFT_DAYS, S.SENT: DELIVERY_DAYS, S.ASKED_BACK: ASKED_BACK_DAYS}
    if course.state in fixed:
        return on + timedelta(days=fixed[course.state])
    if course.state is S.ACCEPTED:
        return course.result_by or max(course.answer_by, on) + timedelta(days=RESULT_DAYS)
    return max(course.answer_by, on)
