"""§§ 8, 9, 10 StAG with their exclusions: one line per reading."""

from typing import Any

import pytest

from tests.pathways.facts import asked, facts, period, value

OLD, NEW = "2024-06-26", "2024-06-27"


def permit(start: str, title: str = "18a") -> list[dict[str, Any]]:
    return [period(start, None, "erlaubt", title)]


@pytest.mark.parametrize(
    ("start", "at", "more", "expected"),
    [
        ("2016-06-26", OLD, {"special_achievements": []}, "met"),
        (
            "2016-06-27",
            OLD,
            {"special_achievements": [], "integration_course": {"result": "none"}},
            "not_met",
        ),
        ("2017-06-26", OLD, {"special_achievements": [], "integration_course": {"result": "passed"}}, "met"),
        ("2018-06-26", OLD, {"special_achievements": [{"kind": "school"}]}, "met"),
        ("2019-06-27", NEW, {}, "met"),
        ("2019-06-28", NEW, {}, "not_met"),
    ],
)
def test_years_of_residence(start: str, at: str, more: dict[str, Any], expected: str) -> None:
    assert value("10", "10.residence", at, status_periods=permit(start), **more) == expected


def test_six_years_with_achievements_are_discretion() -> None:
    given = {"status_periods": permit("2018-06-26"), "special_achievements": [{"kind": "school"}]}
    assert asked("10", OLD, **given).criteria["10.residence"].lowered


@pytest.mark.parametrize(
    ("decision", "expected"),
    [("refugee", "met"), ("subsidiary", "met"), ("removal_ban", "not_met"), ("none", "not_met")],
)
def test_time_in_the_asylum_procedure_counts_if_protection_was_granted(decision: str, expected: str) -> None:
    periods = [period("2019-01-01", "2021-12-31", "gestattet"), period("2022-01-01", None, "erlaubt", "25.2.1.alt1")]
    asylum = {"application_date": "2019-01-01", "decision": decision, "final_date": "2021-12-31"}
    assert value("10", "10.residence", NEW, status_periods=periods, asylum=asylum) == expected


ABSENCE = {"from": "2022-01-10", "to": "2022-07-10"}


@pytest.mark.parametrize(
    ("absence", "expected", "lowered"),
    [
        (ABSENCE, "met", False),
        ({**ABSENCE, "to": "2022-07-11"}, "met", True),
        ({**ABSENCE, "to": "2022-12-31", "reentry_deadline": "2023-01-31"}, "met", False),
        ({"from": "2021-01-01", "to": "2023-12-31"}, "not_met", False),
    ],
)
def test_absences_of_more_than_six_months_end_habitual_residence(
    absence: dict[str, Any], expected: str, lowered: bool
) -> None:
    """Earlier time can then be credited, up to three years."""
    given = {"status_periods": permit("2018-01-01"), "absences": [absence]}
    outcome = asked("10", "2024-07-15", **given).criteria["10.residence"]
    assert (outcome.value, outcome.lowered) == (expected, lowered)


@pytest.mark.parametrize(
    ("title", "at", "expected"),
    [
        ("25b.1.1", NEW, "met"),
        ("25a.1", NEW, "met"),
        ("16g.1", NEW, "met"),
        ("23.1", OLD, "not_met"),
        ("23.1", NEW, "met"),
        ("18d.1", OLD, "not_met"),
        ("18d.1", NEW, "met"),
        ("20a", OLD, "met"),
        ("20a", NEW, "not_met"),
        ("104c", "2022-12-30", "met"),
        ("104c", "2022-12-31", "not_met"),
        ("25.5", NEW, "not_met"),
        ("25.3", NEW, "not_met"),
        ("25.2.1.alt2", NEW, "met"),
        ("25.1.3", NEW, "not_met"),
        ("24", NEW, "not_met"),
        ("16b.1", NEW, "not_met"),
        ("17.1", NEW, "not_met"),
        ("19.1", NEW, "not_met"),
        ("19c.1", NEW, "met"),
        ("19d", NEW, "met"),
        ("20.1.1", NEW, "not_met"),
        ("22.1", NEW, "not_met"),
        ("23a", NEW, "not_met"),
        ("NE", NEW, "met"),
        ("28.1.1.1", NEW, "met"),
    ],
)
def test_which_titles_lead_to_naturalisation(title: str, at: str, expected: str) -> None:
    assert value("10", "10.title", at, status_periods=permit("2015-01-01", title)) == expected


