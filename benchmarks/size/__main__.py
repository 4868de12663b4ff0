"""How quick is KIM with a whole district in it?

    make bench                                       100,000 cases, everything
    .venv/bin/python benchmarks/size --cases 10000   another size
    .venv/bin/python benchmarks/size --growth        case list with 10,000, 100,000 and 1,000,000 cases
    .venv/bin/python benchmarks/size --filled        measure again what is there

As the runtime role, behind the wall, through the whole stack of middleware; beside each page its statements alone. The
four clients ask a web server of their own. Figures of a busy machine say little: look at the load first.
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path

import database

GROWTH = (10_000, 100_000, 1_000_000)


def main() -> None:
    """Fill and measure, or only measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, default=100_000)
    parser.add_argument("--folder", type=Path, default=database.FOLDER)
    parser.add_argument("--filled", action="store_true")
    parser.add_argument("--growth", action="store_true")
    options = parser.parse_args()
    places = database.start(options.folder)
    if not options.filled:
        database.migrate()
    for cases in GROWTH if options.growth else (options.cases,):
        if not options.filled:
            seconds = database.fill(places, cases, lists_only=options.growth)
            print(f"{cases} cases filled in {seconds:.0f} s: {database.counts(places)}", flush=True)
        _measure(lists_only=options.growth)


def _measure(*, lists_only: bool) -> None:
    import pages
    from asking import p95
    from clients import ask_together
    from django.urls import reverse

    print(f"load of the machine: {os.getloadavg()[0]:.1f}")
    columns = f"{'p50 ms':>8} {'p95 ms':>8} {'Python ms':>10} {'statements':>11} {'SQL p50':>8} {'SQL p95':>8}"
    print(f"{'page':46} {columns}", flush=True)
    for one in pages.figures(lists_only=lists_only):
        print(
            f"{one.what:46} {one.half:8.1f} {one.p95:8.1f} {one.processor:10.1f} {one.statements:11} "
            f"{one.sql_half:8.1f} {one.sql_p95:8.1f}",
            flush=True,
        )
    if not lists_only:
        cookie = "; ".join(f"{name}={morsel.value}" for name, morsel in pages.Desk(1).client.cookies.items())
        rate, milliseconds = ask_together(cookie, reverse("casework:cases"))
        print(f"{'case list, four clients':46} {'':8} {p95(milliseconds):8.1f}   {rate:.0f} requests a second")


if __name__ == "__main__":
    main()
