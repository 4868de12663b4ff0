"""Integration course, referral programmes, benefit systems: one line per reading."""

from typing import Any

import pytest

from tests.pathways.facts import asked, period, value


def permit(title: str, start: str = "2023-01-01", end: str | None = None) -> dict[str, Any]:
    return {"status_periods": [period(start, end, "erlaubt", title)]}


def tolerated(para: str = "60a.2.1", start: str = "2020-01-01") -> dict[str, Any]:
    return {"status_periods": [period(start, None, "geduldet", para)]}


GESTATTET = {"status_periods": [period("2021-01-01", None, "gestattet")]}
OPEN_TO_COURSE = {"education_now": {"kind": "none"}, "language": {"level": "A1"}}


@pytest.mark.parametrize(
    ("title", "at", "expected"),
    [
        ("25b.1.1", "2023-06-01", "met"),
        ("25a.1", "2023-06-01", "not_met"),
        ("25.2.1.alt2", "2023-06-01", "met"),
        ("25.3", "2023-06-01", "not_met"),
        ("25.4a", "2023-06-01", "not_met"),
        ("25.4a.3", "2023-06-01", "met"),
        ("25.1.3", "2023-06-01", "not_met"),
        ("24", "2023-06-01", "not_met"),
        ("104c", "2023-06-01", "not_met"),
        ("16g.1", "2024-06-01", "not_met"),
        ("19d", "2024-06-01", "not_met"),
        ("30", "2023-06-01", "met"),
        ("36a.1.2", "2023-06-01", "met"),
        ("18g", "2023-11-17", "not_met"),
        ("18g", "2023-11-18", "met"),
    ],
)
def test_which_titles_entitle_to_the_course(title: str, at: str, expected: str) -> None:
    assert value("44", "44.entitled", at, **permit(title)) == expected


def test_the_entitlement_lapses_a_year_after_issue_and_admission_takes_its_place() -> None:
    given = {**permit("25b.1.1", "2023-01-10"), **OPEN_TO_COURSE}
    within = asked("44", "2024-01-10", **given)
    assert (within.overall, within.effect, within.criteria["44.admission"].value) == ("met", "ist", "n/a")
    after = asked("44", "2024-01-11", **given)
    assert (after.overall, after.effect, after.criteria["44.one_year"].value) == ("met", "kann", "not_met")
    hindered = {**given, "integration_course": {"registration_hindered": True}}
    assert asked("44", "2024-06-01", **hindered).effect == "ist"


def test_who_is_at_school_has_no_entitlement_and_the_route_that_does_not_apply_does_not_help() -> None:
    given = {**permit("25b.1.1", "2024-01-10"), "education_now": {"kind": "school"}, "language": {"level": "A1"}}
    assert asked("44", "2024-06-01", **given).overall == "not_met"


@pytest.mark.parametrize(
    ("start", "end", "at", "expected"),
    [
        ("2023-01-10", "2024-01-09", "2023-06-01", "met"),
        ("2023-01-10", "2024-01-08", "2023-06-01", "not_met"),
        ("2023-01-10", None, "2023-06-01", "met"),
    ],
)
def test_a_durable_stay(start: str, end: str | None, at: str, expected: str) -> None:
    assert value("44", "44.durable", at, **permit("25b.1.1", start, end)) == expected


def test_more_than_18_months_of_permit_are_durable() -> None:
    periods = [period("2022-01-01", "2022-06-30", "erlaubt", "30"), period("2022-07-01", None, "erlaubt", "30")]
    assert value("44", "44.durable", "2023-07-01", status_periods=periods) == "not_met"
    assert value("44", "44.durable", "2023-07-02", status_periods=periods) == "met"
    assert value("44", "44.durable", "2023-07-02", **permit("24")) == "n/a"


