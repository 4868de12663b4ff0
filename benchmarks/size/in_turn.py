"""Is a page slower for a case manager with 170 cases than for one with 17? Both are asked in turn.

    .venv/bin/python benchmarks/size/in_turn.py        what `benchmarks/size` has filled

One after the other they would meet a machine of different speed; in turn they share it.
"""

from __future__ import annotations

import time
from typing import Any

import database

WARM, TIMES = 10, 100


def main() -> None:
    """Print half, 95 % and their ratios for the case list and "Heute"."""
    database.start(database.FOLDER)
    import pages
    from asking import half, p95

    # The first of the unit has founded cases in the other measurements.
    few, many = pages.Desk(3), pages.Desk(2)
    print(f"{len(few.cases)} and {len(many.cases)} cases")
    for name in ("cases", "today"):
        of_few, of_many = _in_turn(few, many, name)
        for what, value in (("half", half), ("95 %", p95)):
            one, other = value(of_few), value(of_many)
            print(f"{name:6} {what:5} {one:6.1f} ms {other:6.1f} ms  {other / one:.2f} x", flush=True)


def _in_turn(few: Any, many: Any, name: str) -> tuple[list[float], list[float]]:
    found: tuple[list[float], list[float]] = ([], [])
    for _each in range(WARM + TIMES):
        for desk, milliseconds in zip((few, many), found, strict=True):
            began = time.perf_counter()
            assert desk.get(name).status_code == 200
            milliseconds.append((time.perf_counter() - began) * 1000)
    return found[0][WARM:], found[1][WARM:]


if __name__ == "__main__":
    main()
