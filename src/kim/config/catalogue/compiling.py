"""Compiling catalogues; every command does it by itself when one has changed."""

from __future__ import annotations

import os
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2]


def compile_stale(package: Path = PACKAGE) -> int:
    """Compile what changed; a read-only installation, which brings its compiled files, is left as it is."""
    stale = [file for file in _sources(package) if _is_stale(file)]
    try:
        return sum(_compile(file) for file in stale)
    except PermissionError:
        return 0


def compile_all(package: Path = PACKAGE) -> int:
    """Compile every catalogue; returns how many there are."""
    return sum(_compile(file) for file in _sources(package))


def _sources(package: Path) -> list[Path]:
    return sorted(package.glob("*/locale/de/LC_MESSAGES/django.po"))


def _is_stale(file: Path) -> bool:
    compiled = file.with_suffix(".mo")
    return not compiled.exists() or compiled.stat().st_mtime < file.stat().st_mtime


def _compile(file: Path) -> int:
    # Babel takes a moment to import, and at most starts nothing is stale.
    from babel.messages.mofile import write_mo

    from kim.config.catalogue.files import read

    unfinished = file.with_suffix(f".{os.getpid()}")
    with unfinished.open("wb") as opened:
        write_mo(opened, read(file))
    unfinished.rename(file.with_suffix(".mo"))
    return 1