def test_a_fiction_counts_like_the_title_that_it_continues() -> None:
    fiction = [period("2015-01-01", None, "erlaubt", "81.4", continues="25.5")]
    assert value("10", "10.title", NEW, status_periods=fiction) == "not_met"
    assert value("10", "10.title", NEW, status_periods=[period("2015-01-01", None, "geduldet")]) == "not_met"


FULL = {"from": "2022-10-27", "to": None, "fulltime": True}
SGB2 = [{"system": "SGB2", "from": "2020-01-01", "to": None}]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"benefit_periods": []}, "met"),
        ({"benefit_periods": [], "income_calc": {"coverage_ratio": 0.9}}, "unknown"),
        ({"benefit_periods": [], "income_calc": {"coverage_ratio": 0.9}, "employment_periods": []}, "not_met"),
        ({"benefit_periods": SGB2, "employment_periods": []}, "not_met"),
        ({"benefit_periods": SGB2, "employment_periods": [FULL]}, "met"),
        ({"benefit_periods": SGB2, "employment_periods": [{**FULL, "from": "2022-10-28"}]}, "not_met"),
        ({"benefit_periods": SGB2, "employment_periods": [{**FULL, "to": "2024-06-26"}]}, "not_met"),
        ({"benefit_periods": SGB2, "employment_periods": [], "recruited_worker": True}, "unknown"),
        ({"benefit_periods": [{"system": "wohngeld", "from": "2020-01-01", "to": None}]}, "met"),
        ({"benefit_periods": [{"system": "SGB2", "from": "2020-01-01", "to": "2024-06-26"}]}, "met"),
        ({"employment_periods": []}, "unknown"),
    ],
)
def test_livelihood_since_2024(given: dict[str, Any], expected: str) -> None:
    assert value("10", "10.livelihood", NEW, **given) == expected


@pytest.mark.parametrize(
    ("judged", "expected"), [("not_own", "met"), ("own", "not_met"), ("not_assessed", "unknown"), (None, "unknown")]
)
def test_livelihood_before_2024(judged: str | None, expected: str) -> None:
    periods = [SGB2[0] | ({"responsibility": judged} if judged else {})]
    assert value("10", "10.livelihood", OLD, benefit_periods=periods) == expected


def test_a_spouse_with_a_child_follows_who_works_full_time() -> None:
    given = {
        "benefit_periods": SGB2,
        "employment_periods": [],
        "household": [{"relation": "child", "birth_date": "2015-01-01", "lives_together": True}],
        "principal": {"person": "P", "relation": "spouse", "lives_together": True},
    }
    others = {"P": facts(employment_periods=[FULL])}
    assert asked("10", NEW, others=others, **given).criteria["10.livelihood"].value == "met"
    assert (
        asked("10", NEW, others={"P": facts(employment_periods=[])}, **given).criteria["10.livelihood"].value
        == "not_met"
    )


