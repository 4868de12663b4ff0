"""Secrets that one installation makes for itself and keeps in its data folder."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from kim.config.folders import make_private


def kept(data: Path, name: str) -> tuple[str, bool]:
    """The secret `name` of the data folder and whether it is new; the file is readable by its owner only."""
    file = make_private(data / "secrets") / name
    try:
        return file.read_text().strip(), False
    except FileNotFoundError:
        secret = secrets.token_urlsafe(32)
        # Mode at creation: a chmod afterwards would leave a moment in which others could read it.
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as opened:
            opened.write(secret + "\n")
        return secret, True
