from datetime import date
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from kim.pathways.rules.earliest import Ahead, Earliest, earliest
from kim.pathways.rules.evaluation import BORN_BETWEEN, Prepared, Session
from kim.pathways.rules.law import BOOK
from kim.pathways.rules.values import Value
from tests.pathways.facts import facts, period
from tests.pathways.strategies import FACTS

DULDUNG = [period("2020-01-01", None, "geduldet", "60a.2.1")]
COMPLETE_25B: dict[str, Any] = {
    "birth_date": "1990-01-01",
    "household": [],
    "status_periods": DULDUNG,
    "declarations": {"fdgo": "2020-01-01"},
    "civic": {"test": "lid", "passed": True},
    "income_calc": {"coverage_ratio": 0.8, "by": "work"},
    "language": {"oral": "A2"},
    "deception": {"present_causal": False},
    "cooperation": {"present": "ok"},
    "convictions": [],
    "identity": {"state": "clarified"},
    "passport": {"kind": "national", "valid_until": "2035-01-01"},
}


def found(rule: str, at: str, application: str = "", **given_: Any) -> Earliest:
    filed = date.fromisoformat(application) if application else None
    return earliest(BOOK, rule, facts(**given_), date.fromisoformat(at), filed)


def test_what_is_met_today_is_met_today() -> None:
    assert found("25b", "2026-02-01", **COMPLETE_25B).day == date(2026, 2, 1)


def test_time_alone_cures_the_length_of_residence() -> None:
    could = found("25b", "2024-06-01", **COMPLETE_25B)
    assert (could.day, could.by_act) == (date(2026, 1, 1), ())
    assert [(need.id, need.since) for need in could.by_time] == [("25b.residence", date(2026, 1, 1))]


def test_what_needs_an_act_is_told_apart_and_does_not_delay() -> None:
    given_ = {**COMPLETE_25B, "language": {"oral": "A2", "evidence": "claimed"}}
    could = found("25b", "2026-02-01", **given_)
    assert (could.day, could.by_time) == (date(2026, 2, 1), ())
    assert [need.id for need in could.by_act] == ["25b.language"]
    assert could.by_act[0].outcome.missing[0].startswith("Zertifikat mündlich A2")


def test_what_would_run_out_by_then_has_to_be_renewed() -> None:
    given_ = {**COMPLETE_25B, "passport": {"kind": "national", "valid_until": "2025-06-30"}}
    could = found("25b", "2024-06-01", **given_)
    assert could.day == date(2026, 1, 1)
    assert [(need.id, need.outcome.reasons) for need in could.by_act] == [("g.passport", ("discretion:5.3.2",))]


def test_a_passport_that_runs_out_does_not_close_a_way() -> None:
    given_ = {
        "status_periods": [period("2022-01-01", None, "erlaubt", "18a")],
        "passport": {"kind": "national", "valid_until": "2026-06-30"},
    }
    could = found("9", "2026-02-01", **given_)
    assert could.day == date(2027, 1, 1)
    assert "g.passport" in [need.id for need in could.by_act]


def test_the_birth_of_a_right_waits_for_the_child_and_ends_with_it() -> None:
    child = [{"relation": "child", "birth_date": "2006-03-01", "lives_together": True}]
    assert found("25b", "2023-06-01", **{**COMPLETE_25B, "household": child}).day == date(2024, 1, 1)
    # The child comes of age before four years are over: six years, then.
    older = [{**child[0], "birth_date": "2005-06-05"}]
    assert found("25b", "2023-06-10", **{**COMPLETE_25B, "household": older}).day == date(2026, 1, 1)


def test_a_change_of_law_that_has_passed_is_taken_into_account() -> None:
    could = found("25b", "2022-06-01", **COMPLETE_25B)
    assert could.day == date(2026, 1, 1)
    long = {**COMPLETE_25B, "status_periods": [period("2016-01-01", None, "geduldet")]}
    assert found("25b", "2022-06-01", **long).day == date(2022, 12, 31)


def test_an_age_limit_that_comes_first_closes_the_way() -> None:
    given_ = {"birth_date": "1999-06-01", "status_periods": [period("2024-01-01", None, "geduldet")]}
    could = found("25a", "2026-01-01", **given_)
    assert (could.day, could.closed_by) == (None, ("25a.age",))


def test_an_application_filed_in_time_keeps_the_age() -> None:
    given_ = {"birth_date": "1999-06-01", "status_periods": [period("2024-01-01", None, "geduldet")]}
    could = found("25a", "2026-05-01", "2026-04-15", **given_)
    assert could.day == date(2027, 1, 1)
    assert "25a.residence" in [need.id for need in could.by_time]


def test_a_ground_that_has_ended_is_closed() -> None:
    could = found("104c", "2026-05-01", status_periods=DULDUNG)
    assert could.day is None
    assert "104c.in_force" in could.closed_by


