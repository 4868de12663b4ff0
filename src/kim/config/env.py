"""Typed values from the environment. A value that makes no sense is refused at start, with its name."""

from __future__ import annotations

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def text(name: str, default: str = "") -> str:
    """The value of `name`; with `NAME_FILE` set, the content of that file (for secrets)."""
    if path := os.environ.get(f"{name}_FILE"):
        return Path(path).read_text(encoding="utf-8").strip()
    return os.environ.get(name, default)


def flag(name: str, default: bool) -> bool:
    """`true` or `false`, nothing else."""
    value = os.environ.get(name)
    if value is None:
        return default
    if value.lower() not in ("true", "false"):
        raise ImproperlyConfigured(f"{name} must be true or false, not {value!r}")
    return value.lower() == "true"


def number(name: str, default: int, *, least: int = 0) -> int:
    """A whole number of at least `least`."""
    value = os.environ.get(name, str(default))
    if not value.isdigit() or int(value) < least:
        raise ImproperlyConfigured(f"{name} must be a whole number of at least {least}, not {value!r}")
    return int(value)


def names(name: str, default: str) -> list[str]:
    """A list separated by commas."""
    return [part.strip() for part in os.environ.get(name, default).split(",") if part.strip()]


def choices(name: str, every: str) -> list[str]:
    """A list separated by commas of which every part is one of `every`; all of them by default, never none."""
    chosen, known = names(name, every), every.split(",")
    if not chosen or not set(chosen) <= set(known):
        raise ImproperlyConfigured(f"{name} must be one or more of {every}, not {','.join(chosen) or 'nothing'!r}")
    return chosen
