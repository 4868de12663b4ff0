from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kim.people.rules.status_periods import Span, gaps, in_order, overlaps, span_at

GEDULDET = Span(date(2019, 1, 1), date(2023, 5, 14), "17.b.aa")
CHANCE = Span(date(2023, 5, 15), date(2024, 11, 14), "10.e.pp")
LATER = Span(date(2025, 1, 1), None, "10.c.tt")

starts = st.dates(min_value=date(2020, 1, 1), max_value=date(2020, 3, 1))


@st.composite
def spans(draw: st.DrawFn) -> Span:
    start = draw(starts)
    length = draw(st.integers(0, 20))
    first = draw(st.sampled_from([start, start, start, None]))
    last = draw(st.sampled_from([start + timedelta(days=length)] * 3 + [None]))
    return Span(first, last, "k")


def test_periods_that_follow_each_other_do_not_overlap() -> None:
    assert overlaps([CHANCE, GEDULDET, LATER]) == ()


def test_the_same_day_in_two_periods_is_an_overlap() -> None:
    early = Span(date(2023, 5, 14), None, "10.e.pp")
    assert overlaps([early, GEDULDET]) == ((GEDULDET, early),)


def test_a_running_period_overlaps_with_all_that_start_later() -> None:
    running = Span(date(2010, 1, 1), None, "11.a")
    assert overlaps([running, GEDULDET]) == ((running, GEDULDET),)


def test_a_gap_is_shown_with_its_first_and_last_day() -> None:
    assert gaps([LATER, GEDULDET, CHANCE]) == ((date(2024, 11, 15), date(2024, 12, 31)),)


def test_a_long_period_covers_the_gap_behind_a_short_one() -> None:
    long = Span(date(2019, 1, 1), date(2025, 12, 31), "11.a")
    assert gaps([long, Span(date(2019, 2, 1), date(2019, 3, 1), "k"), LATER]) == ()


def test_the_status_of_a_day_is_found() -> None:
    assert span_at([CHANCE, GEDULDET, LATER], date(2023, 5, 15)) == CHANCE
    assert span_at([CHANCE, LATER], date(2024, 12, 1)) is None


def test_a_period_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(ValueError, match="before it starts"):
        Span(date(2020, 2, 1), date(2020, 1, 1), "k")


@given(st.lists(spans(), max_size=5))
def test_a_day_is_in_a_gap_exactly_if_no_period_holds_it(listed: list[Span]) -> None:
    between = {start + timedelta(days=n) for start, end in gaps(listed) for n in range((end - start).days + 1)}
    ordered = in_order(listed)
    for n in range(-3, 90):
        day = date(2020, 1, 1) + timedelta(days=n)
        covered = span_at(listed, day) is not None
        inside = (
            bool(ordered)
            and any((s.start or date.min) <= day for s in ordered)
            and any((s.start or date.min) > day for s in ordered)
        )
        assert (day in between) == (inside and not covered)


@given(st.lists(spans(), max_size=5))
def test_two_periods_overlap_exactly_if_a_day_lies_in_both(listed: list[Span]) -> None:
    days = [date(2019, 12, 1) + timedelta(days=n) for n in range(200)]
    shared = any(sum(span.contains(day) for span in listed) > 1 for day in days)
    assert bool(overlaps(listed)) == shared
