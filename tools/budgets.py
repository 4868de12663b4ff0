"""Size budgets: a file has at most 300 lines, a function 40, a template 120.

Small things can be read at once. What is over budget today stands in `over_budget.txt` with its size; the
list may only shrink: an entry that grew, or that could be lowered or removed, is a finding like one that is
missing.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
EXCEPTIONS = ROOT / "tools" / "over_budget.txt"
FILE, FUNCTION, TEMPLATE = 300, 40, 120
FOLDERS = ("src", "tests", "tools", "bootstrap", "scripts", "benchmarks")
NOT_OURS = {"migrations", "vendor", "__pycache__", "node_modules"}


@dataclass(frozen=True)
class Measured:
    """One thing with its size in lines and the lines that it may have."""

    name: str
    lines: int
    budget: int


def measure(root: Path = ROOT) -> Iterator[Measured]:
    """Everything that has a budget."""
    for folder in FOLDERS:
        for file in sorted((root / folder).rglob("*")):
            parts = file.relative_to(root).parts
            if file.is_file() and not NOT_OURS & set(parts):
                yield from _measure(file, "/".join(parts), is_template="templates" in parts)


def _measure(file: Path, name: str, *, is_template: bool) -> Iterator[Measured]:
    if is_template:
        yield Measured(name, _lines(file), TEMPLATE)
    elif file.suffix in {".py", ".css", ".js", ".sh", ".sql"}:
        yield Measured(name, _lines(file), FILE)
    if file.suffix == ".py":
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield Measured(f"{name}:{node.name}", (node.end_lineno or 0) - node.lineno + 1, FUNCTION)


def _lines(file: Path) -> int:
    return len(file.read_text().splitlines())


def findings(measured: Iterator[Measured], allowed: dict[str, int]) -> Iterator[str]:
    """What is over budget and not excepted, and what the exceptions could do without."""
    sizes: dict[str, Measured] = {}
    for one in measured:
        if one.name not in sizes or one.lines > sizes[one.name].lines:
            sizes[one.name] = one
    for name, one in sizes.items():
        if one.lines > max(one.budget, allowed.get(name, 0)):
            yield f"{name} has {one.lines} lines, its budget is {max(one.budget, allowed.get(name, 0))}: divide it"
    for name, lines in allowed.items():
        if name not in sizes or sizes[name].lines <= sizes[name].budget:
            yield f"{name} is within its budget: remove it from over_budget.txt"
        elif sizes[name].lines < lines:
            yield f"{name} has shrunk to {sizes[name].lines} lines: lower it in over_budget.txt"


def exceptions(file: Path = EXCEPTIONS) -> dict[str, int]:
    """The list of exceptions: a name and its lines, one a line."""
    lines = [line for line in file.read_text().splitlines() if line and not line.startswith("#")]
    return {name: int(size) for name, size in (line.rsplit(" ", 1) for line in lines)}


if __name__ == "__main__":
    found = list(findings(measure(), exceptions()))
    sys.exit("\n".join(found) if found else 0)
