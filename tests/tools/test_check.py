"""`make check` runs every check and says which one failed."""

from __future__ import annotations

import pytest

from tools import check
from tools.check import Check

GOOD = Check("good", ["sh", "-c", "true"])
BAD = Check("bad", ["sh", "-c", "echo the reason; exit 1"])


@pytest.fixture(autouse=True)
def two_checks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check, "CHECKS", (GOOD, BAD))


def test_a_failed_check_shows_what_it_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert check.main([]) == 1
    printed = capsys.readouterr().out
    assert "the reason" in printed
    assert "1 checks passed, 1 failed, bad" in printed


def test_a_check_that_passes_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert check.main(["good"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 2


def test_an_unknown_check_is_refused_with_the_known_ones() -> None:
    with pytest.raises(SystemExit, match="good, bad"):
        check.main(["ugly"])


def test_a_check_finds_the_programs_of_the_environment() -> None:
    assert check.run(Check("python", ["python", "-c", "import kim.config"]))
