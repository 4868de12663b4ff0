"""Loaded before pytest-django reads the settings: chooses the test mode and finds or starts the database server."""

from __future__ import annotations

import os

os.environ["KIM_MODE"] = "test"
os.environ["KIM_AS_OWNER"] = "true"
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kim.config.settings")

try:
    from kim.config.database import provide
except ImportError:  # the launcher is not there yet
    pass
else:
    provide(for_tests=True)
