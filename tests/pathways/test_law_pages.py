"""The pages about the law are made from what runs: every rule, every version, every table stands there."""

from datetime import date

import pytest

from kim.pathways.calendar_of_law import acts
from kim.pathways.law_pages import pages
from kim.pathways.rules.explanation import version_id
from kim.pathways.rules.law import BOOK
from kim.pathways.rules.rendering import changes, criterion_text, validity
from kim.pathways.rules.schema import SCHEMA
from kim.pathways.rules.tables import tables

PAGES = pages()
VERSIONS = [(criterion, version) for criterion in BOOK.criteria.values() for version in criterion.versions]


@pytest.mark.parametrize(("criterion", "version"), VERSIONS, ids=[version_id(*one) for one in VERSIONS])
def test_every_version_can_be_read(criterion, version) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    assert version.norm and version.source
    lines = list(version.test.lines())
    assert lines and all(text.strip() for _depth, text in lines)
    assert any(f"`{version_id(criterion, version)}`" in page for page in PAGES.values())
    reads = {key for key in version.test.reads() if ":" not in key}
    assert reads <= set(SCHEMA)


@pytest.mark.parametrize("criterion", BOOK.criteria.values(), ids=lambda one: one.id)
def test_versions_follow_each_other_without_overlap(criterion) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    for earlier, later in zip(criterion.versions, criterion.versions[1:], strict=False):
        assert earlier.end is not None and later.start is not None
        assert earlier.end < later.start


def test_every_rule_has_a_page_and_a_line_in_the_index() -> None:
    for rule in BOOK.pathways:
        assert f"[{rule}]({rule}.md)" in PAGES["README.md"]
        assert f"Regel `{rule}`" in PAGES[f"{rule}.md"]


def test_what_a_rule_may_waive_is_said() -> None:
    assert "kann die Behörde davon absehen (§ 5 Abs. 3 S. 2 AufenthG)" in PAGES["25b.md"]
    assert "davon absehen" not in PAGES["9.md"].split("## Allgemeine Voraussetzungen")[1]


def test_every_table_and_every_fact_is_listed() -> None:
    assert all(f"`{key}`" in PAGES["tabellen.md"] for key in tables())
    assert all(f"| `{key}` |" in PAGES["angaben.md"] for key in SCHEMA)
    assert "666" in PAGES["tabellen.md"]


def test_changes_of_law_are_told_latest_first_with_what_they_change() -> None:
    days = [one.day for one in changes(BOOK)]
    assert days == sorted(days, reverse=True)
    on = {(one.id, one.what) for one in changes(BOOK) if one.day == date(2024, 2, 27)}
    assert {("60d.job", "neue Fassung"), ("g.asylum_ou", "neu")} <= on
    assert ("10.residence_3y", "gilt nicht mehr") in {
        (one.id, one.what) for one in changes(BOOK) if one.day == date(2025, 10, 30)
    }


def test_every_new_wording_belongs_to_an_act_that_is_known() -> None:
    known = {act.day for act in acts()}
    unexplained = {one.day for one in changes(BOOK)} - known
    # Programmes are no law: the days on which they began and ended, and when the admission stop ends.
    assert unexplained == {date(2020, 11, 1), date(2022, 7, 1), date(2027, 1, 1)}


def test_validity_is_said_in_words() -> None:
    assert validity(None, None) == "durchgehend"
    assert validity(date(2024, 2, 27), None) == "seit 27.02.2024"
    assert validity(None, date(2024, 2, 26)) == "bis 26.02.2024"
    assert criterion_text(BOOK.criteria["25b.status"], counts=True).outside == ""
    assert criterion_text(BOOK.criteria["10.history"], counts=True).outside == "Außerhalb der Geltung: entfällt."
