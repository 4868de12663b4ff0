"""Who may agree to a plan for whom."""

from __future__ import annotations

from datetime import date

import pytest

from kim.casework.rules.agreement import Agreeing, AgreementProblem, is_minor, problem

TODAY = date(2026, 11, 23)


def agreeing(**given: object) -> Agreeing:
    values: dict[str, object] = {"person": "yousif", "age": 38, "on": TODAY, **given}
    return Agreeing(**values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, None),
        ({"age": None}, None),
        ({"age": 18}, None),
        ({"age": 17}, AgreementProblem.MINOR_ALONE),
        ({"age": 17, "by": "hanan", "by_age": 35}, None),
        ({"age": 17, "by_name": "Vormundschaft, Jugendamt"}, None),
        ({"age": 17, "by": "hanan", "by_name": "Vormundschaft"}, AgreementProblem.TWO_GUARDIANS),
        ({"age": 3, "by": "mina", "by_age": 14}, AgreementProblem.BY_A_MINOR),
        ({"age": 3, "by": "tante", "by_age": None}, None),
        ({"by": "yousif"}, AgreementProblem.FOR_ITSELF),
        ({"on": date(2026, 11, 24)}, AgreementProblem.IN_FUTURE),
        ({"on": date(2026, 11, 1)}, None),
    ],
)
def test_one_agreement(given: dict[str, object], expected: AgreementProblem | None) -> None:
    assert problem([agreeing(**given)], TODAY) is expected


def test_somebody_agrees() -> None:
    assert problem([], TODAY) is AgreementProblem.NOBODY


def test_one_wrong_agreement_among_others_is_found() -> None:
    assert problem([agreeing(), agreeing(age=9)], TODAY) is AgreementProblem.MINOR_ALONE


def test_an_unknown_age_is_no_minority() -> None:
    assert [is_minor(age) for age in (None, 17, 18)] == [False, True, False]