@pytest.mark.parametrize(
    ("convictions", "more", "expected"),
    [
        ([{"fine_days": 90}], {}, "met"),
        ([{"fine_days": 60}, {"fine_days": 31}], {}, "unknown"),
        ([{"fine_days": 119}], {}, "unknown"),
        ([{"fine_days": 120}], {}, "not_met"),
        ([{"prison_months": 3, "suspended": True, "remitted": True}], {}, "met"),
        ([{"prison_months": 3, "suspended": True}], {}, "not_met"),
        ([{"prison_months": 4, "suspended": True, "remitted": True}], {}, "not_met"),
        ([{"fine_days": 200, "redeemed": True}], {}, "met"),
        ([{"fine_days": 200, "youth_kind": "measure"}], {}, "met"),
        ([{"fine_days": 5, "youth_kind": "jugendstrafe"}], {}, "not_met"),
        ([{"fine_days": 5, "hate_motive": True}], {}, "not_met"),
        ([{"fine_days": 60}, {"fine_days": 60}], {"total_sentence": {"fine_days": 90}}, "met"),
        ([], {"pending_investigation": True}, "unknown"),
    ],
)
def test_convictions(convictions: Any, more: dict[str, Any], expected: str) -> None:
    assert value("10", "10.convictions", NEW, convictions=convictions, **more) == expected
    assert value("8", "8.convictions", NEW, convictions=convictions, **more) == expected


def test_a_hate_motive_counts_since_2021() -> None:
    given = {"convictions": [{"fine_days": 5, "hate_motive": True}]}
    assert value("10", "10.convictions", "2021-08-19", **given) == "met"
    assert value("10", "10.convictions", "2021-08-20", **given) == "not_met"


READINGS: list[tuple[str, str, str, dict[str, Any], str]] = [
    ("10", "10.identity", NEW, {"identity": {"state": "clarified"}}, "unknown"),
    ("10", "10.identity", NEW, {"identity": {"state": "clarified", "nationality_clarified": False}}, "not_met"),
    ("10", "10.identity", "2019-08-08", {}, "n/a"),
    ("10", "10.capacity", NEW, {"birth_date": "2008-06-27"}, "met"),
    ("10", "10.capacity", NEW, {"birth_date": "2008-06-28"}, "not_met"),
    ("10", "10.capacity", NEW, {"birth_date": "2010-01-01", "legally_represented": True}, "met"),
    ("10", "10.fdgo", NEW, {"birth_date": "2008-06-28"}, "n/a"),
    ("10", "10.fdgo", NEW, {"birth_date": "2000-01-01", "declarations": {"fdgo": "2024-06-28"}}, "not_met"),
    ("10", "10.history", OLD, {"birth_date": "2000-01-01"}, "n/a"),
    ("10", "10.renunciation", OLD, {"nationalities": ["CH"]}, "met"),
    ("10", "10.renunciation", OLD, {"nationalities": ["TR"], "renunciation": "not_started"}, "unknown"),
    ("10", "10.renunciation", OLD, {"renunciation": "refused_by_state"}, "met"),
    ("10", "10.renunciation", NEW, {}, "n/a"),
    ("10", "10.language", NEW, {"language": {"level": "A2"}}, "not_met"),
    ("10", "10.language", NEW, {"waivers": [{"criterion": "language", "ground": "age"}]}, "met"),
    ("10", "10.integration_order", OLD, {"marital": {"state": "married", "spouses": 2}}, "not_met"),
    ("10", "10.integration_order", NEW, {"marital": {"state": "married", "spouses": 2}}, "n/a"),
    ("10", "stag.11_polygamy_equality", NEW, {"marital": {"state": "married", "spouses": 2}}, "not_met"),
    ("10", "stag.11_polygamy_equality", NEW, {"marital": {"state": "single"}, "equality_concern": True}, "not_met"),
    ("10", "stag.11_polygamy_equality", OLD, {"marital": {"state": "married", "spouses": 2}}, "n/a"),
    ("10", "stag.11_security", NEW, {"security_flags": "present"}, "not_met"),
    ("10", "stag.11_false_declaration", NEW, {"stag_false_declaration": True}, "not_met"),
    ("10", "stag.35a", "2025-12-21", {"stag_bar": {"start": "2025-01-01", "end": "2034-12-31"}}, "n/a"),
    ("10", "stag.35a", "2025-12-22", {"stag_bar": {"start": "2025-01-01", "end": "2034-12-31"}}, "unknown"),
    ("10", "stag.35a", "2026-04-07", {"stag_bar": {"start": "2025-01-01", "end": "2034-12-31"}}, "unknown"),
    ("10", "stag.35a", "2026-04-08", {"stag_bar": {"start": "2025-01-01", "end": "2034-12-31"}}, "not_met"),
    ("10", "stag.35a", "2035-01-01", {"stag_bar": {"start": "2025-01-01", "end": "2034-12-31"}}, "met"),
    ("8", "8.residence", OLD, {"status_periods": permit("2016-06-26")}, "met"),
    ("8", "8.residence", OLD, {"status_periods": permit("2016-06-27")}, "not_met"),
    ("8", "8.residence", NEW, {"status_periods": permit("2019-06-27")}, "met"),
    ("8", "8.livelihood", NEW, {"income_calc": {"coverage_ratio": 0.99}}, "not_met"),
    ("8", "8.order", NEW, {}, "n/a"),
    ("9s", "9s.residence", NEW, {"status_periods": permit("2021-06-27")}, "met"),
    ("9s", "9s.marriage", NEW, {"marital": {"state": "divorced"}}, "not_met"),
    (
        "9s",
        "9s.marriage",
        NEW,
        {"marital": {"state": "married", "since": "2022-06-27", "spouse_nationality": "DE"}},
        "met",
    ),
    (
        "9s",
        "9s.marriage",
        NEW,
        {"marital": {"state": "married", "since": "2022-06-28", "spouse_nationality": "DE"}},
        "not_met",
    ),
    (
        "9s",
        "9s.marriage",
        NEW,
        {"marital": {"state": "married", "since": "2020-01-01", "spouse_nationality": "SY"}},
        "not_met",
    ),
]


