"""What casework counts and steering publishes of issues that are merged and split, played through in memory."""

from __future__ import annotations

from dataclasses import dataclass, field

from kim.casework.rules.counting import Sighting, by_quarter
from kim.kernel.anonymity import pool
from kim.kernel.periods import Quarter
from kim.steering.rules.series import Series

K = 3
FIRST = Quarter(2026, 1)
Cell = tuple[str, str]


@dataclass
class Issue:
    """An issue as both sides know it together: observations with the quarter of release and of first counting."""

    name: str
    start: Quarter = FIRST
    last: Quarter | None = None
    restarted: Quarter | None = None
    rows: dict[str, tuple[Quarter, Quarter | None]] = field(default_factory=dict)
    towns: dict[str, str] = field(default_factory=dict)

    @property
    def series(self) -> Series:
        return Series(self.start, self.last, self.restarted)

    def restart(self, now: Quarter) -> None:
        for key, (released, counts_from) in self.rows.items():
            if not self.series.has_counted(released, counts_from):
                self.rows[key] = (released, now)
        self.restarted = now


@dataclass
class World:
    """Issues over time, what was published, and the true values of what was not."""

    told: list[tuple[str, str, int]] = field(default_factory=list)
    hidden: dict[Cell, int] = field(default_factory=dict)
    towns: tuple[str, ...] = ("m",)
    sees_places: bool = False
    # How many case managers there are; 0: each case has its own.
    managers: int = 2
    # Everything else that a table tells: its municipalities, the rest, and in how many of them the problem is (reach).
    further: list[object] = field(default_factory=list)

    def add(self, issue: Issue, number: int, released: Quarter, town: str = "m") -> None:
        for n in range(number):
            key = f"{issue.name}/{released.key}/{town}/{n}"
            issue.rows[key] = (released, None)
            issue.towns[key] = town

    def close(self, issue: Issue, quarter: Quarter) -> None:
        """The job on the first day after the quarter."""
        seen = [
            Sighting(key, released.start, key, f"manager {number % (self.managers or 1000)}", issue.towns[key])
            for number, (key, (released, _from)) in enumerate(issue.rows.items())
        ]
        earliest = {key: max(issue.start, start or issue.start) for key, (_released, start) in issue.rows.items()}
        counts = by_quarter(
            seen, issue.series.since, quarter.next().start, [town for town in self.towns if town], earliest
        )
        waiting = 0
        per_town = dict.fromkeys(self.towns, 0)
        for table, of_quarter in zip(pool(counts, K), counts, strict=True):
            waiting += of_quarter.total.cases
            if self.sees_places:
                per_town = {town: n + of_quarter.by_municipality[town].cases for town, n in per_town.items()}
                cells = tuple(table.cells.items())
                self.further.append((issue.name, table.period.key, cells, table.others, table.reach))
                at = f"{of_quarter.period.key} as known after {quarter.key}"
                self.hidden |= {(issue.name, f"{town}: {at}"): per_town[town] for town, n in cells if n is None}
            if table.total is None:
                self.hidden[(issue.name, f"{of_quarter.period.key} as known after {quarter.key}")] = waiting
            else:
                assert table.total == waiting
                self.told.append((issue.name, table.period.key, table.total))
                issue.last, waiting = table.period.last, 0
                per_town = dict.fromkeys(self.towns, 0)


def put_together(whole: Issue, part: Issue) -> None:
    whole.rows |= part.rows
    whole.towns |= part.towns


def split_off(whole: Issue, part: Issue, going: set[str], now: Quarter) -> None:
    whole.restart(now)
    part.rows = {key: whole.rows.pop(key) for key in going}
    part.restarted = now


def merge(one: Issue, into: Issue, now: Quarter) -> None:
    one.restart(now)
    into.restart(now)
    into.rows |= one.rows
    into.towns |= one.towns
    one.rows = {}
