from __future__ import annotations

from pathlib import Path

import pytest

from kim.organisations.district import DistrictData
from tests.organisations.folders import SECOND, copy_of, data_of, first


@pytest.fixture(scope="session")
def first_district() -> DistrictData:
    return first()


@pytest.fixture(scope="session")
def second_district() -> DistrictData:
    return data_of(SECOND)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the second district to break."""
    return copy_of(SECOND, tmp_path)
