"""YAML 1.2 with positions: every scalar stays the text that was written until the schema types it.

So an official key keeps its leading zero, `no` stays a word, and 2021-02-30 can be named as a bad date instead of
stopping the reader. Keys that stand twice are found, all of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from kim.organisations.district import wording
from kim.organisations.district.problems import Problem

Step = str | int
Steps = tuple[Step, ...]

# What a plain value resolves to by itself; whoever writes another tag wants an object of a programming language.
PLAIN = {f"tag:yaml.org,2002:{kind}" for kind in ("str", "int", "float", "bool", "null", "timestamp", "map", "seq")}


@dataclass
class Document:
    """One file: plain values (dict, list, str), and the line of every value and key."""

    file: str
    value: Any = None
    lines: dict[Steps, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def line(self, *steps: Step) -> int:
        """Line of the value at `steps`, or of the nearest thing around it."""
        for length in range(len(steps), -1, -1):
            if steps[:length] in self.lines:
                return self.lines[steps[:length]]
        return 0

    def report(self, steps: Steps, code: str, **values: object) -> None:
        """Note a problem at `steps`."""
        self.problems.append(Problem(self.file, self.line(*steps), code, {k: str(v) for k, v in values.items()}))


def load(path: Path, name: str) -> Document:
    """Read one file; what is wrong with it stands in `problems`."""
    document = Document(name)
    text = _decoded(path.read_bytes(), document)
    if text is not None:
        _parse(text, document)
    return document


def _decoded(content: bytes, document: Document) -> str | None:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        document.lines[()] = content[: error.start].count(b"\n") + 1
        document.report((), "wrong_encoding", byte=f"0x{content[error.start]:02X}")
        return None


def _parse(text: str, document: Document) -> None:
    try:
        node = YAML(typ="safe", pure=True).compose(text)
    except MarkedYAMLError as error:
        document.lines[()] = error.problem_mark.line + 1 if error.problem_mark else 0
        document.report((), "not_yaml", reason=error.problem or error.context or "?")
    except YAMLError as error:
        document.report((), "not_yaml", reason=str(error).splitlines()[0])
    else:
        if node is None:
            document.report((), "empty_file")
        else:
            document.value = _value(node, (), document, set())


def _value(node: Node, steps: Steps, document: Document, seen: set[int]) -> Any:
    document.lines.setdefault(steps, node.start_mark.line + 1)
    if id(node) in seen:
        document.report(steps, "not_supported", what=wording.ALIAS)
        return None
    seen.add(id(node))
    if str(node.tag) not in PLAIN:
        document.report(steps, "not_supported", what=wording.TAG)
        return None
    if isinstance(node, ScalarNode):
        return _scalar(node, steps, document)
    if isinstance(node, SequenceNode):
        return [_value(item, (*steps, i), document, seen) for i, item in enumerate(node.value)]
    return dict(_pairs(cast("MappingNode", node), steps, document, seen))


def _scalar(node: ScalarNode, steps: Steps, document: Document) -> str | None:
    if node.value == "" and node.style is None:
        document.report(steps, "no_value", key=steps[-1] if steps else document.file)
        return None
    return str(node.value)


def _pairs(node: MappingNode, steps: Steps, document: Document, seen: set[int]) -> Iterator[tuple[str, Any]]:
    first: dict[str, int] = {}
    for key_node, value_node in node.value:
        key, line = str(key_node.value), key_node.start_mark.line + 1
        if key in first:
            values = {"key": key, "first": str(first[key])}
            document.problems.append(Problem(document.file, line, "double_key", values))
            continue
        first[key] = document.lines[*steps, key] = line
        yield key, _value(value_node, (*steps, key), document, seen)
