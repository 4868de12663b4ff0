from __future__ import annotations

from pathlib import Path

import pytest

from kim.organisations.district import DistrictData, read
from tests.organisations.folders import FIRST, SECOND, copy_of


def data_of(folder: Path) -> DistrictData:
    reading = read(folder)
    assert reading.data is not None, [str(problem) for problem in reading.problems]
    return reading.data


@pytest.fixture(scope="session")
def first_district() -> DistrictData:
    return data_of(FIRST)


@pytest.fixture(scope="session")
def second_district() -> DistrictData:
    return data_of(SECOND)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the second district to break."""
    return copy_of(SECOND, tmp_path)
