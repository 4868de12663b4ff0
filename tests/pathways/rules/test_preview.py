from datetime import date

import pytest

from kim.pathways.rules.book import version, without_drafts
from kim.pathways.rules.calendar import years
from kim.pathways.rules.law import BOOK, PLANNED, planned_with
from kim.pathways.rules.preview import Shift, preview
from kim.pathways.rules.reading.residence import Gaps, residence
from kim.pathways.rules.rulebook import Rulebook
from tests.pathways.facts import facts, period

AT = date(2028, 6, 1)
SHIFT = Shift("25b", "25b.residence", "not_met", "met")
WHOLE = Shift("25b", "overall", "not_met", "unknown")


def planned() -> Rulebook:
    """§ 25b with five years of residence from 2028, as a draft."""
    new = version(residence(years(5), Gaps.INTERRUPT), "§ 25b", "draft", "2028-01-01")
    return planned_with("25b", "25b.residence", new)


def person(start: str) -> dict[str, object]:
    return dict(facts(status_periods=[period(start, None, "geduldet")], household=[]))


PERSONS = [(f"case-{year}", person(f"{year}-01-01")) for year in (2020, 2023, 2025)]


def test_a_preview_names_what_changes_and_in_which_cases() -> None:
    found = preview(BOOK, planned(), PERSONS, AT)
    assert found.persons == 3
    assert found.shifts == {SHIFT: ("case-2023",), WHOLE: ("case-2023",)}
    assert found.touched(["case-2020", "case-2023"]) == {"case-2023": (SHIFT, WHOLE)}
    assert found.touched(["case-2020"]) == {}


@pytest.mark.parametrize(("k", "shown"), [(1, 1), (2, None), (5, None)])
def test_small_counts_are_not_shown(k: int, shown: int | None) -> None:
    assert preview(BOOK, planned(), PERSONS, AT).counts(k) == {SHIFT: shown, WHOLE: shown}


def test_the_same_book_changes_nothing() -> None:
    assert preview(BOOK, BOOK, PERSONS, AT).shifts == {}


def test_a_draft_is_not_in_force_and_leaves_the_version_before_it_open() -> None:
    in_force = without_drafts(planned().pathways["25b"])
    versions = next(one for one in in_force.criteria if one.id == "25b.residence").versions
    assert [one.end for one in versions] == [date(2022, 12, 30), None]


def test_a_planned_wording_needs_its_first_day_and_touches_nothing_that_runs() -> None:
    with pytest.raises(ValueError, match="first day"):
        planned_with("25b", "25b.residence", version(residence(years(5), Gaps.INTERRUPT), "§ 25b", "draft"))
    before = BOOK.criteria["25b.residence"]
    planned()
    assert BOOK.criteria["25b.residence"] is before
    assert not any(wording.draft for one in PLANNED.criteria.values() for wording in one.versions)
