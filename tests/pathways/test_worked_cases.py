"""The worked cases of this project, one test each."""

from pathlib import Path

import pytest

from kim.pathways import casefile
from kim.pathways.verify import deviations, evaluated

READING = casefile.read((Path(__file__).parent / "cases" / "worked.yaml").read_text(encoding="utf-8"))
EVALUATIONS = [(case, expected) for case in READING.cases for expected in case.evaluations]


def test_the_file_is_sound_and_complete() -> None:
    assert not READING.problems
    assert [case.id for case in READING.cases] == [f"R{number:02}" for number in range(1, 13)]
    assert len(EVALUATIONS) == 35


@pytest.mark.parametrize(("case", "expected"), EVALUATIONS, ids=[f"{c.id}-{e.number}" for c, e in EVALUATIONS])
def test_an_evaluation_yields_what_is_expected(case: casefile.CaseOfFile, expected: casefile.Expected) -> None:
    assert list(deviations(expected, evaluated(expected))) == []
