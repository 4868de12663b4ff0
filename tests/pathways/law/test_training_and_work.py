"""§§ 16g, 60c, 60d: deadlines for the identity, windows, employment."""

from typing import Any

import pytest

from tests.pathways.facts import asked, period, value

D = [period("2019-01-01", None, "geduldet", "60a.2.1")]


@pytest.mark.parametrize(
    ("entry", "clarified", "expected"),
    [
        ("2016-12-31", "2024-03-01", "met"),
        ("2016-12-31", "2024-03-02", "unknown"),
        ("2017-01-01", "2020-06-30", "met"),
        ("2019-12-31", "2020-07-01", "unknown"),
        ("2020-01-01", "2020-07-01", "met"),
        ("2020-01-01", "2020-07-02", "unknown"),
        ("2020-08-31", "2021-02-28", "met"),
        ("2020-08-31", "2021-03-01", "unknown"),
    ],
)
def test_the_identity_has_a_deadline_by_day_of_entry(entry: str, clarified: str, expected: str) -> None:
    """Late is open as long as nobody knows about the steps."""
    given = {"entry_date": entry, "identity": {"state": "clarified", "clarified_date": clarified}}
    assert value("60c", "60c.identity_deadline", "2024-04-01", "2024-03-01", **given) == expected


LATE = {"state": "clarified", "clarified_date": "2023-01-01"}


@pytest.mark.parametrize(
    ("more", "expected", "lowered"),
    [
        ({"steps_in_time": "all", "delay_own_fault": False}, "met", False),
        ({"steps_in_time": "all", "delay_own_fault": True}, "unknown", True),
        ({"steps_in_time": "some", "all_steps_taken": False}, "not_met", False),
        ({"steps_in_time": "some", "all_steps_taken": True}, "met", True),
        ({"steps_in_time": "some"}, "unknown", True),
        ({"all_steps_taken": False}, "unknown", False),
    ],
)
def test_steps_taken_can_keep_the_deadline(more: dict[str, Any], expected: str, lowered: bool) -> None:
    given = {"entry_date": "2020-01-01", "identity": {**LATE, **more}}
    outcome = asked("16g", "2024-04-01", **given).criteria["16g.identity_deadline"]
    assert (outcome.value, outcome.lowered) == (expected, lowered)


@pytest.mark.parametrize(
    ("criterion", "at", "application", "expected"),
    [
        ("60c.application_window", "2024-04-01", "2024-02-01", "met"),
        ("60c.application_window", "2024-04-01", "2024-01-31", "not_met"),
        ("60c.issue_window", "2024-02-29", "2024-02-01", "not_met"),
        ("60c.issue_window", "2024-03-01", "2024-02-01", "met"),
        ("60c.contract", "2024-04-01", "2024-02-20", "met"),
        ("60c.contract", "2024-04-01", "2024-02-19", "unknown"),
    ],
)
def test_windows_before_the_training(criterion: str, at: str, application: str, expected: str) -> None:
    training = {"start": "2024-09-01", "contract_registered": "2024-02-20"}
    assert value("60c", criterion, at, application, training=training) == expected


def test_who_began_as_an_asylum_seeker_needs_no_duldung_of_three_months() -> None:
    given = {
        "training": {"as_asylum_seeker": True, "start": "2024-09-01"},
        "asylum": {"application_date": "2022-01-01", "final_rejection": "2024-01-15", "ou_reason": "none"},
        "status_periods": [period("2022-01-01", None, "gestattet")],
        "removal_measures": ["other"],
    }
    found = asked("60c", "2024-02-01", **given).criteria
    names = ("path", "duldung_3m", "no_removal_measures", "issue_window")
    assert [found[f"60c.{name}"].value for name in names] == ["met", "n/a", "n/a", "n/a"]
    before = asked("60c", "2024-01-14", **given).criteria
    assert [before[f"60c.{name}"].value for name in names] == ["not_met", "not_met", "not_met", "not_met"]


@pytest.mark.parametrize(
    ("since", "application", "expected"),
    [("2023-12-01", "2024-03-01", "met"), ("2023-12-02", "2024-03-01", "not_met")],
)
def test_three_months_of_duldung_are_judged_at_the_application(since: str, application: str, expected: str) -> None:
    given = {"status_periods": [period(since, None, "geduldet")], "training": {"start": "2024-09-01"}}
    assert value("60c", "60c.duldung_3m", "2024-06-01", application, **given) == expected


@pytest.mark.parametrize(
    ("measures", "at", "expected"),
    [
        ("none", "2026-06-12", "met"),
        (["dublin"], "2026-06-11", "not_met"),
        (["dublin"], "2026-06-12", "unknown"),
        (["dublin", "other"], "2026-06-12", "not_met"),
    ],
)
def test_only_dublin_is_a_legal_question_since_geas(measures: Any, at: str, expected: str) -> None:
    given = {"removal_measures": measures, "training": {"start": "2026-09-01"}}
    outcome = asked("60c", at, **given).criteria["60c.no_removal_measures"]
    assert outcome.value == expected
    assert ("LQ-GEAS" in outcome.reasons) is (expected == "unknown")


def test_training_pay_is_compared_with_the_amount_of_the_day() -> None:
    given = {"training": {"pay_month": 640}, "health_insurance": "statutory"}
    assert value("16g", "16g.livelihood", "2024-07-31", **given) == "met"
    assert value("16g", "16g.livelihood", "2024-08-01", **given) == "not_met"
    assert value("16g", "16g.livelihood", "2024-08-01", training={"sgb3_support": True}) == "met"
    uninsured = {"training": {"pay_month": 900}, "health_insurance": "none"}
    assert value("16g", "16g.livelihood", "2024-08-01", **uninsured) == "not_met"


