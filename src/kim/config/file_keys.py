"""The key for the files of clients: given by whoever runs KIM, made by the demo for itself."""

from __future__ import annotations

import os
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from kim.config import secrets

NAME = "KIM_FILE_KEYS"
MISSING = (
    "KIM_FILE_KEYS is not set: without a key no file of a client can be stored or read, so KIM does not start. "
    "“kim documents new-key ID” makes one; keep a copy apart from the backups (docs/how-to/keys-for-files.md)."
)


def provide_for_demo(data: Path) -> None:
    """Give a demo the key that it made for itself, in a file of mode 0600, unless one is set."""
    if not (os.environ.get(NAME) or os.environ.get(f"{NAME}_FILE")):
        os.environ[NAME] = f"demo:{secrets.kept(data, 'files')[0]}"


def require() -> None:
    """Refuse to serve or to work without a key: found out at start, not at the first upload."""
    if not settings.KIM_FILE_KEYS:
        raise ImproperlyConfigured(MISSING)
