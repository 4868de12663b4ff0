"""Templates of plans: the product's own are sound, dates count working days, what is left out passes its needs on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kim.organisations.plan_library import product
from kim.organisations.rules.plan_templates import (
    Found,
    LegalPeriod,
    Template,
    TemplateProblem,
    TemplateStep,
    content_of,
    needs_among,
    problems,
    read,
)
from kim.organisations.rules.working_days import WorkingDays

NRW = WorkingDays.of("05999")


def step(**given: Any) -> TemplateStep:
    return TemplateStep(**{"title": "Antrag", "life_area": "residence", "party": "client", **given})


def template(*steps: TemplateStep) -> Template:
    return Template("muster", 1, "Muster", "", "Stichtag", steps or (step(),))


def test_the_product_brings_the_common_chains_and_all_are_sound() -> None:
    known = product()
    assert set(known) == {"asylblg-sgb2", "ausbildung-duldung", "schuleintritt", "anerkennung", "familiennachzug"}
    assert not any(problems(found) for found in known.values())
    for found in known.values():
        assert found.as_of and found.source and found.description
        assert len({one.topic or one.office_name for one in found.steps if one.party == "office"}) > 1


@pytest.mark.parametrize("key", product())
def test_who_uses_a_template_reads_which_law_was_compared_with_its_wording(key: str) -> None:
    source = product()[key].source
    assert "Noch nicht" in source
    checked = source.partition("Noch nicht")[0]
    assert not checked or "(Stand 29.04.2026)" in checked


def test_family_reunion_names_the_day_until_which_section_36a_is_suspended() -> None:
    assert "23.07.2027" in product()["familiennachzug"].description


def test_the_right_to_an_integration_course_lapses_a_year_after_the_title() -> None:
    (course,) = [step for step in product()["asylblg-sgb2"].steps if step.life_area == "language"]
    assert course.legal_end
    assert (course.legal_end.after(date(2026, 11, 30)), course.legal_end.basis) == (
        date(2027, 11, 30),
        "§ 44 Abs. 2 AufenthG",
    )


@pytest.mark.parametrize("key", product())
def test_a_template_survives_being_stored(key: str) -> None:
    found = product()[key]
    assert read(key, content_of(found)) == found


@pytest.mark.parametrize(
    ("wrong", "problem"),
    [
        (step(title=" "), TemplateProblem.STEP_WITHOUT_TITLE),
        (step(title="x" * 161), TemplateProblem.STEP_WITHOUT_TITLE),
        (step(life_area="moon"), TemplateProblem.UNKNOWN_CODE),
        (step(legal_domain="sgb99"), TemplateProblem.UNKNOWN_CODE),
        (step(party="office"), TemplateProblem.OFFICE_MISSING),
        (step(needs=(3,)), TemplateProblem.NEEDS_UNKNOWN),
        (step(needs=(2,)), TemplateProblem.NEEDS_LATER),
        (step(legal_end=LegalPeriod(" ", months=1)), TemplateProblem.BASIS_MISSING),
    ],
)
def test_what_is_wrong_with_a_step_is_named_with_its_place(wrong: TemplateStep, problem: TemplateProblem) -> None:
    assert problems(template(step(), wrong)) == [Found(problem, 2)]


def test_what_is_wrong_with_the_template_itself_is_named() -> None:
    sound = template()
    assert problems(sound) == []
    for changed, problem in (
        (replace(sound, title=""), TemplateProblem.NO_TITLE),
        (replace(sound, anchor=" "), TemplateProblem.NO_ANCHOR),
        (replace(sound, steps=()), TemplateProblem.NO_STEPS),
        (replace(sound, steps=(step(),) * 31), TemplateProblem.TOO_MANY_STEPS),
    ):
        assert problems(changed) == [Found(problem)]


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        (None, None),
        (0, date(2026, 12, 23)),
        (1, date(2026, 12, 24)),
        (2, date(2026, 12, 28)),
        (-2, date(2026, 12, 21)),
    ],
)
def test_dates_are_counted_in_working_days(due: int | None, expected: date | None) -> None:
    assert step(due=due).due_on(date(2026, 12, 23), NRW) == expected


@pytest.mark.parametrize(
    ("period", "anchor", "expected"),
    [
        (LegalPeriod("§", months=3), date(2026, 11, 30), date(2027, 2, 28)),
        (LegalPeriod("§", months=3), date(2026, 8, 15), date(2026, 11, 15)),
        (LegalPeriod("§", months=1, month_end=True), date(2026, 11, 3), date(2026, 12, 31)),
        (LegalPeriod("§", months=1, month_end=True), date(2026, 12, 31), date(2027, 1, 31)),
        (LegalPeriod("§", days=14), date(2026, 12, 20), date(2027, 1, 3)),
        (LegalPeriod("§", months=6), date(2026, 8, 31), date(2027, 2, 28)),
    ],
)
def test_ends_set_by_law_count_calendar_months_and_days(period: LegalPeriod, anchor: date, expected: date) -> None:
    assert period.after(anchor) == expected


def test_a_step_that_is_left_out_passes_its_needs_on() -> None:
    chain = [step(), step(needs=(1,)), step(needs=(2,)), step(needs=(1, 3))]
    assert needs_among(chain, {1, 2, 3, 4}) == {1: (), 2: (1,), 3: (2,), 4: (1, 3)}
    assert needs_among(chain, {1, 3, 4}) == {1: (), 3: (1,), 4: (1, 3)}
    assert needs_among(chain, {1, 4}) == {1: (), 4: (1,)}
    assert needs_among(chain, {4}) == {4: ()}


@given(st.dates(date(2026, 1, 1), date(2028, 12, 31)))
def test_between_asylblg_and_sgb2_the_jobcenter_knows_before_the_month_ends(anchor: date) -> None:
    """AsylbLG ends with the month of the change (§ 1 Abs. 3), SGB II counts from the first of a month (§ 37 Abs. 2)."""
    steps = {one.title: one for one in product()["asylblg-sgb2"].steps}
    month_end = (anchor.replace(day=1) + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    informed, applied = (
        steps["Jobcenter über den Wechsel informieren"],
        steps["Antrag auf Leistungen nach SGB II stellen"],
    )
    assert informed.legal_end and informed.legal_end.after(anchor) == month_end and not informed.legal_end.moves
    due = informed.due_on(anchor, NRW)
    assert due and anchor <= due <= month_end
    # The first month under SGB II is the next one: an application within it still reaches back to its first day.
    assert applied.legal_end
    last = applied.legal_end.after(anchor)
    assert (last + timedelta(days=1)).day == 1 and last.replace(day=1) == month_end + timedelta(days=1)
    assert (informed.party, informed.topic, informed.needs) == ("office", "jobcenter", ())


def test_what_is_due_never_lies_after_an_end_set_by_law() -> None:
    law = LegalPeriod("§", month_end=True)
    assert step(due=2, legal_end=law).due_on(date(2026, 12, 29), NRW) == date(2026, 12, 31)
    assert step(due=5, legal_end=law).due_on(date(2026, 12, 29), NRW) == date(2026, 12, 31)
    # Sunday, the last of the month: nothing earlier is left.
    assert step(due=1, legal_end=law).due_on(date(2027, 1, 31), NRW) == date(2027, 1, 31)
    assert step(due=-3, legal_end=law).due_on(date(2026, 12, 29), NRW) == date(2026, 12, 23)