@pytest.mark.parametrize(
    ("given", "at", "expected", "more"),
    [
        (GESTATTET, "2022-12-31", "met", ()),
        (GESTATTET, "2022-12-30", "unknown", ("case_by_case",)),
        (GESTATTET, "2026-02-08", "met", ()),
        (GESTATTET, "2026-02-09", "not_met", ("admission_stop",)),
        (GESTATTET, "2026-12-31", "not_met", ("admission_stop",)),
        (GESTATTET, "2027-01-01", "unknown", ("LQ-44-STOP",)),
        (tolerated(), "2025-01-01", "not_met", ()),
        (tolerated("60a.2.3"), "2025-01-01", "met", ()),
        (tolerated("60c.1"), "2025-01-01", "met", ()),
        (tolerated("60d.1"), "2025-01-01", "met", ()),
        (permit("24"), "2025-01-01", "met", ()),
        ({**GESTATTET, "integration_course": {"admission_issued": "2026-01-01"}}, "2026-06-01", "met", ()),
        ({**GESTATTET, "integration_course": {"admission_issued": "2026-03-01"}}, "2026-02-20", "not_met", ()),
        (GESTATTET, "2019-07-31", "not_met", ("not_in_force",)),
    ],
)
def test_admission_and_its_stop(given: Any, at: str, expected: str, more: tuple[str, ...]) -> None:
    outcome = asked("44", at, **given).criteria["44.admission"]
    assert outcome.value == expected
    assert set(more) <= {*outcome.reasons, *outcome.flags}


@pytest.mark.parametrize(
    ("criterion", "given", "expected"),
    [
        ("44a.oblig_1", {**permit("25b.1.1"), "language": {"level": "none"}}, "met"),
        ("44a.oblig_1", {**permit("25b.1.1"), "language": {"level": "A1"}}, "not_met"),
        ("44a.oblig_1", {**permit("30"), "language": {"level": "A2"}}, "met"),
        ("44a.oblig_1", {**permit("30"), "language": {"level": "B1"}}, "not_met"),
        ("44a.oblig_1", {**permit("28.1.1.1"), "language": {"level": "A2"}}, "met"),
        ("44a.oblig_1", {**permit("28.1.1.3"), "language": {"level": "A2"}}, "not_met"),
        (
            "44a.oblig_2",
            {
                "benefit_periods": [{"system": "SGB2", "from": "2023-01-01", "to": None}],
                "integration_course": {"jobcenter_request": "2024-01-01"},
            },
            "met",
        ),
        ("44a.oblig_2", {"benefit_periods": [{"system": "SGB2", "from": "2023-01-01", "to": None}]}, "not_met"),
        ("44a.oblig_3", {"integration_course": {"abh_request": "2024-06-02"}}, "not_met"),
        ("44a.oblig_3", {"integration_course": {"abh_request": "2024-06-01"}}, "met"),
        (
            "44a.oblig_4",
            {
                **GESTATTET,
                "benefit_periods": [{"system": "AsylbLG", "from": "2021-01-01", "to": None}],
                "integration_course": {"authority_request": "2024-01-01"},
            },
            "met",
        ),
        ("44a.exempt", {"education_now": {"kind": "vocational"}}, "met"),
        ("44a.exempt", {"education_now": {"kind": "none"}}, "not_met"),
        ("44a.exempt", {"education_now": {"kind": "none"}, "integration_course": {"impossible": True}}, "met"),
    ],
)
def test_who_must_take_part(criterion: str, given: Any, expected: str) -> None:
    assert value("44a", criterion, "2024-06-01", **given) == expected


NRW = {"residence": {"state": "NRW"}}
ADULT = {"birth_date": "1990-01-01"}
WITHOUT = {"status_periods": [period("2020-01-01", None, "none")]}


@pytest.mark.parametrize(
    ("criterion", "given", "at", "expected"),
    [
        ("ref.jmd", {**tolerated(), "birth_date": "2012-06-01"}, "2024-06-01", "met"),
        ("ref.jmd", {**tolerated(), "birth_date": "2012-06-02"}, "2024-06-01", "not_met"),
        ("ref.jmd", {**WITHOUT, "birth_date": "2005-01-01"}, "2024-06-01", "not_met"),
        ("ref.mbe", {**permit("25b.1.1"), **ADULT, "entry_date": "2021-06-01"}, "2024-06-01", "met"),
        ("ref.mbe", {**permit("25b.1.1"), **ADULT, "entry_date": "2021-05-31"}, "2024-06-01", "not_met"),
        ("ref.mbe", {**permit("25b.1.1", "2021-06-01"), "birth_date": "1990-01-01"}, "2024-06-01", "met"),
        ("ref.flucht", {**permit("25b.1.1"), **NRW}, "2024-06-01", "not_met"),
        ("ref.flucht", {"status_periods": [period("2020-01-01", None, "none")], **NRW}, "2024-06-01", "met"),
        ("ref.flucht", {**tolerated(), "residence": {"state": "HE"}}, "2024-06-01", "not_met"),
        ("ref.flucht", {**tolerated(), **NRW}, "2026-10-30", "met"),
        ("ref.flucht", {**tolerated(), **NRW}, "2026-10-31", "unknown"),
        ("ref.thm", {**tolerated(), **NRW, "birth_date": "2000-01-01"}, "2022-06-30", "met"),
        ("ref.thm", {**tolerated(), **NRW, "birth_date": "2000-01-01"}, "2022-07-01", "not_met"),
        ("ref.kim_cm", NRW, "2024-06-01", "met"),
    ],
)  # fmt: skip
def test_referral(criterion: str, given: Any, at: str, expected: str) -> None:
    assert value("referral", criterion, at, **given) == expected


