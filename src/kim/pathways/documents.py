"""YAML (1.1 or 1.2) and JSON with positions: plain values, and the line of every value.

Dates stay the text that was written. What YAML 1.1 takes for a truth value (`yes`, `NO`, `on`) is one here, too, so
that a country code without quotation marks is found instead of being guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from kim.kernel import marked_yaml
from kim.kernel.marked_yaml import Dialect
from kim.pathways.rules.shapes import Path, Problem, Problems

_TRUE = {"true", "yes", "on"}
_FALSE = {"false", "no", "off"}
_NULL = {"", "~", "null"}


@dataclass
class Document:
    """Values of a text, and where they stand."""

    value: Any = None
    lines: dict[Path, int] = field(default_factory=dict)
    problems: Problems = field(default_factory=Problems)

    def line(self, path: Path) -> int:
        """Line of the value at `path`, or of the nearest thing around it; 0 if the text is empty."""
        return marked_yaml.line_of(self.lines, path)

    def sorted_problems(self) -> list[Problem]:
        """The problems in the order of the text."""
        return sorted(self.problems, key=lambda problem: self.line(problem.path))


def read(text: str) -> Document:
    """Read a text; what is wrong with it as YAML stands in `problems`."""
    found = marked_yaml.read(text, _CASE_FILES)
    document = Document(found.value, found.lines)
    for fault in found.faults:
        # A key that stands twice is told where it stands for the second time.
        document.lines[fault.steps] = fault.line
        document.problems.append(Problem(fault.steps, fault.code, fault.values))
    return document


def _plain(text: str) -> Any:
    low = text.lower()
    if low in _NULL:
        return None
    if low in _TRUE or low in _FALSE:
        return low in _TRUE
    if re.fullmatch(r"[-+]?\d+", text):
        return int(text)
    if re.fullmatch(r"[-+]?(\d+\.\d*|\.\d+)([eE][-+]?\d+)?|[-+]?\d+[eE][-+]?\d+", text):
        return float(text)
    return text


_CASE_FILES = Dialect(plain=_plain, repeats=True, needs_values=False)
