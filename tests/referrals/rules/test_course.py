"""The way of a packet, walked at random: none is lost, none is answered twice, none is open without date and owner."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kim.kernel.transitions import ForbiddenChange
from kim.referrals.rules.codes import PacketState as S
from kim.referrals.rules.codes import Side, Urgency
from kim.referrals.rules.course import (
    ACTS_NEXT,
    COURSE,
    OPEN,
    Course,
    answer_days,
    begin,
    is_late,
    lead_is_told,
    move,
)

BEGUN = date(2026, 3, 2)
FINAL_ANSWERS = {S.DECLINED, S.DONE}
# Any attempt, allowed or not, some days after the one before; a result by so many days.
ATTEMPTS = st.lists(
    st.tuples(st.sampled_from(list(S)), st.integers(0, 40), st.none() | st.integers(0, 60)), max_size=25
)


def walk(attempts: list[tuple[S, int, int | None]]) -> list[tuple[date, Course]]:
    """Everything that came about; what the table refuses changes nothing."""
    today, now = BEGUN, begin(BEGUN, BEGUN + timedelta(days=14))
    history = [(today, now)]
    for to, days, result in attempts:
        today += timedelta(days=days)
        try:
            now = move(now, to, today, today + timedelta(days=result) if result is not None else None)
        except ForbiddenChange:
            continue
        history.append((today, now))
    return history


@given(ATTEMPTS)
def test_none_is_open_without_a_next_date_and_somebody_who_acts(attempts: list[tuple[S, int, int | None]]) -> None:
    for _on, now in walk(attempts):
        assert now.is_open == (now.next_on is not None) == (now.acts_next is not None)
        if now.is_open:
            assert now.acts_next is ACTS_NEXT[now.state]


@given(ATTEMPTS)
def test_the_next_date_never_lies_before_the_change_unless_a_result_was_promised(
    attempts: list[tuple[S, int, int | None]],
) -> None:
    for on, now in walk(attempts):
        if now.next_on is not None and now.result_by is None:
            assert now.next_on >= on


@given(ATTEMPTS)
def test_none_is_answered_twice(attempts: list[tuple[S, int, int | None]]) -> None:
    states = [now.state for _on, now in walk(attempts)]
    assert sum(state in FINAL_ANSWERS for state in states) <= 1
    # An acceptance repeats only after a question back.
    for before, after in pairwise(states):
        assert not (before is S.ACCEPTED and after is S.ACCEPTED)


@given(ATTEMPTS)
def test_what_has_ended_stays_ended(attempts: list[tuple[S, int, int | None]]) -> None:
    history = walk(attempts)
    ended = [place for place, (_on, now) in enumerate(history) if not now.is_open]
    assert ended in ([], [len(history) - 1])


def test_no_path_loses_a_packet_from_every_open_state_an_end_can_be_reached() -> None:
    assert COURSE.final == set(S) - OPEN
    for state in OPEN:
        seen, todo = set(), [state]
        while todo:
            one = todo.pop()
            if one not in seen:
                seen.add(one)
                todo += COURSE.after(one)
        assert S.WITHDRAWN in COURSE.after(state)
        assert state is S.DRAFTED or S.EXPIRED in COURSE.after(state)
        assert seen >= {S.DONE, S.DECLINED, S.WITHDRAWN}


def test_nobody_answers_a_draft_and_nobody_sends_twice() -> None:
    for state in (S.ACCEPTED, S.DECLINED, S.DONE, S.SEEN, S.DELIVERED):
        with pytest.raises(ForbiddenChange):
            move(begin(BEGUN, BEGUN), state, BEGUN)
    sent = move(begin(BEGUN, BEGUN), S.SENT, BEGUN)
    with pytest.raises(ForbiddenChange):
        move(sent, S.SENT, BEGUN)


def test_a_late_clarification_leaves_the_recipient_a_few_days() -> None:
    late, promised = BEGUN + timedelta(days=60), BEGUN + timedelta(days=14)
    asked = Course(S.ASKED_BACK, promised, Side.SENDER, BEGUN)
    assert move(asked, S.DELIVERED, late).next_on == late + timedelta(days=3)
    assert move(asked, S.DELIVERED, BEGUN).next_on == promised


def test_the_lead_hears_of_silence_a_week_after_the_promised_time_and_only_of_the_recipients() -> None:
    promised = BEGUN + timedelta(days=14)
    waiting = move(move(begin(BEGUN, promised), S.SENT, BEGUN), S.DELIVERED, BEGUN)
    assert not is_late(waiting, promised) and is_late(waiting, promised + timedelta(days=1))
    assert not lead_is_told(waiting, promised + timedelta(days=6))
    assert lead_is_told(waiting, promised + timedelta(days=7))
    assert not lead_is_told(move(waiting, S.ASKED_BACK, BEGUN), promised + timedelta(days=60))


def test_a_link_that_nobody_opens_is_silence_too() -> None:
    promised = BEGUN + timedelta(days=14)
    unopened = move(begin(BEGUN, promised), S.SENT, BEGUN)
    assert not lead_is_told(unopened, promised + timedelta(days=6))
    assert lead_is_told(unopened, promised + timedelta(days=7))


def test_what_is_urgent_is_expected_sooner_but_never_later_than_promised() -> None:
    assert [answer_days(each, 20) for each in Urgency] == [20, 7, 2]
    assert [answer_days(each, 5) for each in Urgency] == [5, 5, 2]