NEEDY = {"needy": True, "employable": True}


@pytest.mark.parametrize(
    ("given", "at", "expected"),
    [
        (GESTATTET, "2026-06-11", "ASYLBLG"),
        (GESTATTET, "2026-06-12", "unknown"),
        (tolerated(), "2026-08-01", "ASYLBLG"),
        ({"status_periods": [period("2020-01-01", None, "geduldet_60b")]}, "2024-01-01", "ASYLBLG"),
        ({"status_periods": [period("2020-01-01", None, "none")]}, "2024-01-01", "ASYLBLG"),
        (permit("25b.1.1"), "2024-01-01", "SGB2"),
        ({**permit("25b.1.1"), "employable": False}, "2024-01-01", "SGB12"),
        ({**permit("25b.1.1"), "needy": False}, "2024-01-01", "NONE"),
        (permit("25.4.1"), "2024-01-01", "ASYLBLG"),
        (permit("25.4.2"), "2024-01-01", "SGB2"),
        (permit("25.4a"), "2024-01-01", "SGB2"),
        (permit("25.3"), "2024-01-01", "SGB2"),
        ({**permit("25.5"), "suspension_decision": "2022-07-15"}, "2024-01-31", "ASYLBLG"),
        ({**permit("25.5"), "suspension_decision": "2022-07-15"}, "2024-02-01", "SGB2"),
        (permit("25.5"), "2024-01-01", "unknown"),
        (permit("24", "2025-03-31"), "2026-07-01", "SGB2"),
        (permit("24", "2025-04-01"), "2026-06-30", "SGB2"),
        (permit("24", "2025-04-01"), "2026-07-01", "unknown"),
        (permit("20a"), "2024-06-01", "NONE"),
        (permit("17.1"), "2024-06-01", "NONE"),
        (permit("104c"), "2024-01-01", "SGB2"),
        (permit("NE"), "2024-01-01", "SGB2"),
        (permit("23.1"), "2024-01-01", "unknown"),
        ({}, "2024-01-01", "unknown"),
        ({**permit("25b.1.1"), "needy": None, "employable": True}, "2024-01-01", "unknown"),
    ],
)
def test_the_system_of_benefits_follows_from_the_status(given: Any, at: str, expected: str) -> None:
    all_given = {key: one for key, one in {**NEEDY, **given}.items() if one is not None}
    found = asked("ben.system", at, **all_given)
    assert found.result == expected
    assert bool(found.criteria["ben.system"].reasons) is (expected == "unknown")
    assert found.overall is None and found.effect is None


def test_a_continued_title_keeps_its_system() -> None:
    fiction = [
        period("2022-01-01", "2023-12-31", "erlaubt", "25b.1.1"),
        period("2024-01-01", None, "erlaubt", "81.4", continues="25b.1.1"),
    ]
    assert asked("ben.system", "2024-06-01", status_periods=fiction, **NEEDY).result == "SGB2"


@pytest.mark.parametrize(
    ("entry", "at", "received", "abuse", "expected"),
    [
        ("2018-05-20", "2019-08-20", [], False, "met"),
        ("2018-05-21", "2019-08-20", [], False, "not_met"),
        ("2018-05-22", "2019-08-22", [], False, "not_met"),
        ("2018-05-22", "2019-08-22", ["2019-08-21"], False, "met"),
        ("2018-05-22", "2019-08-23", ["2019-08-22"], False, "not_met"),
        ("2022-08-27", "2024-02-27", ["2024-02-26"], False, "met"),
        ("2022-08-27", "2024-02-28", ["2024-02-27"], False, "not_met"),
        ("2021-02-27", "2024-02-27", [], False, "met"),
        ("2021-02-27", "2024-02-27", [], True, "not_met"),
        ("2021-02-27", "2024-02-27", [], None, "unknown"),
        ("2022-08-27", "2024-06-01", None, False, "unknown"),
    ],
)
def test_analogue_benefits(entry: str, at: str, received: Any, abuse: bool | None, expected: str) -> None:
    given: dict[str, Any] = {"entry_date": entry, **tolerated()}
    if received is not None:
        given["benefit_periods"] = [{"system": "AsylbLG_2", "from": day, "to": None} for day in received]
    if abuse is not None:
        given["abuse_of_duration"] = abuse
    assert asked("ben.asylblg_2", at, **given).overall == expected


