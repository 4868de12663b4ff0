from datetime import date

import pytest

from kim.pathways import api
from kim.pathways.rules.codes import Reporting
from kim.pathways.rules.statuses import cited, matches

TODAY = date(2026, 11, 23)


def warning(key: str | None, valid_until: date | None = None, is_public_body: bool = True) -> Reporting | None:
    found = api.reporting_warning(key, is_public_body, valid_until, TODAY)
    return found.code if found else None


@pytest.mark.parametrize("key", ["VAP", "GUEB", None])
def test_a_public_body_is_warned_before_it_stores_a_stay_without_status(key: str | None) -> None:
    assert warning(key) is Reporting.MIGHT_HAVE_TO_REPORT


@pytest.mark.parametrize("key", ["ANLAUF", "EU-VERLUST"])
def test_where_it_depends_it_says_so(key: str) -> None:
    assert warning(key) is Reporting.CHECK


@pytest.mark.parametrize("key", ["10.e.pp", "17.b.aa", "17.p", "ASYL-GESUCH", "ASYL-GEST", "FIK-81-4", "DEUTSCH"])
def test_a_lawful_or_suspended_stay_is_not_touched(key: str) -> None:
    assert warning(key) is None


def test_a_title_that_has_ended_is_something_to_check() -> None:
    assert warning("10.e.pp", valid_until=date(2026, 11, 22)) is Reporting.CHECK
    assert warning("10.e.pp", valid_until=TODAY) is None


def test_a_right_without_an_end_does_not_end_with_its_card() -> None:
    assert warning("11.a", valid_until=date(2020, 1, 1)) is None


@pytest.mark.parametrize("key", ["VAP", None])
def test_a_welfare_association_has_no_such_duty(key: str | None) -> None:
    assert warning(key, is_public_body=False) is None


def test_the_warning_names_its_paragraph() -> None:
    found = api.reporting_warning("VAP", is_public_body=True, valid_until=None, on=TODAY)
    assert found is not None
    assert found.paragraph == "§\u00a087 Abs.\u00a02 AufenthG"


@pytest.mark.parametrize(
    ("code", "wanted", "expected"),
    [
        ("104c.2.1", "104c", True),
        ("25.5", "25a", False),
        ("25.5", "25", True),
        ("25", "25.5", False),
        ("25.2.1.alt1", "25.2", True),
    ],
)
def test_a_title_code_falls_under_the_one_it_begins_with(code: str, wanted: str, expected: bool) -> None:
    assert matches(code, wanted) is expected


@pytest.mark.parametrize(
    ("code", "citation"),
    [
        ("104c", "§ 104c"),
        ("25.4a", "§ 25 Abs. 4a"),
        ("28.1.1.1", "§ 28 Abs. 1 S. 1 Nr. 1"),
        ("25.2.1.alt1", "§ 25 Abs. 2 S. 1 Alt. 1"),
        ("25.4a.3", "§ 25 Abs. 4a S. 3"),
    ],
)
def test_a_code_is_cited_as_lawyers_do(code: str, citation: str) -> None:
    assert cited(code) == citation
