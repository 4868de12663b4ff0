from dataclasses import fields, replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kim.steering.rules.applicability import (
    Applicability,
    ApplicabilityProblem,
    Traits,
    applies,
    problems,
)
from kim.steering.rules.codes import ChildAgeBand, LegalDomain, LifeArea, ObstacleKind, OfficeKind

FROM, UNTIL = date(2026, 11, 12), date(2027, 6, 30)
CHILD_CARE_FIRST = Applicability(
    Traits(
        life_areas=frozenset({LifeArea.LANGUAGE}),
        child_age_bands=frozenset({ChildAgeBand.UNDER_3, ChildAgeBand.FROM_3_TO_5}),
    ),
    FROM,
    UNTIL,
)
FAMILY = Traits(
    life_areas=frozenset({LifeArea.LANGUAGE, LifeArea.HOUSING}),
    office_kinds=frozenset({OfficeKind.YOUTH_OFFICE}),
    municipalities=frozenset({"05378028"}),
    child_age_bands=frozenset({ChildAgeBand.FROM_3_TO_5, ChildAgeBand.FROM_10_TO_15}),
)

traits = st.builds(
    Traits,
    life_areas=st.frozensets(st.sampled_from(LifeArea), max_size=3),
    obstacle_kinds=st.frozensets(st.sampled_from(ObstacleKind), max_size=3),
    office_kinds=st.frozensets(st.sampled_from(OfficeKind), max_size=3),
    legal_domains=st.frozensets(st.sampled_from(LegalDomain), max_size=3),
    municipalities=st.frozensets(st.sampled_from(["05378004", "05378008"]), max_size=2),
    child_age_bands=st.frozensets(st.sampled_from(ChildAgeBand), max_size=3),
)
days = st.dates(min_value=date(2020, 1, 1), max_value=date(2030, 1, 1))


def test_a_family_with_a_small_child_and_a_course_sees_the_hint() -> None:
    assert applies(CHILD_CARE_FIRST, FAMILY, date(2026, 11, 23))


def test_a_family_without_a_small_child_does_not() -> None:
    older = replace(FAMILY, child_age_bands=frozenset({ChildAgeBand.FROM_10_TO_15}))
    assert not applies(CHILD_CARE_FIRST, older, date(2026, 11, 23))


def test_a_trait_that_is_not_known_of_a_case_does_not_match_one_that_is_asked_for() -> None:
    assert not applies(CHILD_CARE_FIRST, replace(FAMILY, life_areas=frozenset()), date(2026, 11, 23))


@pytest.mark.parametrize(
    ("day", "seen"),
    [
        (FROM - timedelta(days=1), False),
        (FROM, True),
        (UNTIL, True),
        (UNTIL + timedelta(days=1), False),
    ],
)
def test_guidance_ends_by_itself(day: date, seen: bool) -> None:
    assert applies(CHILD_CARE_FIRST, FAMILY, day) is seen


def test_guidance_without_an_end_is_refused() -> None:
    assert problems(CHILD_CARE_FIRST.traits, FROM, None) == (ApplicabilityProblem.NO_END,)


def test_guidance_for_everybody_is_refused() -> None:
    assert problems(Traits(), FROM, UNTIL) == (ApplicabilityProblem.NO_TRAIT,)


def test_guidance_that_ends_before_it_starts_is_refused() -> None:
    assert problems(FAMILY, UNTIL, FROM) == (ApplicabilityProblem.ENDS_BEFORE_IT_STARTS,)
    assert problems(FAMILY, FROM, FROM) == ()


@given(traits, traits, days)
def test_guidance_never_applies_outside_its_period(named: Traits, situation: Traits, day: date) -> None:
    guidance = Applicability(named, FROM, UNTIL)
    if applies(guidance, situation, day):
        assert FROM <= day <= UNTIL


@given(traits, traits)
def test_naming_one_trait_more_never_makes_guidance_apply_to_more(named: Traits, situation: Traits) -> None:
    for trait in fields(Traits):
        wider = Applicability(replace(named, **{trait.name: frozenset()}), FROM, UNTIL)
        if applies(Applicability(named, FROM, UNTIL), situation, FROM):
            assert applies(wider, situation, FROM)


@given(traits, traits)
def test_guidance_applies_exactly_if_every_named_trait_is_shared(named: Traits, situation: Traits) -> None:
    shared = all(
        bool(set(getattr(named, trait.name)) & set(getattr(situation, trait.name)))
        for trait in fields(Traits)
        if getattr(named, trait.name)
    )
    assert applies(Applicability(named, FROM, UNTIL), situation, FROM) == shared
