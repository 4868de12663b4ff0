"""What web server and worker look at before they begin: found out at start, not at the first upload or letter."""

from __future__ import annotations

from django.conf import settings

from kim.casework.letters import own
from kim.config import file_keys


def require() -> None:
    """Refuse to serve or to work without a key for files, or with a letter that nobody could write."""
    file_keys.require()
    own.require(settings.KIM_LETTERS)
