"""Qualifications, the routes of § 19d, and who follows a holder of § 104c."""

from typing import Any

import pytest

from tests.pathways.facts import asked, facts, period, value

CARE = {"qualifications": [{"kind": "care_assistant", "domestic": True, "qualified": False}]}


@pytest.mark.parametrize(
    ("kind", "more", "value_"),
    [
        ("vocational", {"domestic": True, "qualified": True}, "met"),
        ("vocational", {"domestic": True, "qualified": False}, "not_met"),
        ("vocational", {"domestic": False, "recognised": True}, "met"),
        ("vocational", {"domestic": False, "recognised": False}, "not_met"),
        ("vocational", {"domestic": True, "recognised": True}, "unknown"),
        ("degree", {"domestic": True}, "met"),
        ("degree", {"domestic": False, "recognised": True}, "met"),
        ("degree", {"domestic": False}, "unknown"),
        ("school", {"domestic": True, "qualified": True}, "not_met"),
    ],
)
def test_skilled_workers_need_the_right_qualification(kind: str, more: dict[str, Any], value_: str) -> None:
    assert value("18", "18.qual", "2024-01-01", qualifications=[{"kind": kind, **more}]) == value_


@pytest.mark.parametrize(
    ("given", "at", "expected"),
    [
        (
            {"qualifications": [{"kind": "care_assistant", "domestic": True, "qualified": False}]},
            "2024-02-29",
            "unknown",
        ),
        (CARE, "2024-03-01", "met"),
        (
            {
                "qualifications": [{"kind": "degree", "domestic": False, "recognised": True}],
                "employment_periods": [{"from": "2022-03-01", "to": None, "qualified": True}],
            },
            "2024-03-01",
            "met",
        ),
        (
            {
                "qualifications": [],
                "employment_periods": [
                    {"from": "2021-03-01", "to": "2022-12-31", "qualified": True},
                    {"from": "2023-01-01", "to": None, "qualified": True},
                ],
                "benefit_periods": [{"system": "AsylbLG", "from": "2018-01-01", "to": "2023-02-28"}],
            },
            "2024-03-01",
            "met",
        ),
        (
            {
                "qualifications": [],
                "employment_periods": [{"from": "2021-03-01", "to": None, "qualified": True}],
                "benefit_periods": [{"system": "AsylbLG", "from": "2018-01-01", "to": "2023-03-01"}],
            },
            "2024-03-01",
            "not_met",
        ),
    ],
)
def test_19d_knows_three_ways_to_be_qualified(given: dict[str, Any], at: str, expected: str) -> None:
    assert value("19d", "19d.qual", at, **given) == expected


def test_19d_becomes_soll_in_2024_and_ist_after_an_ausbildungsduldung() -> None:
    given: dict[str, Any] = {
        "status_periods": [
            period("2020-01-01", "2023-12-31", "geduldet", "60c.1"),
            period("2024-01-01", None, "geduldet"),
        ],
        "qualifications": [{"kind": "vocational", "domestic": True, "qualified": True, "date": "2023-12-01"}],
        "employment_offer": {"matching": True},
        "ba_consent": "granted",
        "housing": {"sufficient": True},
        "language": {"level": "B1"},
        "convictions": [],
        "income_calc": {"coverage_ratio": 1.0},
        "identity": {"state": "clarified"},
        "passport": {"kind": "national", "valid_until": "2030-01-01"},
    }
    late = asked("19d", "2024-03-01", **given)
    assert (late.overall, late.effect, late.way) == ("met", "ist", "Abs. 1a")
    clean = {**given, "deception": {"ever": False}, "cooperation": {"past_delay": False}}
    without_60c = {**clean, "status_periods": [period("2020-01-01", None, "geduldet", "60a.2.1")]}
    assert [asked("19d", day, **without_60c).effect for day in ("2024-02-29", "2024-03-01")] == ["kann", "soll"]


def test_104c_lets_the_family_follow() -> None:
    parent = {
        "status_periods": [period("2015-01-01", None, "geduldet")],
        "declarations": {"fdgo": "2024-01-01"},
        "convictions": [],
        "deception": {"repeated": False},
        "asylum": {"pending": False, "ou_reason": "none"},
    }
    child = {
        "birth_date": "2010-01-01",
        "entry_date": "2021-01-01",
        "status_periods": [period("2021-01-01", None, "geduldet")],
        "principal": {"person": "P", "relation": "child", "lives_together": True},
        "marital": {"state": "single"},
    }
    others = {"P": facts(**parent)}
    assert asked("104c", "2024-02-01", others=others, **child).criteria["104c.residence"].value == "met"
    apart = {**child, "principal": {**child["principal"], "lives_together": False}}
    assert asked("104c", "2024-02-01", others=others, **apart).criteria["104c.residence"].value == "not_met"
    married = {**child, "marital": {"state": "married"}}
    assert asked("104c", "2024-02-01", others=others, **married).criteria["104c.residence"].value == "not_met"
    assert asked("104c", "2024-02-01", **child).criteria["104c.residence"].value == "unknown"
    grown = {**child, "birth_date": "2003-06-01"}
    assert asked("104c", "2024-02-01", others=others, **grown).criteria["104c.residence"].value == "met"
    entered_late = {**grown, "entry_date": "2021-06-01"}
    assert asked("104c", "2024-02-01", others=others, **entered_late).criteria["104c.residence"].value == "not_met"