@pytest.mark.parametrize(("rule", "criterion", "at", "given", "expected"), READINGS)
def test_a_criterion_reads_the_facts(rule: str, criterion: str, at: str, given: dict[str, Any], expected: str) -> None:
    assert value(rule, criterion, at, **given) == expected


@pytest.mark.parametrize(
    ("start", "study", "at", "expected", "lowered"),
    [
        ("2019-06-01", None, "2024-06-01", "met", False),
        ("2019-06-02", None, "2024-06-01", "not_met", False),
        # 730 days of study count half: 365 days later.
        ("2020-01-01", "2018-01-01", "2023-12-31", "not_met", False),
        ("2020-01-01", "2018-01-01", "2024-01-01", "met", False),
    ],
)
def test_settlement_counts_study_half(start: str, study: str | None, at: str, expected: str, lowered: bool) -> None:
    before = [period(study, "2019-12-31", "erlaubt", "16b.1")] if study else []
    outcome = asked("9", at, status_periods=[*before, *permit(start)]).criteria["9.title_5y"]
    assert (outcome.value, outcome.lowered) == (expected, lowered)


def test_settlement_may_pass_over_an_interruption_of_a_year() -> None:
    year = [period("2016-01-01", "2020-12-31", "erlaubt", "18a"), period("2022-01-01", None, "erlaubt", "18a")]
    outcome = asked("9", "2023-06-01", status_periods=year).criteria["9.title_5y"]
    assert (outcome.value, outcome.lowered) == ("met", True)
    longer = [year[0], period("2022-01-02", None, "erlaubt", "18a")]
    assert value("9", "9.title_5y", "2023-06-01", status_periods=longer) == "not_met"


def test_settlement_of_refugees_after_three_years_needs_c1_and_three_quarters() -> None:
    given: dict[str, Any] = {
        "status_periods": permit("2021-01-01", "25.2.1.alt1"),
        "asylum": {"application_date": "2020-01-01", "decision": "refugee", "final_date": "2020-12-31"},
        "language": {"level": "C1"},
        "income_calc": {"coverage_ratio": 0.75},
    }
    assert value("26_3", "26_3.time", "2022-12-31", **given) == "not_met"
    assert value("26_3", "26_3.time", "2023-01-01", **given) == "met"
    assert value("26_3", "26_3.time", "2023-01-01", **{**given, "language": {"level": "B2"}}) == "not_met"
    assert value("26_3", "26_3.time", "2025-01-01", **{**given, "language": {"level": "A2"}}) == "met"
