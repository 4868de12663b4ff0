"""How long the page with all legal ways of a person takes, and the part with the others of the household that it
fetches afterwards, from a running demo, as the case manager of the case.

    .venv/bin/python benchmarks/ways_page.py [TIMES]

Over the line of the machine itself, with log-in, walls, templates and everything; every person of the demo's first case
manager. Told are all requests together, the slowest page by itself, and the processor time of web server and worker.
"""

from __future__ import annotations

import json
import os
import re
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import OpenerDirector, Request

from demo_run import folder, free_port, log_in, running
from idle_memory import family

ROOT = Path(__file__).resolve().parents[1]
CASE, PERSON = re.compile(r'href="/faelle/(\w{10})/"'), re.compile(r"/faelle/\w{10}/wege/\w{10}/")
PART = re.compile(r'hx-get="(/faelle/\w{10}/wege/\w{10}/familie/)"')
BY_HTMX = {"HX-Request": "true"}
TICK = os.sysconf("SC_CLK_TCK")


def main(times: int) -> None:
    """Start a demo of its own, find the pages, and print the half and what 95 of 100 stay below."""
    with folder() as here:
        data, port = here / "data", free_port()
        command = [str(ROOT / ".venv" / "bin" / "kim"), "demo", "--port", str(port)]
        with running(command, ROOT, port, KIM_DATA_DIR=str(data)) as (process, _seconds):
            start = f"http://127.0.0.1:{port}"
            browser = log_in(port, json.loads((data / "demo-log-ins.json").read_text())[0])
            pages = sorted(set(found(browser, start)))
            parts = sorted({start + each for page in pages for each in PART.findall(text(browser, page))})
            if not pages or not parts:
                raise SystemExit("no page was found")
            tell("pages of a person", pages, times, process, lambda page: asked(browser, Request(page)))
            waiting = [page for page in pages if f"{page}familie/" in parts]
            tell("of them with others who agreed", waiting, times, process, lambda page: asked(browser, Request(page)))
            part = "parts with the others"
            tell(part, parts, times, process, lambda page: asked(browser, Request(page, headers=BY_HTMX)))


def tell(what: str, urls: list[str], times: int, process: int, ask: Callable[[str], float]) -> None:
    """Ask each address so many times and print one line. The first time is not counted: it reads templates."""
    for url in urls:
        ask(url)
    used = processor(process)
    took = {url: sorted(ask(url) for _each in range(times)) for url in urls}
    used = processor(process) - used
    together = sorted(one for each in took.values() for one in each)
    half, most, slowest = middle(together), p95(together), max(p95(each) for each in took.values())
    print(f"{len(urls)} {what}, {times} times each: median {half:.0f} ms, 95 % {most:.0f} ms", end="; ")
    print(f"the slowest 95 % {slowest:.0f} ms; processor {used / len(together):.0f} ms each")


def middle(ordered: list[float]) -> float:
    """The half."""
    return ordered[len(ordered) // 2]


def p95(ordered: list[float]) -> float:
    """What 95 of 100 stay below."""
    return ordered[int(len(ordered) * 0.95)]


def processor(process: int) -> float:
    """Milliseconds of processor time of a process and everything that it started; the database started itself."""
    ticks = 0
    for one in family(process):
        with suppress(OSError):
            fields = Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()
            ticks += int(fields[11]) + int(fields[12])
    return ticks * 1000 / TICK


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


def asked(browser: OpenerDirector, request: Request) -> float:
    """Milliseconds until the whole answer is there."""
    began = time.perf_counter()
    with browser.open(request) as answer:
        answer.read()
    return (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
