"""A vault of its own for every test."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kim.kernel.vault import ring


@pytest.fixture
def vault(tmp_path: Path, settings: Any) -> Path:
    """The folder of a vault with one key, called "old"."""
    settings.KIM_FILES_DIR = tmp_path / "files"
    settings.KIM_FILE_KEYS = ring.parse(ring.new("old"))
    return tmp_path / "files"
