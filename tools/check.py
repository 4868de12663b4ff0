"""`make check`: everything that a machine can judge without running the program. Each check is one command.

Two run at a time. A check that passes is one line; one that fails shows what it said. `python
tools/check.py ruff mypy` runs only these.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
DISTRICT = "districts/rheinisch-bergischer-kreis"
PRODUCTION = {
    "KIM_MODE": "production",
    "KIM_SECRET_KEY": "only-for-this-check-and-long-enough-to-be-taken-for-a-secret-0123456789",
    "KIM_HOSTS": "kim.example",
    "KIM_FILE_KEYS": "check:" + "k" * 43,
}


@dataclass(frozen=True)
class Check:
    """One command, what it is called, and what it needs in its environment."""

    name: str
    command: Sequence[str]
    environment: dict[str, str] = field(default_factory=dict)


def _path(name: str) -> dict[str, str]:
    """Where the modules of a benchmark in several files lie."""
    return {"MYPYPATH": f"benchmarks/{name}:benchmarks:src"}


CHECKS = (
    # The two that take longest begin.
    Check("tables", ["python", "tools/same_tables.py"]),
    Check("mypy", ["mypy"], {"KIM_MODE": "test"}),
    Check("mypy-tools", ["mypy", "--config-file", "tools/mypy.ini", "tools", "benchmarks", "bootstrap"]),
    *(
        Check(f"mypy-{name}", ["sh", "-c", f"mypy --config-file tools/mypy.ini benchmarks/{name}/*.py"], _path(name))
        for name in ("names", "size")
    ),
    Check("ruff", ["ruff", "check", "--quiet"]),
    Check("format", ["ruff", "format", "--check", "--quiet"]),
    Check("imports", ["lint-imports", "--no-cache"]),
    Check("budgets", ["python", "tools/budgets.py"]),
    Check("locked", ["python", "tools/locked.py"]),
    Check("messages", ["kim", "messages", "check"]),
    Check("migrations", ["kim", "manage", "makemigrations", "--check", "--dry-run"]),
    Check("policy", ["kim", "print-policy", "--check"]),
    Check("law", ["kim", "pathways", "print", "--check"]),
    Check("district", ["kim", "district", "check", DISTRICT]),
    Check("deploy", ["kim", "manage", "check", "--deploy", "--fail-level", "WARNING"], PRODUCTION),
    Check("templates", ["sh", "-c", 'git ls-files "*.html" | xargs djade --check --target-version 5.2']),
)


def main(names: Sequence[str]) -> int:
    """Run the named checks, or all; returns how many failed."""
    unknown = set(names) - {check.name for check in CHECKS}
    if unknown:
        sys.exit(f"unknown: {', '.join(sorted(unknown))}; there are {', '.join(check.name for check in CHECKS)}")
    chosen = [check for check in CHECKS if not names or check.name in names]
    with ThreadPoolExecutor(max_workers=2) as pool:
        failed = [check.name for check, passed in zip(chosen, pool.map(run, chosen), strict=True) if not passed]
    print(f"{len(chosen) - len(failed)} checks passed, {len(failed)} failed" + "".join(f", {name}" for name in failed))
    return len(failed)


def run(check: Check) -> bool:
    """Run one check and say how it went."""
    began = time.monotonic()
    environment = {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}", **check.environment}
    done = subprocess.run(
        check.command, check=False, cwd=ROOT, env=environment, text=True, capture_output=True, stdin=subprocess.DEVNULL
    )
    passed = done.returncode == 0
    line = f"{'ok    ' if passed else 'FAILED'} {check.name:<11} {time.monotonic() - began:5.1f} s"
    said = "" if passed else "\n" + (done.stdout + done.stderr).strip() + "\n"
    print(line + said, flush=True)
    return passed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
