"""What a data folder is for: a demo must never be built into real data, nor real data be reset as a demo."""

from __future__ import annotations

from pathlib import Path

MARKER = "this-is-a-demo"


def is_demo(data: Path) -> bool:
    """Whether `data` was made by `kim demo`."""
    return (data / MARKER).exists()


def declare_demo(data: Path) -> None:
    """Say that everything in `data` is invented."""
    (data / MARKER).write_text("Everything in this folder is invented. “kim demo --reset” makes it anew.\n")
