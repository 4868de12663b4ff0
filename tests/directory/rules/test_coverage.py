"""Gaps and overlaps; what an offer does not state excludes nobody."""

from __future__ import annotations

from kim.directory.rules.codes import Stay
from kim.directory.rules.coverage import BANDS, AgeBand, Cell, Offer, cells

YOUNG = Offer("jmd", "JMD", age_from=12, age_to=26, manages=True)
TOLERATED = Offer("thm", "THM", stays=frozenset({"duldung"}), age_from=18, age_to=27, manages=True)
HERE = Offer(
    "course", "Kurs", areas=frozenset({"language"}), places=frozenset({"auental"}), audiences=frozenset({"women"})
)


def cell(found: list[Cell], band: AgeBand, stay: Stay) -> Cell:
    (one,) = [each for each in found if (each.band, each.stay) == (band, stay)]
    return one


def test_every_group_is_there_once() -> None:
    assert len(cells([], "auental")) == len(BANDS) * len(Stay)
    assert all(one.is_gap for one in cells([], "auental"))


def test_two_that_manage_cases_overlap_and_one_does_not() -> None:
    found = cells([YOUNG, TOLERATED], "auental")
    assert cell(found, AgeBand.YOUNG_ADULTS, Stay.DULDUNG).is_overlap
    assert not cell(found, AgeBand.YOUNG_ADULTS, Stay.AUFENTHALTSERLAUBNIS).is_overlap
    assert cell(found, AgeBand.OLDER, Stay.DULDUNG).is_gap
    # 27 belongs to the band of adults, and the scheme reaches it.
    assert cell(found, AgeBand.ADULTS, Stay.DULDUNG).offers == (TOLERATED,)


def test_place_topic_and_audience_narrow() -> None:
    assert not cell(cells([HERE], "auental"), AgeBand.ADULTS, Stay.DULDUNG).is_gap
    assert cell(cells([HERE], "other"), AgeBand.ADULTS, Stay.DULDUNG).is_gap
    assert cell(cells([HERE], "auental", area="housing"), AgeBand.ADULTS, Stay.DULDUNG).is_gap
    assert cell(cells([HERE], "auental", audience="children"), AgeBand.ADULTS, Stay.DULDUNG).is_gap
    assert not cell(cells([YOUNG], "auental", area="housing"), AgeBand.YOUTH, Stay.DULDUNG).is_gap