@pytest.mark.parametrize(
    ("training", "expected"),
    [
        ({"qualified": True, "regulated": True}, "met"),
        ({"qualified": True, "regulated": False}, "not_met"),
        ({"qualified": False, "regulated": True, "helper": True, "follow_on_shortage": True}, "unknown"),
        (
            {
                "qualified": False,
                "regulated": True,
                "helper": True,
                "follow_on_shortage": True,
                "follow_on_commitment": True,
            },
            "met",
        ),
    ],
)
def test_which_training_counts(training: dict[str, Any], expected: str) -> None:
    assert value("16g", "16g.training_type", "2024-04-01", training=training) == expected


def job(start: str, hours: int = 35, end: str | None = None) -> dict[str, Any]:
    return {"from": start, "to": end, "hours": hours, "social_insured": True}


@pytest.mark.parametrize(
    ("at", "jobs", "single", "expected"),
    [
        ("2024-02-26", [job("2022-08-26")], False, "met"),
        ("2024-02-26", [job("2022-08-27")], False, "not_met"),
        ("2024-02-26", [job("2022-08-26", 34)], False, "not_met"),
        ("2024-02-26", [job("2022-08-26", 20)], True, "met"),
        ("2024-02-27", [job("2023-02-27", 20)], False, "met"),
        ("2024-02-27", [job("2023-02-27", 19)], True, "not_met"),
        ("2024-02-27", [job("2022-01-01", 20, "2023-06-30"), job("2023-07-01", 20)], False, "met"),
        ("2024-02-27", [job("2022-01-01", 20, "2023-06-30"), job("2023-07-02", 20)], False, "not_met"),
        ("2024-02-27", [job("2022-01-01", 20, "2024-02-26")], False, "not_met"),
        ("2024-02-27", [], False, "not_met"),
    ],
)
def test_60d_asks_for_work_before_and_after_2024(at: str, jobs: Any, single: bool, expected: str) -> None:
    assert value("60d", "60d.job", at, employment_periods=jobs, single_parent=single) == expected


@pytest.mark.parametrize(
    ("convictions", "expected"),
    [
        ([], "met"),
        ([{"fine_days": 300}], "met"),
        ([{"intentional": True, "fine_days": 10}], "not_met"),
        ([{"intentional": True, "foreigners_only": True, "fine_days": 90}], "met"),
        ([{"intentional": True, "foreigners_only": True, "fine_days": 91}], "not_met"),
        ([{"intentional": True, "foreigners_only": True, "fine_days": 20}] * 2, "not_met"),
    ],
)
def test_60d_disregards_a_single_fine_only(convictions: Any, expected: str) -> None:
    assert value("60d", "60d.convictions", "2024-03-01", convictions=convictions) == expected


@pytest.mark.parametrize(
    ("entry", "application", "clarified", "expected"),
    [
        ("2016-12-31", "2025-03-01", "2025-03-01", "met"),
        ("2017-01-01", "2024-12-31", "2024-12-31", "met"),
        ("2017-01-01", "2024-06-01", "2024-06-02", "unknown"),
        ("2022-12-31", "2025-03-01", "2024-12-31", "met"),
        ("2022-12-31", "2025-03-01", "2025-01-01", "unknown"),
        ("2023-01-01", "2025-03-01", "2023-02-01", "not_met"),
    ],
)
def test_60d_has_its_own_deadlines(entry: str, application: str, clarified: str, expected: str) -> None:
    given = {"entry_date": entry, "identity": {"state": "clarified", "clarified_date": clarified}}
    assert value("60d", "60d.identity", "2025-04-01", application, **given) == expected


@pytest.mark.parametrize(
    ("birth", "certificate", "at", "expected"),
    [
        ("2018-09-30", None, "2024-07-31", "n/a"),
        ("2018-09-30", None, "2024-08-01", "unknown"),
        ("2018-10-01", None, "2024-08-01", "n/a"),
        ("2018-09-30", "none", "2024-08-01", "not_met"),
        ("2018-09-30", "documented", "2024-08-01", "met"),
        ("2006-08-02", "none", "2024-08-01", "not_met"),
        ("2006-08-01", "none", "2024-08-01", "n/a"),
    ],
)
def test_school_age_in_nrw(birth: str, certificate: str | None, at: str, expected: str) -> None:
    child = {"relation": "child", "birth_date": birth, "lives_together": True}
    household = [child | ({"school_certificate": certificate} if certificate else {})]
    assert value("60d", "60d.school_children", at, household=household) == expected


def test_residence_after_30_months_of_beschaeftigungsduldung_replaces_the_years() -> None:
    given: dict[str, Any] = {
        "entry_date": "2020-06-01",
        "birth_date": "1990-01-01",
        "household": [],
        "status_periods": [
            period("2020-06-01", "2021-12-31", "geduldet"),
            period("2022-01-01", None, "geduldet", "60d.1"),
        ],
        "identity": {"state": "clarified", "clarified_date": "2021-01-01"},
        "employment_periods": [job("2021-01-01")],
        "benefit_periods": [],
        "income_calc": {"coverage_ratio": 1.0, "by": "work"},
        "language": {"oral": "A2"},
        "convictions": [],
        "integration_course": {"obliged": False},
    }
    assert value("25b", "25b.6_60d", "2024-06-30", **given) == "not_met"
    assert value("25b", "25b.6_60d", "2024-07-01", **given) == "met"
    assert value("25b", "25b.residence", "2024-07-01", **given) == "not_met"
    obliged = {**given, "integration_course": {"obliged": True, "result": "passed"}}
    assert value("25b", "25b.6_60d", "2024-07-01", **obliged) == "unknown"
    assert asked("25b", "2019-12-31", **given).criteria["25b.6_60d"].flags == ("not_in_force",)
