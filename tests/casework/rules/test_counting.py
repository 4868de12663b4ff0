"""When a case counts: properties that hold whatever happens, and the examples of the design."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kim.casework.rules.counting import Sighting, by_quarter
from kim.kernel.anonymity import pool
from kim.kernel.periods import Quarter

SINCE, TODAY = Quarter(2026, 1), date(2027, 1, 15)
PLACES = ("05378004", "05378008", "05378012")
Q = {number: date(2026, 3 * number - 1, 15) for number in (1, 2, 3, 4)}

sightings = st.lists(
    st.builds(
        Sighting,
        subject=st.sampled_from("abc"),
        on=st.sampled_from(sorted(Q.values())),
        case=st.integers(1, 30).map(str),
        contributor=st.sampled_from("xyz"),
        municipality=st.sampled_from([*PLACES, "", "unknown"]),
    ),
    max_size=60,
)


def totals(seen: list[Sighting], **given: object) -> list[int]:
    return [counts.total.cases for counts in by_quarter(seen, SINCE, TODAY, PLACES, **given)]  # type: ignore[arg-type]


def test_a_case_counts_in_the_quarter_of_its_first_release_only() -> None:
    seen = [Sighting("a", Q[1], "1", "x"), Sighting("b", Q[3], "1", "x"), Sighting("a", Q[3], "2", "x")]
    assert totals(seen) == [1, 0, 1, 0]


def test_an_open_quarter_is_not_counted() -> None:
    seen = [Sighting("a", date(2027, 1, 10), "1", "x")]
    assert totals(seen) == [0, 0, 0, 0]


def test_what_was_put_together_after_a_table_counts_from_the_next_quarter() -> None:
    seen = [Sighting("late", Q[1], "1", "x")]
    assert totals(seen, earliest={"late": Quarter(2026, 3)}) == [0, 0, 1, 0]


def test_what_was_released_before_the_series_counts_in_its_first_quarter() -> None:
    seen = [Sighting("a", date(2025, 11, 3), "1", "x")]
    assert totals(seen, earliest={"a": SINCE}) == [1, 0, 0, 0]


def test_what_stands_in_a_published_table_does_not_count_again() -> None:
    seen = [Sighting("a", date(2025, 11, 3), "1", "x"), Sighting("b", Q[2], "1", "x")]
    assert totals(seen) == [0, 0, 0, 0]


def test_a_place_that_is_not_known_counts_for_the_district() -> None:
    (first, *_rest) = by_quarter([Sighting("a", Q[1], "1", "x", "unknown")], SINCE, TODAY, PLACES)
    assert first.total.cases == 1
    assert sum(first.by_municipality[place].cases for place in PLACES) == 0


@given(sightings)
def test_every_case_counts_exactly_once(seen: list[Sighting]) -> None:
    assert sum(totals(seen)) == len({each.case for each in seen})


@given(sightings)
def test_the_order_of_sightings_does_not_matter_for_the_district(seen: list[Sighting]) -> None:
    assert totals(seen) == totals(seen[::-1])


@given(sightings, st.integers(3, 7))
def test_nothing_below_k_or_from_one_person_alone_is_ever_published(seen: list[Sighting], k: int) -> None:
    for table in pool(by_quarter(seen, SINCE, TODAY, PLACES), k):
        if table.total is None:
            continue
        assert table.total >= k
        behind = {each.contributor for each in seen if Quarter.of(each.on) <= table.period.last}
        assert len(behind) >= 2


@given(sightings, st.integers(3, 7))
def test_published_periods_are_disjoint_and_never_count_a_case_twice(seen: list[Sighting], k: int) -> None:
    shown = [table for table in pool(by_quarter(seen, SINCE, TODAY, PLACES), k) if table.total is not None]
    for earlier, later in pairwise(shown):
        assert earlier.period.last < later.period.first
    assert sum(table.total or 0 for table in shown) <= len({each.case for each in seen})


@given(sightings, st.integers(3, 7))
def test_publishing_quarter_by_quarter_gives_the_same_as_all_at_once(seen: list[Sighting], k: int) -> None:
    """What a run in April published is what a run in January would have published for that time."""
    early = date(2026, 7, 10)
    at_once = [table for table in pool(by_quarter(seen, SINCE, TODAY, PLACES), k) if table.total is not None]
    first_run = [table for table in pool(by_quarter(seen, SINCE, early, PLACES), k) if table.total is not None]
    assert first_run == at_once[: len(first_run)]
