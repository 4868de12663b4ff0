"""Where KIM keeps what it makes itself: one data folder per installation."""

from __future__ import annotations

import os
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[3]


def data_folder() -> Path:
    """`KIM_DATA_DIR`, else `.kim/` in the checkout, else (installed as a package) a folder of the user."""
    if chosen := os.environ.get("KIM_DATA_DIR"):
        return Path(chosen).expanduser().resolve()
    if (SOURCE / "pyproject.toml").is_file():
        return SOURCE / ".kim"
    home = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(home) / "kim"


def make_private(folder: Path) -> Path:
    """Create `folder` if it is missing, for its owner only; an existing folder keeps its mode."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder
