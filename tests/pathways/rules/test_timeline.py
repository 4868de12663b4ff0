from datetime import date

import pytest

from kim.pathways.rules.calendar import years
from kim.pathways.rules.timeline import GEDULDET, GEDULDET_60B, NONE, Timeline, with_hardship_order
from tests.pathways.facts import asked, period, value

DULDUNG = frozenset({GEDULDET})


def d(text: str) -> date:
    return date.fromisoformat(text)


def line(*periods: tuple[str, str | None, str]) -> Timeline:
    found = [{"from": d(start), "to": d(end) if end else None, "type": kind} for start, end, kind in periods]
    return Timeline.of(found)


def test_days_between_two_periods_are_without_status_and_days_outside_are_not_covered() -> None:
    found = line(("2020-01-01", "2020-06-30", GEDULDET), ("2020-08-01", "2020-12-31", GEDULDET))
    assert [stay.type for stay in found.stays] == [GEDULDET, NONE, GEDULDET]
    assert (found.at(d("2020-07-01")) or found.stays[0]).type == NONE
    assert found.at(d("2019-12-31")) is None
    assert found.at(d("2021-01-01")) is None


def test_a_listed_and_an_unlisted_time_without_status_are_one_interruption() -> None:
    found = line(
        ("2020-01-01", "2020-06-30", GEDULDET), ("2020-07-05", "2020-07-10", NONE), ("2020-08-01", None, GEDULDET)
    )
    assert [stay.type for stay in found.stays] == [GEDULDET, NONE, GEDULDET]


def test_a_chain_begins_with_the_first_day_that_counts() -> None:
    found = line(("2019-01-01", "2019-12-31", GEDULDET_60B), ("2020-01-01", None, GEDULDET))
    chain = found.chain(d("2024-01-01"), DULDUNG, frozenset({GEDULDET_60B}))
    assert chain is not None and (chain.start, chain.uncounted) == (d("2020-01-01"), ())


def test_a_chain_on_a_day_of_another_type_does_not_exist() -> None:
    assert line(("2020-01-01", None, GEDULDET_60B)).chain(d("2024-01-01"), DULDUNG) is None


def test_only_so_many_gaps_are_passed_over() -> None:
    found = line(
        ("2015-01-01", "2016-12-31", GEDULDET), ("2017-02-01", "2018-12-31", GEDULDET), ("2019-02-01", None, GEDULDET)
    )
    once, always = found.chain(d("2022-01-01"), DULDUNG, gaps=1), found.chain(d("2022-01-01"), DULDUNG, gaps=None)
    assert once is not None and once.start == d("2017-02-01")
    assert always is not None and always.start == d("2015-01-01")
    assert always.reaches(years(6)) == d("2021-03-04")


@pytest.mark.parametrize(
    ("at", "found"),
    [("2023-12-31", "not_met"), ("2024-01-09", "not_met"), ("2024-01-10", "unknown"), ("2027-07-01", "met")],
)
def test_the_two_readings_of_60b_leave_a_legal_question_between_them(at: str, found: str) -> None:
    periods = [
        period("2017-01-10", "2020-06-30", "geduldet"),
        period("2020-07-01", "2021-06-30", "geduldet_60b"),
        period("2021-07-01", None, "geduldet"),
    ]
    outcome = asked("25b", at, status_periods=periods, household=[]).criteria["25b.residence"]
    assert outcome.value == found
    assert (outcome.reasons == ("LQ-60B",)) is (found == "unknown")


@pytest.mark.parametrize(("end", "found"), [("2022-05-03", "met"), ("2022-05-04", "met"), ("2022-05-05", "not_met")])
def test_25b_passes_over_one_gap_of_92_days(end: str, found: str) -> None:
    periods = [period("2016-01-01", "2022-01-31", "geduldet"), period(end, None, "geduldet")]
    outcome = asked("25b", "2023-06-01", status_periods=periods, household=[]).criteria["25b.residence"]
    assert outcome.value == found
    assert ("gap_tolerated" in outcome.flags) is (found == "met")


def test_25b_does_not_pass_over_two_gaps() -> None:
    periods = [
        period("2014-01-01", "2016-01-31", "geduldet"),
        period("2016-02-10", "2022-01-31", "geduldet"),
        period("2022-02-10", None, "geduldet"),
    ]
    assert value("25b", "25b.residence", "2022-12-31", status_periods=periods, household=[]) == "met"
    assert value("25b", "25b.residence", "2022-02-20", status_periods=periods, household=[]) == "not_met"


def test_25a_asks_a_legal_question_only_if_skipping_gaps_would_help() -> None:
    long = [period("2018-01-01", "2020-01-31", "geduldet"), period("2021-06-01", None, "geduldet")]
    outcome = asked("25a", "2023-06-01", birth_date="2005-01-01", status_periods=long).criteria["25a.residence"]
    assert (outcome.value, outcome.reasons) == ("unknown", ("LQ-GAP-25A",))
    assert value("25a", "25a.residence", "2022-12-31", status_periods=long[1:]) == "not_met"


def test_possession_of_a_duldung_ends_with_a_gestattung() -> None:
    periods = [
        period("2020-01-01", "2022-12-31", "geduldet"),
        period("2023-01-01", "2023-06-30", "gestattet"),
        period("2023-07-01", None, "geduldet"),
    ]
    assert value("60d", "60d.duldung_12m", "2024-06-30", status_periods=periods) == "not_met"
    assert value("60d", "60d.duldung_12m", "2024-07-01", status_periods=periods) == "met"


def test_a_hardship_order_fills_the_days_before_a_late_application() -> None:
    periods = [
        period("2023-01-01", "2024-06-30", "erlaubt", "104c"),
        period("2024-07-10", None, "erlaubt", "81.4", continues="104c"),
    ]
    given = {"status_periods": [period("2016-01-01", "2022-12-31", "geduldet"), *periods], "household": []}
    strict = asked("25a", "2024-08-01", "2024-07-10", **given).criteria["25a.residence"]
    filled = asked("25a", "2024-08-01", "2024-07-10", hardship_order_81_4_3=True, **given).criteria["25a.residence"]
    assert (strict.value, filled.value) == ("unknown", "met")


def test_a_hardship_order_goes_on_if_nothing_follows() -> None:
    periods = [{"from": d("2023-01-01"), "to": d("2024-06-30"), "type": "erlaubt", "para": "104c"}]
    filled = with_hardship_order(periods, d("2024-07-10"))
    assert filled[-1] == {
        "from": d("2024-07-01"), "to": None, "type": "erlaubt", "para": "81.4", "continues": "104c",
    }  # fmt: skip
    assert with_hardship_order(periods, d("2024-06-30")) == periods
