"""Periods run forwards, versions of one thing do not overlap, ages run upwards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from kim.organisations.district.checks.keys import VERSIONED
from kim.organisations.district.files import Entry, Files


def run(files: Files) -> None:
    for entry in _all(files):
        period, ages = entry.period, entry.ages
        if period.is_backwards:
            entry.report(("valid_to",), "ends_before_start", first=period.first, last=period.last)
        if ages.least is not None and ages.most is not None and ages.most < ages.least:
            entry.report(("age_to",), "ages_backwards", least=ages.least, most=ages.most)
    for name, part in VERSIONED:
        overlaps(files.entries(name, part))


def _all(files: Files) -> Iterator[Entry]:
    for name in ("municipalities", "organisations", "responsibilities", "bodies", "schemes", "positions", "services"):
        yield from files.entries(name)
    yield from (unit for _, unit in files.units())
    yield from files.entries("responsibilities", "notes")
    yield from files.entries("positions", "scheme_positions")
    for body in files.entries("bodies"):
        yield from body.entries("seats")


def overlaps(entries: Iterable[Entry]) -> None:
    """Report entries of one key whose periods share a day."""
    for one, other in combinations([entry for entry in entries if entry.has_known_period], 2):
        if one.key and one.key == other.key and one.period.overlaps(other.period):
            other.report((), "overlapping_validity", first=one.line(), about=one.key)