def test_naturalisation_after_three_years_is_no_way_any_more() -> None:
    given_ = {
        "birth_date": "1992-09-09",
        "marital": {"state": "single"},
        "status_periods": [period("2022-04-01", None, "erlaubt", "18g")],
        "identity": {"state": "clarified", "nationality_clarified": True},
        "benefit_periods": [],
        "language": {"level": "C1"},
        "special_achievements": [{"kind": "professional"}],
        "declarations": {"fdgo": "2025-09-01", "history": "2025-09-01"},
        "civic": {"test": "einbuergerungstest", "passed": True},
        "convictions": [],
    }
    before, after = found("10", "2025-03-01", **given_), found("10", "2025-10-30", **given_)
    assert (before.day, before.way) == (date(2025, 9, 1), "Abs. 3")
    assert (after.day, after.way) == (date(2027, 4, 1), "Abs. 1")


def test_an_issue_window_opens_by_itself() -> None:
    given_ = {
        "entry_date": "2021-03-01",
        "status_periods": [period("2023-05-01", None, "geduldet")],
        "training": {"start": "2024-09-01", "qualified": True, "regulated": True, "contract_registered": "2024-02-20"},
        "identity": {"state": "clarified", "clarified_date": "2021-08-01"},
        "work_ban_60a6": False,
        "convictions": [],
    }
    could = found("60c", "2024-02-29", "2024-02-26", **given_)
    assert (could.day, [need.id for need in could.by_time]) == (date(2024, 3, 1), ["60c.issue_window"])


def test_a_rule_without_overall_value_has_no_day() -> None:
    assert found("44a", "2026-01-01").day is None


PHASES = (Phase.explicit, Phase.reuse, Phase.generate)


@given(
    FACTS,
    st.dates(date(2023, 1, 1), date(2027, 1, 1)),
    st.sampled_from(["25a", "25b", "10", "9", "60d", "26_4", "19d"]),
)
@settings(max_examples=60, deadline=None, phases=PHASES, suppress_health_check=list(HealthCheck))
def test_on_the_day_that_is_named_only_acts_are_left(given_: Any, at: date, rule: str) -> None:
    could = earliest(BOOK, rule, given_, at)
    if could.day is None:
        assert could.closed_by
        return
    there = Session(BOOK, given_, could.day, could.day).evaluate(rule)
    acts = {need.id for need in could.by_act}
    assert acts or there.overall is Value.MET
    for need in could.by_time:
        assert there.criteria[need.id].value in (Value.MET, Value.NOT_APPLICABLE)
        assert need.since is not None and at < need.since <= could.day
    if could.day > at:
        eve = date.fromordinal(could.day.toordinal() - 1)
        before = Session(BOOK, given_, eve, eve).evaluate(rule)
        assert before.overall is not Value.MET


@given(FACTS, st.dates(date(2023, 1, 1), date(2027, 1, 1)), st.booleans())
@settings(max_examples=12, deadline=None, phases=PHASES, suppress_health_check=list(HealthCheck))
def test_an_answer_that_is_kept_is_the_one_that_would_be_given(given_: Any, at: date, is_filed: bool) -> None:
    # How long absences weigh is looked for day by day: exact, and slow.
    facts_ = {key: value for key, value in given_.items() if key != "absences"}
    kept, turns, day = Prepared.of(facts_, {}, remembering=True), set[date](), at
    for _each in range(12):
        application = at if is_filed else day
        remembering = Session(BOOK, facts_, day, application, None, turns, kept)
        anew = Session(BOOK, facts_, day, application)
        for rule in BOOK.pathways:
            assert remembering.evaluate(rule) == anew.evaluate(rule), (rule, day)
        day = min((turn for turn in turns if turn > day), default=day)


def test_rules_asked_together_say_what_each_says_alone() -> None:
    known = facts(**COMPLETE_25B)
    ahead = Ahead(BOOK, known, date(2024, 6, 1))
    together = [ahead.earliest(rule) for rule in BOOK.pathways]
    assert together == [earliest(BOOK, rule, known, date(2024, 6, 1)) for rule in BOOK.pathways]


def test_an_age_limit_closes_the_way_whatever_day_of_birth_it_was() -> None:
    old = {BORN_BETWEEN: (date(1986, 5, 23), date(1988, 12, 31))}
    could = earliest(BOOK, "25a", old, date(2026, 11, 30))
    assert (could.day, could.closed_by) == (None, ("25a.age",))
    # On the 27th birthday of the one it is too late, on that of the other not yet.
    young = {BORN_BETWEEN: (date(1999, 1, 1), date(2000, 12, 31))}
    assert earliest(BOOK, "25a", young, date(2026, 11, 30)).day == date(2026, 11, 30)
    # Too far apart to say anything.
    apart = {BORN_BETWEEN: (date(1970, 1, 1), date(1990, 1, 1))}
    assert earliest(BOOK, "25a", apart, date(2026, 11, 30)).day == date(2026, 11, 30)
