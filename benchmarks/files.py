"""How long files of clients and letters take: python benchmarks/files.py

Seals, checks and hands out a file of the largest size, in a folder of its own, and prints the sheets of a consent in
every language. No database.
"""

from __future__ import annotations

import os
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

MEGABYTES = 20
CHUNK = 64 * 1024
ROUNDS = 10


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        prepare(Path(folder))
        from kim.kernel.vault import store

        name = store.write(content()).name
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        report(f"seal {MEGABYTES} MB", lambda: store.write(content()))
        report(f"check and hand out {MEGABYTES} MB", lambda: hand_out(name))
        grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
        print(f"memory on top: {grown:.1f} MB")
        letters()


def prepare(folder: Path) -> None:
    """Start Django without a database."""
    os.environ |= {
        "KIM_MODE": "test",
        "DATABASE_URL": "postgresql://kim_app@/kim",
        "DJANGO_SETTINGS_MODULE": "kim.config.settings",
        "KIM_FILES_DIR": str(folder),
    }
    import django

    django.setup()


def content() -> Iterator[bytes]:
    """A file that does not lie in memory."""
    piece = os.urandom(CHUNK)
    for _number in range(MEGABYTES * 1024 * 1024 // CHUNK):
        yield piece


def hand_out(name: str) -> None:
    """What a download does: read everything once to be sure, and once to send it."""
    from kim.kernel.vault import store

    store.check(name)
    for _piece in store.read(name):
        pass


def letters() -> None:
    """A consent in German and each language, as PDF/UA and as Word document."""
    from kim.casework.letters import printing
    from tests.casework.letters.samples import letter, made

    for language in ("", *letter("consent").languages):
        sheet = made("consent", language)
        report(f"consent de{'-' * bool(language)}{language} as PDF", partial(printing.pdf, sheet))
    report("consent de-ar as Word", lambda: printing.docx(made("consent", "ar")))


def report(what: str, act: Callable[[], object]) -> None:
    """Median and slowest of some rounds, after one that does not count."""
    act()
    times = []
    for _round in range(ROUNDS):
        began = time.perf_counter()
        act()
        times.append((time.perf_counter() - began) * 1000)
    print(f"{what}: median {statistics.median(times):.0f} ms, slowest {max(times):.0f} ms")


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    main()
