"""The two districts of the tests: the real first one, and an invented one that differs in everything it may."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

from kim.organisations.district import DistrictData, read

FIRST = Path(__file__).parents[2] / "districts" / "rheinisch-bergischer-kreis"
SECOND = Path(__file__).parent / "second_district"


def data_of(folder: Path) -> DistrictData:
    """What the files of a district say."""
    reading = read(folder)
    assert reading.data is not None, [str(problem) for problem in reading.problems]
    return reading.data


@cache
def first() -> DistrictData:
    """The real district, read once."""
    return data_of(FIRST)


def copy_of(district: Path, folder: Path) -> Path:
    """A copy of `district` that a test may change."""
    return Path(shutil.copytree(district, folder / district.name))


def change(folder: Path, file: str, old: str, new: str) -> int:
    """Replace the one place where `old` stands in `file`; the line of the change, counted from 1."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
    path.write_text(text.replace(old, new), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1
