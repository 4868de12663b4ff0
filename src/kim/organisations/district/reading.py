"""Read a district's folder: all of it as data, or every problem that stands in the way."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kim.organisations.district import build, checks, files
from kim.organisations.district.data import DistrictData
from kim.organisations.district.problems import Problem


@dataclass(frozen=True)
class Reading:
    """Either `data`, or at least one problem; problems are sorted by file and line."""

    data: DistrictData | None
    problems: tuple[Problem, ...]


def read(folder: Path) -> Reading:
    """Read, check and build. Nothing is written, no database is needed."""
    found, problems = files.read(folder)
    checks.run(found)
    problems = sorted(problems + found.problems)
    return Reading(None if problems else build.district(found), tuple(problems))
