"""What can be set or called stands in the reference."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import pytest

from kim.config import cli

ROOT = Path(__file__).resolve().parents[2]
READING = re.compile(r'(?:env\.\w+|environ(?:\.get|\.setdefault|\.pop)?)[(\[]\s*"((?:KIM|DATABASE|PG)_[A-Z_]+)"')
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#]+)")


def settings() -> set[str]:
    """Every name that the code reads from the environment."""
    files = (ROOT / "src").rglob("*.py")
    return {name for file in files for name in READING.findall(file.read_text())}


def test_every_setting_is_documented() -> None:
    page = (ROOT / "docs/reference/settings.md").read_text()
    assert [name for name in sorted(settings()) if f"`{name}`" not in page] == []


def test_every_documented_setting_is_read() -> None:
    page = (ROOT / "docs/reference/settings.md").read_text()
    documented = set(re.findall(r"`((?:KIM|DATABASE|PG)_[A-Z_]+)`", page))
    assert sorted(documented - settings()) == []


def test_every_subcommand_is_documented() -> None:
    page = (ROOT / "docs/reference/command-line.md").read_text()
    for action in cli.parser()._actions:
        if isinstance(action, argparse._SubParsersAction):
            assert [name for name in action.choices if not re.search(rf"`kim {name}[ `]", page)] == []


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "docs/explanation", "docs/how-to", "docs/decisions"])
def test_links_between_pages_lead_somewhere(page: str) -> None:
    files = sorted((ROOT / page).rglob("*.md")) if (ROOT / page).is_dir() else [ROOT / page]
    broken = [
        f"{file.relative_to(ROOT)}: {target}"
        for file in files
        for target in LINK.findall(file.read_text())
        if not (file.parent / target).exists()
    ]
    assert broken == []


def test_the_readme_names_the_two_commands_first() -> None:
    first_screen = "\n".join((ROOT / "README.md").read_text().splitlines()[:24])
    for needed in ("make demo", "make test", "git, make and Python 3.11", "docs/images/heute.png"):
        assert needed in first_screen
