"""How much memory a demo needs: the sum of PSS of web, worker, supervisor and database, 60 s after a log-in.

    .venv/bin/python benchmarks/idle_memory.py [SECONDS]

PSS counts a page that several processes share once in total; RSS would count it for each of them. Linux only.
"""

from __future__ import annotations

import json
import re
import sys
import time
from pathlib import Path

from demo_run import folder, free_port, log_in, running

ROOT = Path(__file__).resolve().parents[1]


def main(seconds: float) -> None:
    """Start a demo of its own, log in, wait, and print what each process holds."""
    with folder() as here:
        data, port = here / "data", free_port()
        command = [str(ROOT / ".venv" / "bin" / "kim"), "demo", "--port", str(port)]
        with running(command, ROOT, port, KIM_DATA_DIR=str(data)) as (supervisor, _seconds):
            log_in(port, json.loads((data / "demo-log-ins.json").read_text())[0])
            time.sleep(seconds)
            server = int(next(data.rglob("postmaster.pid")).read_text().split()[0])
            report([supervisor, server])


def report(roots: list[int]) -> None:
    """Print PSS of the processes below `roots`, and the sum."""
    total = 0
    for pid in sorted({pid for root in roots for pid in family(root)}):
        command = Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()[:70]
        memory = pss(pid)
        total += memory
        print(f"{memory / 1024:8.1f} MB  {command}")
    print(f"{total / 1024:8.1f} MB  in total")


def family(pid: int) -> set[int]:
    """A process and everything that it started."""
    children = {
        int(entry.name): int(Path(entry, "stat").read_text().rpartition(")")[2].split()[1])
        for entry in Path("/proc").iterdir()
        if entry.name.isdigit() and (entry / "stat").exists()
    }
    found, waiting = set(), [pid]
    while waiting:
        one = waiting.pop()
        found.add(one)
        waiting += [child for child, parent in children.items() if parent == one and child not in found]
    return found


def pss(pid: int) -> int:
    """Proportional set size in kB."""
    rollup = re.search(r"^Pss:\s+(\d+) kB", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.MULTILINE)
    return int(rollup[1]) if rollup else 0


if __name__ == "__main__":
    main(float(sys.argv[1]) if sys.argv[1:] else 60)
