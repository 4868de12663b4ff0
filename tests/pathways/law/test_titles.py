"""How each criterion of the residence titles reads the facts: one line per reading, on both sides of each threshold."""

from typing import Any

import pytest

from tests.pathways.facts import period, value

D = [period("2015-01-01", None, "geduldet", "60a.2.1")]
CHANCE = [period("2015-01-01", "2023-06-30", "geduldet"), period("2023-07-01", None, "erlaubt", "104c")]


def fine(days: int, *, foreigners: bool = False, **more: Any) -> dict[str, Any]:
    return {"intentional": True, "fine_days": days, "foreigners_only": foreigners, **more}


def prison(months: int, **more: Any) -> dict[str, Any]:
    return {"intentional": True, "prison_months": months, **more}


def held(title: str) -> dict[str, Any]:
    return {"status_periods": [period("2015-01-01", None, "erlaubt", title)]}


POOR = {"coverage_ratio": 0}
YOUTH = prison(12, youth_kind="jugendstrafe")
OPEN = {"status_periods": CHANCE, "identity": {"state": "not_clarified"}}
READINGS: list[tuple[str, str, str, dict[str, Any], str]] = [
    # convictions: 50 day rates, 90 for offences of foreigners only
    ("104c", "104c.convictions", "2024-01-01", {"convictions": [fine(30), fine(20)]}, "met"),
    ("104c", "104c.convictions", "2024-01-01", {"convictions": [fine(51)]}, "not_met"),
    ("104c", "104c.convictions", "2024-01-01", {"convictions": [fine(90, foreigners=True)]}, "met"),
    ("104c", "104c.convictions", "2024-01-01", {"convictions": [fine(91, foreigners=True)]}, "not_met"),
    ("104c", "104c.convictions", "2024-01-01", {"convictions": [fine(20), fine(30, foreigners=True)]}, "met"),
    ("104c", "104c.convictions", "2024-01-01", {"convictions": [fine(40), fine(30, foreigners=True)]}, "unknown"),
    ("104c", "104c.convictions", "2024-01-01", {"convictions": [fine(51), fine(1, foreigners=True)]}, "not_met"),
    ("104c", "104c.convictions", "2024-01-01", {"convictions": [prison(1)]}, "not_met"),
    ("104c", "104c.convictions", "2024-01-01", {"convictions": [fine(200, youth_kind="measure")]}, "met"),
    ("104c", "104c.convictions", "2024-01-01", {"convictions": [prison(0, youth_kind="jugendstrafe")]}, "not_met"),
    ("104c", "104c.convictions", "2024-01-01", {"convictions": [{"intentional": False, "fine_days": 300}]}, "met"),
    ("104c", "104c.convictions", "2024-01-01", {"convictions": [fine(60, date="2024-01-02")]}, "met"),
    ("104c", "104c.convictions", "2024-01-01", {}, "unknown"),
    ("104c", "104c.deception", "2024-01-01", {"deception": {"repeated": True, "present_causal": True}}, "not_met"),
    ("104c", "104c.deception", "2024-01-01", {"deception": {"repeated": True, "present_causal": False}}, "met"),
    ("104c", "104c.deception", "2024-01-01", {"deception": {"repeated": True}}, "unknown"),
    ("104c", "104c.in_force", "2022-12-30", {}, "not_met"),
    ("104c", "104c.in_force", "2025-12-30", {}, "met"),
    ("104c", "104c.residence", "2024-01-01", {"status_periods": [period("2017-10-31", None, "geduldet_60b")]}, "met"),
    ("104c", "104c.residence", "2024-01-01", {"status_periods": [period("2017-11-01", None, "geduldet")]}, "not_met"),
    # § 25b
    ("25b", "25b.status", "2022-12-30", {"status_periods": CHANCE}, "met"),
    ("25b", "25b.status", "2024-01-01", {"status_periods": CHANCE}, "met"),
    ("25b", "25b.status", "2024-01-01", {"status_periods": [period("2015-01-01", None, "geduldet_60b")]}, "met"),
    ("25b", "25b.status", "2024-01-01", {"status_periods": [period("2015-01-01", None, "gestattet")]}, "not_met"),
    ("25b", "25b.residence", "2020-12-31", {"status_periods": D, "household": []}, "not_met"),
    ("25b", "25b.residence", "2022-12-30", {"status_periods": D, "household": []}, "not_met"),
    ("25b", "25b.residence", "2022-12-31", {"status_periods": D, "household": []}, "met"),
    ("25b", "25b.residence", "2020-01-01", {"status_periods": D}, "not_met"),
    ("25b", "25b.residence", "2021-06-01", {"status_periods": D}, "unknown"),
    ("25b", "25b.livelihood", "2024-01-01", {"income_calc": {"coverage_ratio": 0.5, "by": "work"}}, "not_met"),
    ("25b", "25b.livelihood", "2024-01-01", {"income_calc": {"coverage_ratio": 0.51, "by": "work"}}, "met"),
    ("25b", "25b.livelihood", "2024-01-01", {"income_calc": {"coverage_ratio": 0.9, "by": "other"}}, "not_met"),
    ("25b", "25b.livelihood", "2024-01-01", {"prognosis": {"livelihood": "positive"}}, "met"),
    ("25b", "25b.livelihood", "2024-01-01", {"waivers": [{"criterion": "livelihood", "ground": "age"}]}, "met"),
    ("25b", "25b.language", "2024-01-01", {"language": {"level": "A1", "oral": "A2"}}, "met"),
    ("25b", "25b.language", "2024-01-01", {"language": {"level": "B1"}}, "met"),
    ("25b", "25b.language", "2024-01-01", {"language": {"oral": "A1"}}, "not_met"),
    ("25b", "25b.language", "2024-01-01", {"language": {"oral": "A2", "date": "2024-01-02"}}, "unknown"),
    ("25b", "25b.civic", "2024-01-01", {"civic": {"test": "none", "passed": False}}, "not_met"),
    ("25b", "25b.civic", "2024-01-01", {"waivers": [{"criterion": "civic", "ground": "age"}]}, "unknown"),
    ("25b", "25b.no_serious_offence", "2024-01-01", {"convictions": [prison(6, suspended=True)]}, "not_met"),
    ("25b", "25b.no_serious_offence", "2024-01-01", {"convictions": [prison(5), fine(300)]}, "met"),
    ("25b", "25b.no_serious_offence", "2024-01-01", {"convictions": [YOUTH]}, "not_met"),
    (
        "25b",
        "25b.no_serious_offence",
        "2024-01-01",
        {"convictions": [prison(12, youth_kind="jugendstrafe", suspended=True)]},
        "met",
    ),
    ("25b", "25b.no_obstruction", "2024-01-01", {"deception": {"present_causal": False}}, "unknown"),
    ("25b", "25b.no_obstruction", "2024-01-01", {"deception": {"present_causal": True}}, "not_met"),
    ("25b", "25b.identity", "2024-01-01", {"status_periods": D}, "n/a"),
    ("25b", "25b.identity", "2024-01-01", OPEN, "unknown"),
    ("25b", "g.identity", "2024-01-01", {"status_periods": CHANCE, "identity": {"state": "clarified"}}, "n/a"),
    ("25b", "g.identity", "2024-01-01", {"status_periods": D, "identity": {"state": "not_clarified"}}, "unknown"),
    ("9", "g.identity", "2024-01-01", {"identity": {"state": "not_clarified"}}, "not_met"),
    # § 25a
    ("25a", "25a.status", "2024-01-01", {"status_periods": D, "birth_date": "2010-01-01"}, "met"),
    ("25a", "25a.status", "2024-01-01", {"status_periods": D, "birth_date": "2010-01-02"}, "not_met"),
    ("25a", "25a.status", "2022-12-30", {"status_periods": D, "birth_date": "2001-12-31"}, "met"),
    ("25a", "25a.status", "2022-12-30", {"status_periods": D, "birth_date": "2001-12-30"}, "not_met"),
    ("25a", "25a.school", "2024-01-01", {"school_periods": [], "qualifications": []}, "not_met"),
    ("25a", "25a.school", "2024-01-01", {"waivers": [{"criterion": "school", "ground": "illness"}]}, "met"),
    ("25a", "25a.school", "2022-12-30", {"waivers": [{"criterion": "school", "ground": "illness"}]}, "unknown"),
    ("25a", "25a.livelihood", "2024-01-01", {"education_now": {"kind": "vocational"}}, "met"),
    ("25a", "25a.livelihood", "2024-01-01", {"education_now": {"kind": "vocational_preparation"}}, "unknown"),
    ("25a", "25a.fdgo", "2024-01-01", {"fdgo_indications": "present"}, "not_met"),
    # general conditions
    ("25b", "g.security", "2024-01-01", {"security_flags": "present"}, "not_met"),
    ("25b", "g.entry_ban", "2024-01-01", {"entry_ban": True}, "not_met"),
    ("25b", "g.asylum_pending", "2024-01-01", {"asylum": {"application_date": "2023-01-01"}}, "not_met"),
    ("25b", "g.asylum_pending", "2022-12-31", {"asylum": {"application_date": "2023-01-01"}}, "met"),
    (
        "25b",
        "g.asylum_pending",
        "2024-01-01",
        {"asylum": {"application_date": "2023-01-01", "withdrawn_date": "2023-06-01"}},
        "met",
    ),
    ("25b", "g.asylum_ou", "2024-02-26", {"asylum": {"final_rejection": "2023-01-01", "ou_reason": "5"}}, "n/a"),
    ("25b", "g.asylum_ou", "2024-02-27", {"asylum": {"final_rejection": "2023-01-01", "ou_reason": "5"}}, "unknown"),
    ("19d", "g.asylum_ou", "2024-03-01", {"asylum": {"final_rejection": "2023-01-01", "ou_reason": "5"}}, "not_met"),
    ("19d", "g.asylum_ou", "2024-03-01", {"asylum": {"final_rejection": "2023-01-01", "ou_reason": "1"}}, "met"),
    ("19d", "g.asylum_ou", "2024-03-01", {"asylum": {"final_rejection": "2023-01-01"}}, "unknown"),
    ("19d", "g.asylum_ou", "2024-03-01", {"asylum": {"application_date": "2023-01-01"}}, "met"),
    # § 19d
    ("19d", "19d.status", "2024-03-01", {"status_periods": [period("2015-01-01", None, "geduldet_60b")]}, "not_met"),
    (
        "19d",
        "19d.status",
        "2024-03-01",
        {
            "status_periods": [period("2020-01-01", None, "erlaubt", "25.5")],
            "asylum": {"application_date": "2017-01-01", "final_rejection": "2018-01-01"},
        },
        "met",
    ),
    ("19d", "19d.qual", "2024-03-01", {"qualifications": [], "employment_periods": []}, "not_met"),
    ("19d", "19d.no_deception", "2024-03-01", {"deception": {"ever": True, "corrected_date": "2020-01-01"}}, "not_met"),
    ("19d", "19d.no_delay", "2024-03-01", {"cooperation": {"past_delay": True, "present": "ok"}}, "not_met"),
    ("19d", "19d.job", "2024-03-01", {"employment_offer": {"matching": True}, "ba_consent": "not_required"}, "met"),
    ("19d", "19d.job", "2024-03-01", {"employment_offer": {"matching": True}, "ba_consent": "refused"}, "not_met"),
    # § 26 and § 9
    ("26_4", "26_4.title", "2024-01-01", held("25.2.1.alt2"), "met"),
    (
        "26_4",
        "26_4.title",
        "2024-01-01",
        held("25.2.1.alt1"),
        "not_met",
    ),
    ("26_4", "26_4.title", "2024-01-01", held("18a"), "not_met"),
    ("26_3", "26_3.title", "2024-01-01", held("25.1.3"), "not_met"),
    ("26_3", "26_3.livelihood", "2024-01-01", {"birth_date": "1957-01-01", "income_calc": POOR}, "met"),
    ("26_3", "26_3.livelihood", "2024-01-01", {"birth_date": "1959-01-01", "income_calc": POOR}, "not_met"),
    ("26_3", "26_3.bamf", "2023-01-01", {"bamf_revocation_notice": "grounds"}, "not_met"),
    ("26_3", "26_3.bamf", "2022-12-31", {"bamf_revocation_notice": "none_received"}, "unknown"),
    ("9", "9.pension", "2024-01-01", {"pension_months": 60}, "met"),
    ("9", "9.pension", "2024-01-01", {"pension_months": 59}, "not_met"),
    ("9", "9.pension", "2024-01-01", {"pension_months": 59, "education_now": {"kind": "study"}}, "met"),
    ("9", "9.public_order", "2024-01-01", {"convictions": [{"fine_days": 5}]}, "unknown"),
    ("9", "9.permits", "2024-01-01", {"licence": "promised"}, "not_met"),
    ("9", "9.work_allowed", "2024-01-01", {"work_permit": "not_employed"}, "met"),
    # §§ 18a, 18b
    ("18", "18.licence", "2024-01-01", {"licence": "not_required"}, "n/a"),
    ("18", "18.licence", "2024-01-01", {"licence": "promised"}, "met"),
    ("18", "18.age45", "2026-01-01", {"birth_date": "1981-01-02"}, "n/a"),
    (
        "18",
        "18.age45",
        "2026-01-01",
        {"birth_date": "1981-01-01", "employment_offer": {"salary_year": 55770}},
        "met",
    ),
    (
        "18",
        "18.age45",
        "2026-01-01",
        {"birth_date": "1981-01-01", "employment_offer": {"salary_year": 55769}},
        "not_met",
    ),
    ("18", "18.asylum_rejected", "2023-12-22", {"asylum": {"final_rejection": "2020-01-01"}}, "n/a"),
    ("18", "18.asylum_rejected", "2023-12-23", {"asylum": {"final_rejection": "2020-01-01"}}, "not_met"),
    ("18", "18.asylum_withdrawn", "2024-01-01", {"asylum": {"pending": False}, "entry_date": "2024-01-01"}, "n/a"),
    (
        "18",
        "18.asylum_withdrawn",
        "2024-01-01",
        {"asylum": {"application_date": "2022-01-01", "withdrawn_date": "2023-05-01"}, "entry_date": "2023-03-28"},
        "met",
    ),
    (
        "18",
        "18.asylum_withdrawn",
        "2024-01-01",
        {"asylum": {"application_date": "2023-04-01", "withdrawn_date": "2023-05-01"}, "entry_date": "2023-03-29"},
        "not_met",
    ),
    ("18", "18.job", "2023-11-17", {"employment_offer": {"concrete": True, "matching": True}}, "met"),
    ("18", "18.job", "2023-11-18", {"employment_offer": {"concrete": True, "matching": True}}, "unknown"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "criterion", "at", "given", "expected"), READINGS)
def test_a_criterion_reads_the_facts(rule: str, criterion: str, at: str, given: dict[str, Any], expected: str) -> None:
    assert value(rule, criterion, at, **given) == expected
