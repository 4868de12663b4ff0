"""Served files: vendored ones are what they claim, both dark themes agree, nothing comes from elsewhere."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

import kim.ui

STATIC = Path(kim.ui.__file__).parent / "static" / "ui"
KERN = STATIC / "vendor" / "kern" / "2.7.2"
CSS = sorted((STATIC / "css").glob("*.css"))
SCRIPTS = sorted((STATIC / "js").glob("*.js"))


def test_vendored_files_are_those_that_were_recorded() -> None:
    recorded = re.findall(r"^    ([0-9a-f]{64})  (\S+)$", (KERN / "VENDORED.md").read_text(), re.MULTILINE)
    assert len(recorded) == 8
    for digest, name in recorded:
        assert hashlib.sha256((KERN / name).read_bytes()).hexdigest() == digest, name


def test_the_chosen_and_the_systems_dark_theme_agree() -> None:
    text = (STATIC / "css" / "tokens.css").read_text()
    chosen = re.search(r'\[data-kern-theme="dark"\] \{(.*?)\}', text, re.DOTALL)
    system = re.search(r":root:not\(\[data-kern-theme\]\) \{(.*?)\}", text, re.DOTALL)
    assert chosen
    assert system
    assert chosen[1].split() == system[1].split()


@pytest.mark.parametrize("file", [*CSS, *SCRIPTS], ids=lambda path: path.name)
def test_nothing_is_loaded_from_elsewhere(file: Path) -> None:
    text = file.read_text().replace("http://www.w3.org/2000/svg", "")
    assert "http:" not in text
    assert "https:" not in text


@pytest.mark.parametrize("file", SCRIPTS, ids=lambda path: path.name)
def test_scripts_evaluate_nothing_and_keep_nothing_in_the_browser(file: Path) -> None:
    text = file.read_text()
    for word in ("eval(", "new Function", "innerHTML", "localStorage", "sessionStorage", "document.cookie"):
        assert word not in text


@pytest.mark.parametrize("file", [*CSS, *SCRIPTS], ids=lambda path: path.name)
def test_files_stay_short(file: Path) -> None:
    assert len(file.read_text().splitlines()) <= 300


def test_no_text_is_smaller_than_fourteen_pixels() -> None:
    for file in CSS:
        for size, unit in re.findall(r"font-size: ([\d.]+)(rem|px)", file.read_text()):
            assert float(size) * (16 if unit == "rem" else 1) >= 14, file.name


COLOUR = re.compile(r"(?:^|;)\s*(?:(?:background-)?color|background|opacity|--kim-(?!s\d|control|text|banner)\w+):")
# Read on the phone with all rules about colours: the shell on every page that is also read dark, the rest in a state.
COLOURED_BY_WIDTH = {
    *(".kim-sidenav:target", ".kim-bottombar", ".kim-bottombar a", ".kim-bottombar a[aria-current]"),
    *(".kim-bottombar__main", ".kim-bottombar__main .kim-icon", ".kim-bottombar__main::before"),
    *(".kim-table--cards [data-label]::before", ".kim-versions__side"),
}


def test_no_colour_but_those_of_the_shell_depends_on_the_width() -> None:
    """The browser tests rely on it: they read the colours of most pages at one width only."""
    found = set()
    for file in CSS:
        text = re.sub(r"/\*.*?\*/", "", file.read_text(), flags=re.DOTALL)
        for block in re.findall(r"@media \((?:min|max)-width[^{]*\{((?:[^{}]*\{[^{}]*\})*)\s*\}", text):
            for selector, rules in re.findall(r"([^{}]*)\{([^{}]*)\}", block):
                if re.search(
                    r"(?:^|;)\s*(?:(?:background-)?color|background|opacity|--kim-(?!s\d|control|text|banner)\w+):",
                    rules,
                ):
                    found.add(selector.strip())
    assert found == COLOURED_BY_WIDTH
