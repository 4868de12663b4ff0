"""Areas, stages, outcomes, completeness and ends of titles, from dated examples."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kim.kernel.core_codes import ProcedureArea, ProcedureGroup, ProcedureOutcome
from kim.pathways import api as pathways
from kim.procedures.rules import outcomes
from kim.procedures.rules.areas import PATHWAYS, area_of, area_of_office, group_of
from kim.procedures.rules.checklist import progress
from kim.procedures.rules.stages import Lasted, Misplaced, days_by_kind, may_begin, total_days
from kim.procedures.rules.title_ends import Nearness, nearness

TODAY = date(2026, 11, 23)
RUNNING = Lasted("pruefung", "Prüfung", "examination", date(2026, 11, 1))


def test_every_pathway_of_an_authority_is_a_rule_of_law() -> None:
    assert {rule for rules in PATHWAYS.values() for rule in rules} <= set(pathways.rules())


@pytest.mark.parametrize(
    ("office", "area"),
    [
        ("immigration_authority", ProcedureArea.RESIDENCE),
        ("naturalisation_authority", ProcedureArea.NATURALISATION),
        ("case_management", None),
        ("no such office", None),
    ],
)
def test_an_office_decides_on_its_own_area_only(office: str, area: ProcedureArea | None) -> None:
    assert area_of_office(office) is area


def test_naturalisation_is_counted_apart_from_25a_and_25b() -> None:
    assert [group_of(rule) for rule in ("25a", "25b", "104c", "10")] == [
        ProcedureGroup.WELL_INTEGRATED,
        ProcedureGroup.WELL_INTEGRATED,
        ProcedureGroup.OTHER_RESIDENCE,
        ProcedureGroup.NATURALISATION,
    ]
    with pytest.raises(KeyError):
        area_of("ben.kindergeld")


@pytest.mark.parametrize(
    ("stage", "on", "answer"),
    [
        ("entscheidung", TODAY, None),
        ("entscheidung", date(2026, 11, 1), None),
        ("entscheidung", date(2026, 10, 31), Misplaced.BEFORE),
        ("entscheidung", date(2026, 11, 24), Misplaced.FUTURE),
        ("pruefung", TODAY, Misplaced.SAME),
    ],
)
def test_when_a_stage_may_begin(stage: str, on: date, answer: Misplaced | None) -> None:
    assert may_begin(stage, on, RUNNING, TODAY) is answer


def test_days_of_a_stage_that_came_back_add_up() -> None:
    papers = Lasted("unterlagen", "Unterlagen", "documents", date(2026, 9, 1), date(2026, 9, 11))
    check = Lasted("pruefung", "Prüfung", "examination", date(2026, 9, 11), date(2026, 10, 1))
    again = Lasted("unterlagen", "Unterlagen", "documents", date(2026, 10, 1))
    assert days_by_kind([papers, check, again], TODAY) == {"documents": 10 + 53, "examination": 20}
    assert total_days([papers, check, again], TODAY) == 83
    assert total_days([], TODAY) == 0


@given(st.lists(st.integers(min_value=0, max_value=400), min_size=1, max_size=8))
def test_stages_in_a_row_take_as_long_as_the_whole(lengths: list[int]) -> None:
    day, stages = date(2024, 1, 1), []
    for number, length in enumerate(lengths):
        after = day + timedelta(days=length)
        stages.append(Lasted(str(number), "", str(number % 3), day, after))
        day = after
    assert sum(days_by_kind(stages, day).values()) == total_days(stages, day) == sum(lengths)


@pytest.mark.parametrize(
    ("outcome", "on", "moved_to", "problem"),
    [
        ("granted", TODAY, "", ""),
        ("fell_back", TODAY, "", ""),
        ("moved_on", TODAY, "10", ""),
        ("moved_on", TODAY, "", "moved_where"),
        ("moved_on", TODAY, "25b", "moved_where"),
        ("granted", date(2026, 1, 31), "", "before_application"),
        ("granted", date(2026, 11, 24), "", "in_the_future"),
        (ProcedureOutcome.APPLIED, TODAY, "", "no_outcome"),
        ("lost", TODAY, "", "no_outcome"),
    ],
)
def test_what_can_be_recorded_as_an_outcome(outcome: str, on: date, moved_to: str, problem: str) -> None:
    assert outcomes.problem(outcome, on, date(2026, 2, 1), TODAY, moved_to, "25b") == problem


def test_the_authoritys_own_criteria_and_those_not_needed_never_count_as_missing() -> None:
    found = progress([("present", False), ("missing", False), ("not_needed", False), ("missing", True)])
    assert (found.there, found.needed, found.missing, found.is_complete) == (1, 2, 1, False)
    assert progress([("present", False), ("missing", True)]).is_complete


@pytest.mark.parametrize(
    ("days", "renewable", "near"),
    [
        (-1, True, Nearness.ENDED),
        (0, True, Nearness.SIX_WEEKS),
        (42, False, Nearness.SIX_WEEKS),
        (43, True, Nearness.NOTICED),
        (92, True, Nearness.NOTICED),
        (93, True, Nearness.LATER),
        (93, False, Nearness.NOTICED),
        (183, False, Nearness.NOTICED),
        (184, False, Nearness.LATER),
    ],
)
def test_a_title_that_is_not_prolonged_is_noticed_half_a_year_before(days: int, renewable: bool, near: str) -> None:
    assert nearness(TODAY + timedelta(days=days), TODAY, renewable=renewable) == near
