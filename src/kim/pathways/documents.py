"""YAML (1.1 or 1.2) and JSON with positions: plain values, and the line of every value.

Dates stay the text that was written. What YAML 1.1 takes for a truth value (`yes`, `NO`, `on`) is one here, too, so
that a country code without quotation marks is found instead of being guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, cast

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

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
        for length in range(len(path), -1, -1):
            if path[:length] in self.lines:
                return self.lines[path[:length]]
        return 0

    def sorted_problems(self) -> list[Problem]:
        """The problems in the order of the text."""
        return sorted(self.problems, key=lambda problem: self.line(problem.path))


def read(text: str) -> Document:
    """Read a text; what is wrong with it as YAML stands in `problems`."""
    document = Document()
    try:
        node = YAML(typ="safe", pure=True).compose(text)
    except MarkedYAMLError as error:
        document.lines[()] = error.problem_mark.line + 1 if error.problem_mark else 1
        document.problems.report((), "not_yaml", reason=error.problem or error.context or "")
    except YAMLError as error:
        document.problems.report((), "not_yaml", reason=str(error).splitlines()[0])
    else:
        if node is None:
            document.problems.report((), "empty")
        else:
            document.value = _value(node, (), document, ())
    return document


def _value(node: Node, path: Path, document: Document, above: tuple[int, ...]) -> Any:
    document.lines.setdefault(path, node.start_mark.line + 1)
    if id(node) in above:
        document.problems.report(path, "contains_itself")
        return None
    if isinstance(node, ScalarNode):
        return _scalar(node)
    above = (*above, id(node))
    if isinstance(node, SequenceNode):
        return [_value(item, (*path, position), document, above) for position, item in enumerate(node.value)]
    return dict(_pairs(cast("MappingNode", node), path, document, above))


def _pairs(node: MappingNode, path: Path, document: Document, above: tuple[int, ...]) -> Iterator[tuple[Any, Any]]:
    seen: set[Any] = set()
    for key_node, value_node in node.value:
        key = str(key_node.value)
        if key == "<<" and isinstance(value_node, MappingNode):
            own = {str(one.value) for one, _ in node.value}
            yield from ((name, value) for name, value in _pairs(value_node, path, document, above) if name not in own)
            continue
        where = (*path, key)
        document.lines[where] = key_node.start_mark.line + 1
        if key in seen:
            document.problems.report(where, "twice", key=key)
            continue
        seen.add(key)
        yield key, _value(value_node, where, document, above)


def _scalar(node: ScalarNode) -> Any:
    text = str(node.value)
    if node.style is not None:
        return text
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
