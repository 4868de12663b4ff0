"""The second factor can be switched off in the demo and nowhere else."""

import os
import subprocess
import sys

import pytest


def start(mode: str, required: str) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "KIM_MODE": mode,
        "KIM_REQUIRE_SECOND_FACTOR": required,
        "KIM_SECRET_KEY": "x" * 60,
        "DATABASE_URL": "postgresql://kim_app@/kim",
    }
    command = [sys.executable, "-c", "import kim.config.settings"]
    return subprocess.run(command, check=False, capture_output=True, text=True, env=environment)


def test_production_refuses_to_start_without_it() -> None:
    refused = start("production", "false")
    assert refused.returncode
    assert "KIM_REQUIRE_SECOND_FACTOR can be false in the demo only" in refused.stderr


@pytest.mark.parametrize(("mode", "required"), [("production", "true"), ("demo", "false"), ("demo", "true")])
def test_everything_else_starts(mode: str, required: str) -> None:
    assert start(mode, required).returncode == 0
