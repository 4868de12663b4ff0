"""How long the page with all legal ways of a person takes, from a running demo, as the case manager of the case.

    .venv/bin/python benchmarks/ways_page.py [TIMES]

Over the line of the machine itself, with log-in, walls, templates and everything; every person of the demo's first case
manager who agreed to the pre-check.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import OpenerDirector

from demo_run import folder, free_port, log_in, running

ROOT = Path(__file__).resolve().parents[1]
CASE, PERSON = re.compile(r'href="/faelle/(\w{10})/"'), re.compile(r"/faelle/\w{10}/wege/\w{10}/")


def main(times: int) -> None:
    """Start a demo of its own, find the pages, and print the half and what 95 of 100 stay below."""
    with folder() as here:
        data, port = here / "data", free_port()
        command = [str(ROOT / ".venv" / "bin" / "kim"), "demo", "--port", str(port)]
        with running(command, ROOT, port, KIM_DATA_DIR=str(data)):
            browser = log_in(port, json.loads((data / "demo-log-ins.json").read_text())[0])
            pages = sorted(set(found(browser, f"http://127.0.0.1:{port}")))
            took = sorted(asked(browser, page) for page in pages for _each in range(times))
    if not took:
        raise SystemExit("no page was found")
    print(f"{len(pages)} persons, {times} times each: median {took[len(took) // 2]:.0f} ms", end=", ")
    print(f"95 % {took[int(len(took) * 0.95)]:.0f} ms")


def found(browser: OpenerDirector, start: str) -> Iterator[str]:
    """Addresses of the pages of all persons."""
    for case in set(CASE.findall(text(browser, f"{start}/faelle/"))):
        # Short counselling knows no ways.
        with suppress(HTTPError), browser.open(f"{start}/faelle/{case}/wege/") as page:
            yield from (start + each for each in PERSON.findall(page.read().decode()))


def text(browser: OpenerDirector, url: str) -> str:
    """The page."""
    with browser.open(url) as page:
        return str(page.read().decode())


def asked(browser: OpenerDirector, url: str) -> float:
    """Milliseconds until the whole page is there."""
    began = time.perf_counter()
    text(browser, url)
    return (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
