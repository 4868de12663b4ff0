"""Gaps and overlaps; only what an offer says fills a cell, and what it leaves open is named."""

from __future__ import annotations

import pytest

from kim.directory.rules.codes import Stay
from kim.directory.rules.coverage import BANDS, AgeBand, Cell, Offer, cells

YOUNG = Offer("jmd", "JMD", age_from=12, age_to=26, manages=True)
TOLERATED = Offer("thm", "THM", stays=frozenset({"duldung"}), age_from=18, age_to=27, manages=True)
HERE = Offer(
    "course", "Kurs", areas=frozenset({"language"}), places=frozenset({"auental"}), audiences=frozenset({"women"})
)
SILENT = Offer("agency", "Agentur", says_whom=False)


def cell(found: list[Cell], band: AgeBand, stay: Stay = Stay.DULDUNG) -> Cell:
    (one,) = [each for each in found if (each.band, each.stay) == (band, stay)]
    return one


def test_every_group_is_there_once() -> None:
    assert len(cells([], "auental")) == len(BANDS) * len(Stay)
    assert all(one.is_gap for one in cells([], "auental"))


def test_two_that_manage_cases_overlap_and_one_does_not() -> None:
    found = cells([YOUNG, TOLERATED], "auental")
    assert cell(found, AgeBand.YOUNG_ADULTS).is_overlap
    assert not cell(found, AgeBand.YOUNG_ADULTS, Stay.AUFENTHALTSERLAUBNIS).is_overlap
    assert cell(found, AgeBand.OLDER).is_gap


def test_those_that_follow_each_other_at_a_birthday_do_not_overlap() -> None:
    until, after = Offer("a", "A", age_to=20, manages=True), Offer("b", "B", age_from=21, manages=True)
    one = cell(cells([until, after], "auental"), AgeBand.YOUNG_ADULTS)
    assert len(one.offers) == 2
    assert not one.is_overlap
    assert one.left_out == ()


def test_one_age_of_a_group_does_not_fill_it() -> None:
    one = cell(cells([YOUNG, TOLERATED], "auental"), AgeBand.ADULTS)
    assert one.offers == (TOLERATED,)
    assert one.left_out == ((28, 66),)
    islands = [Offer("a", "A", age_from=30, age_to=40), Offer("b", "B", age_from=50, age_to=50)]
    assert cell(cells(islands, "auental"), AgeBand.ADULTS).left_out == ((27, 29), (41, 49), (51, 66))


def test_what_names_no_topic_fills_no_topic() -> None:
    one = cell(cells([YOUNG], "auental", area="housing"), AgeBand.YOUTH)
    assert one.is_gap
    assert one.perhaps == (YOUNG,)
    assert cell(cells([YOUNG], "auental"), AgeBand.YOUTH).offers == (YOUNG,)


def test_what_does_not_say_whom_it_is_for_reaches_nobody_for_sure() -> None:
    one = cell(cells([SILENT], "auental"), AgeBand.ADULTS)
    assert (one.is_gap, one.perhaps) == (True, (SILENT,))


def test_what_is_for_women_only_leaves_the_others() -> None:
    one = cell(cells([HERE], "auental"), AgeBand.ADULTS)
    assert (one.is_gap, one.perhaps) == (True, (HERE,))
    assert cell(cells([HERE], "auental", audience="women"), AgeBand.ADULTS).offers == (HERE,)
    both = Offer("x", "X", audiences=frozenset({"women", "refugees"}))
    assert cell(cells([both], "auental"), AgeBand.ADULTS).offers == (both,)


def test_place_topic_and_audience_narrow() -> None:
    asked = {"area": "language", "audience": "women"}
    assert not cell(cells([HERE], "auental", **asked), AgeBand.ADULTS).is_gap
    for place, change in (("other", {}), ("auental", {"area": "housing"}), ("auental", {"audience": "children"})):
        one = cell(cells([HERE], place, **(asked | change)), AgeBand.ADULTS)
        assert one.is_gap and not one.perhaps


@pytest.mark.parametrize(
    ("audiences", "reached"),
    [
        ({"children"}, {AgeBand.CHILDREN, AgeBand.YOUTH}),
        ({"young_people", "newly_arrived"}, {AgeBand.YOUTH, AgeBand.YOUNG_ADULTS}),
        ({"children", "parents"}, {*AgeBand}),
        ({"older_people"}, {AgeBand.ADULTS, AgeBand.OLDER}),
        ({"refugees"}, {*AgeBand}),
        ({"everyone", "children"}, {*AgeBand}),
    ],
)
def test_an_audience_says_something_about_age(audiences: set[str], reached: set[AgeBand]) -> None:
    found = cells([Offer("x", "X", audiences=frozenset(audiences))], "auental")
    assert {one.band for one in found if one.offers} == reached