def test_analogue_benefits_in_the_procedure_are_a_legal_question_since_geas() -> None:
    given = {"entry_date": "2020-01-01", "abuse_of_duration": False, **GESTATTET}
    assert asked("ben.asylblg_2", "2026-06-11", **given).overall == "met"
    assert asked("ben.asylblg_2", "2026-06-12", **given).criteria["ben.asylblg_2"].reasons == ("LQ-GEAS",)


BAB = {"birth_date": "2000-01-01", "lives_with_parents": False, "training": {"start": "2024-08-01"}}


@pytest.mark.parametrize(
    ("given", "at", "expected"),
    [
        ({**tolerated(start="2023-06-01"), **BAB}, "2024-09-01", "met"),
        ({**tolerated(start="2023-06-02"), **BAB}, "2024-09-01", "not_met"),
        ({**GESTATTET, **BAB}, "2024-09-01", "not_met"),
        ({**tolerated(), **BAB, "lives_with_parents": True}, "2024-09-01", "not_met"),
        ({**tolerated(), **BAB}, "2024-07-31", "not_met"),
        ({**tolerated(), **BAB, "birth_date": "2008-01-01", "marital": {"state": "married"}}, "2024-09-01", "met"),
        ({**tolerated(), **BAB, "birth_date": "2008-01-01", "marital": {"state": "single"}}, "2024-09-01", "not_met"),
    ],
)
def test_bab_with_a_duldung(given: Any, at: str, expected: str) -> None:
    assert asked("ben.bab_duldung", at, **given).overall == expected


@pytest.mark.parametrize(
    ("rule", "given", "at", "expected"),
    [
        ("ben.asylblg_25_5", {**permit("25.5"), "suspension_decision": "2023-01-15"}, "2024-07-31", "met"),
        ("ben.asylblg_25_5", {**permit("25.5"), "suspension_decision": "2023-01-15"}, "2024-08-01", "not_met"),
        ("ben.bafoeg_duldung", tolerated(start="2023-06-01"), "2024-09-01", "met"),
        ("ben.bafoeg_duldung", tolerated(start="2023-06-02"), "2024-09-01", "not_met"),
        ("ben.work_duldung", {**tolerated(start="2024-03-01"), "work_ban_60a6": False}, "2024-06-01", "met"),
        ("ben.work_duldung", {**tolerated(), "work_ban_60a6": True}, "2024-06-01", "not_met"),
        ("ben.work_gestattung", GESTATTET, "2021-10-01", "met"),
        ("ben.work_gestattung", GESTATTET, "2021-09-30", "unknown"),
        ("ben.work_gestattung", GESTATTET, "2021-03-31", "not_met"),
        ("ben.work_gestattung", GESTATTET, "2026-06-12", "unknown"),
        ("ben.kindergeld", tolerated("60d.1"), "2024-06-01", "met"),
        ("ben.kindergeld", tolerated(), "2024-06-01", "not_met"),
        ("ben.kindergeld", permit("25b.1.1"), "2024-06-01", "met"),
        ("ben.kindergeld", {**permit("25.5", "2024-01-01"), "employment_periods": []}, "2024-06-01", "not_met"),
        ("ben.kindergeld", {**permit("25.5", "2023-01-01"), "employment_periods": []}, "2024-06-01", "met"),
        ("ben.wogg", GESTATTET, "2024-06-01", "met"),
        ("ben.wogg", {"status_periods": [period("2020-01-01", None, "none")]}, "2024-06-01", "not_met"),
    ],
)
def test_further_benefits(rule: str, given: Any, at: str, expected: str) -> None:
    assert asked(rule, at, **given).overall == expected


def test_the_flag_of_stale_law_stands_on_every_later_evaluation() -> None:
    for rule in ("25b", "16g", "ben.system", "referral"):
        assert "stale_law" not in asked(rule, "2026-04-29").flags
        assert "stale_law" in asked(rule, "2026-04-30").flags
