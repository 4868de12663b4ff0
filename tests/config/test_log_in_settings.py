"""What protects a log-in can be switched off in the demo and nowhere else."""

import os
import subprocess
import sys

import pytest


def start(mode: str, *, then: str = "", **given: str) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "KIM_MODE": mode,
        **given,
        "KIM_SECRET_KEY": "x" * 60,
        "DATABASE_URL": "postgresql://kim_app@/kim",
    }
    command = [sys.executable, "-c", f"from kim.config import settings\n{then}"]
    return subprocess.run(command, check=False, capture_output=True, text=True, env=environment)


def test_production_refuses_to_start_without_it() -> None:
    refused = start("production", KIM_REQUIRE_SECOND_FACTOR="false")
    assert refused.returncode
    assert "KIM_REQUIRE_SECOND_FACTOR can be false in the demo only" in refused.stderr


@pytest.mark.parametrize(("mode", "required"), [("production", "true"), ("demo", "false"), ("demo", "true")])
def test_everything_else_starts(mode: str, required: str) -> None:
    assert start(mode, KIM_REQUIRE_SECOND_FACTOR=required).returncode == 0


def test_production_hashes_passwords_slowly() -> None:
    refused = start("production", KIM_QUICK_PASSWORDS="true")
    assert "KIM_QUICK_PASSWORDS can be true only while the demo is made" in refused.stderr


@pytest.mark.parametrize("mode", ["production", "demo"])
def test_whoever_sets_a_password_has_it_hashed_slowly(mode: str) -> None:
    started = start(mode, then="print(*settings.PASSWORD_HASHERS)")
    assert started.stdout.split() == ["django.contrib.auth.hashers.Argon2PasswordHasher"]
