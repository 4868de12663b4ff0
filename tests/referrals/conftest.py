from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kim.casework.models import Case
from tests.cast import Cast
from tests.referrals import making


@pytest.fixture(autouse=True)
def vault(tmp_path: Path, settings: Any) -> None:
    settings.KIM_FILES_DIR = tmp_path / "files"


@pytest.fixture
def case(cast: Cast) -> Case:
    return making.case_of(cast)
