"""YAML 1.2 with positions: every scalar stays the text that was written until the schema types it.

So an official key keeps its leading zero, `no` stays a word, and 2021-02-30 can be named as a bad date instead of
stopping the reader. Keys that stand twice are found, all of them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kim.kernel import marked_yaml
from kim.kernel.marked_yaml import Dialect, Fault, Step, Steps
from kim.organisations.district import wording
from kim.organisations.district.problems import Problem

__all__ = ["Document", "Step", "Steps", "load"]

_DISTRICT_FILES = Dialect()
_NOT_SUPPORTED = {"alias": wording.ALIAS, "tag": wording.TAG}
_CODES = {"empty": "empty_file", "twice": "double_key"}


@dataclass
class Document:
    """One file: plain values (dict, list, str), and the line of every value and key."""

    file: str
    value: Any = None
    lines: dict[Steps, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def line(self, *steps: Step) -> int:
        """Line of the value at `steps`, or of the nearest thing around it."""
        return marked_yaml.line_of(self.lines, steps)

    def report(self, steps: Steps, code: str, **values: object) -> None:
        """Note a problem at `steps`."""
        self.problems.append(Problem(self.file, self.line(*steps), code, {k: str(v) for k, v in values.items()}))


def load(path: Path, name: str) -> Document:
    """Read one file; what is wrong with it stands in `problems`."""
    document = Document(name)
    text = _decoded(path.read_bytes(), document)
    if text is not None:
        found = marked_yaml.read(text, _DISTRICT_FILES)
        document.value, document.lines = found.value, found.lines
        document.problems += [_problem(fault, name) for fault in found.faults]
    return document


def _decoded(content: bytes, document: Document) -> str | None:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        document.lines[()] = content[: error.start].count(b"\n") + 1
        document.report((), "wrong_encoding", byte=f"0x{content[error.start]:02X}")
        return None


def _problem(fault: Fault, file: str) -> Problem:
    if fault.code in _NOT_SUPPORTED:
        return Problem(file, fault.line, "not_supported", {"what": str(_NOT_SUPPORTED[fault.code])})
    values = {"key": str(fault.steps[-1] if fault.steps else file)} if fault.code == "no_value" else fault.values
    return Problem(file, fault.line, _CODES.get(fault.code, fault.code), values)
