"""Opening hours are read as people write them, and by appointment is not closed."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kim.directory.rules.codes import Visit
from kim.directory.rules.hours import Door, HoursError, Span, on, parse, written

MONDAY, SATURDAY = date(2026, 11, 30), date(2026, 12, 5)
OFFICE = parse("Mo–Do 8:30–12:00\nDo 14:00–17:30")


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Mo-Do 8.30-12 Uhr", "Mo–Do 8:30–12:00"),
        ("montag, mittwoch 9–10", "Mo, Mi 9:00–10:00"),
        ("Sa 10:00 – 12:00", "Sa 10:00–12:00"),
        ("\n Di, Do-Fr 8:00-9:05 \n", "Di, Do, Fr 8:00–9:05"),
    ],
)
def test_many_ways_of_writing_become_one(text: str, form: str) -> None:
    assert written(parse(text)) == form


@pytest.mark.parametrize(
    "line", ["geschlossen", "Mo 8–25", "Xx 8–9", "Mo 12:00–8:00", "Mo 8:70–9:00", "Mo–Mi–Fr 8–9", "Fr–Mo 8–9"]
)
def test_a_line_that_cannot_be_read_is_named(line: str) -> None:
    with pytest.raises(HoursError) as refused:
        parse(f"Mo 8:00–9:00\n{line}")
    assert (refused.value.line, refused.value.text) == (2, line)


@given(
    st.lists(
        st.tuples(
            st.lists(st.integers(0, 6), min_size=1, max_size=7, unique=True).map(sorted).map(tuple),
            st.integers(0, 1438).flatmap(lambda first: st.tuples(st.just(first), st.integers(first + 1, 1439))),
        ),
        max_size=4,
    )
)
def test_what_is_written_reads_the_same(rows: list[tuple[tuple[int, ...], tuple[int, int]]]) -> None:
    spans = tuple(Span(days, time(*divmod(begin, 60)), time(*divmod(end, 60))) for days, (begin, end) in rows)
    assert parse(written(spans)) == spans


@pytest.mark.parametrize(
    ("spans", "visit", "day", "free", "door"),
    [
        (OFFICE, Visit.OPEN, MONDAY, "", Door.OPEN),
        (OFFICE, Visit.OPEN, SATURDAY, "Samstag", Door.HOLIDAY),
        (OFFICE, Visit.OPEN, MONDAY, "Allerheiligen", Door.HOLIDAY),
        (OFFICE, Visit.APPOINTMENT, MONDAY, "", Door.APPOINTMENT),
        (OFFICE, Visit.APPOINTMENT, MONDAY, "Allerheiligen", Door.HOLIDAY),
        ((), Visit.APPOINTMENT, MONDAY, "", Door.APPOINTMENT),
        ((), Visit.NOT_STATED, MONDAY, "", Door.NOT_STATED),
        ((), Visit.OPEN, MONDAY, "", Door.NOT_STATED),
        (parse("Di 8–9"), Visit.OPEN, MONDAY, "", Door.CLOSED),
        (parse("Di 8–9"), Visit.BOTH, MONDAY, "", Door.APPOINTMENT),
        (parse("Sa 8–9"), Visit.OPEN, SATURDAY, "Samstag", Door.OPEN),
        (OFFICE, Visit.OUTREACH, MONDAY, "", Door.NOT_STATED),
    ],
)
def test_what_one_finds_on_a_day(spans: tuple[Span, ...], visit: Visit, day: date, free: str, door: Door) -> None:
    assert on(spans, visit, day, free).door is door
