"""Loaded before pytest-django reads the settings: chooses the test mode and finds or starts the database server."""

from __future__ import annotations

import atexit
import gc
import os
import shutil
import tempfile

import pytest
from _pytest import runner
from hypothesis import settings as property_tests

from kim.config.catalogue.compiling import compile_stale
from kim.config.database import provide
from kim.config.trouble import Trouble
from kim.kernel.room import roomy

if "PYTEST_XDIST_WORKER" in os.environ:
    # What runs at the end runs last first: after all else the process goes at once. To hand back a gigabyte object by
    # object takes it two seconds, and the others wait.
    atexit.register(os._exit, 0)

os.environ["KIM_MODE"] = "test"
os.environ["KIM_AS_OWNER"] = "true"
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kim.config.settings")

# What tests store lies apart from everything else and goes with them.
os.environ["KIM_FILES_DIR"] = tempfile.mkdtemp(prefix="kim-files-")
atexit.register(shutil.rmtree, os.environ["KIM_FILES_DIR"], ignore_errors=True)

compile_stale()
try:
    provide(for_tests=True)
except Trouble as trouble:
    raise SystemExit(f"kim: {trouble}") from None

# A busy machine must not fail a property test that is merely slow.
property_tests.register_profile("kim", deadline=None)
property_tests.load_profile("kim")

# Models, forms and templates live as long as the process. To look through all of them for rubbish after every seven
# hundred new objects takes a tenth of the time of the tests.
gc.set_threshold(100_000, 50, 100)

_run = roomy(runner.pytest_runtest_protocol)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> bool:
    """As pytest runs a test, with room for all that it calls."""
    return _run(item, nextitem)
