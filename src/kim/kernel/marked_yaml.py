"""YAML with positions: the one reader for files that people write, so that every problem names its line.

Dialects differ in what a plain word may mean and in whether a part may stand in several places; positions, keys that
stand twice and broken files are the same for all. Knows no Django and no context; what a code says in words, its
readers know.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, cast

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

Step = str | int
Steps = tuple[Step, ...]

# What a plain value resolves to by itself; whoever writes another tag wants an object of a programming language.
PLAIN = {f"tag:yaml.org,2002:{kind}" for kind in ("str", "int", "float", "bool", "null", "timestamp", "map", "seq")}


@dataclass(frozen=True)
class Dialect:
    """`plain` turns a word without quotation marks into its value. `repeats`: aliases, merge keys, tags are allowed.

    `needs_values`: a key without a value is a fault.
    """

    plain: Callable[[str], Any] = str
    repeats: bool = False
    needs_values: bool = True


@dataclass(frozen=True)
class Fault:
    """What is wrong as YAML: not_yaml (reason), empty, twice (key, first), contains_itself, alias, tag, no_value."""

    steps: Steps
    line: int
    code: str
    values: dict[str, str] = field(default_factory=dict)


@dataclass
class Marked:
    """Plain values (dict, list, scalars), the line of every value and key, and the faults in order of finding."""

    value: Any = None
    lines: dict[Steps, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


def line_of(lines: dict[Steps, int], steps: Steps) -> int:
    """Line of the value at `steps`, or of the nearest thing around it; 0 if there is none."""
    around = (steps[:length] for length in range(len(steps), -1, -1))
    return next((lines[each] for each in around if each in lines), 0)


def read(text: str, dialect: Dialect) -> Marked:
    """Read a text; never raises for what people write."""
    found = Marked()
    try:
        node = _nodes_of(text)
    except MarkedYAMLError as error:
        found.lines[()] = error.problem_mark.line + 1 if error.problem_mark else 1
        _fault(found, (), "not_yaml", reason=error.problem or error.context or "?")
    except YAMLError as error:
        _fault(found, (), "not_yaml", reason=str(error).splitlines()[0])
    else:
        if node is None:
            _fault(found, (), "empty")
        else:
            found.value = _Reader(found, dialect).value(node, (), ())
    return found


# A district is checked, shown and loaded one after the other, and to find its nodes is nearly all of the work.
@lru_cache(maxsize=32)
def _nodes_of(text: str) -> Node | None:
    """Nodes of a text, to be read only; None of an empty one."""
    return cast("Node | None", YAML(typ="safe", pure=True).compose(text))


def _fault(found: Marked, steps: Steps, code: str, **values: str) -> None:
    found.faults.append(Fault(steps, line_of(found.lines, steps), code, values))


class _Reader:
    def __init__(self, found: Marked, dialect: Dialect) -> None:
        self.found, self.dialect, self.seen = found, dialect, set[int]()

    def value(self, node: Node, steps: Steps, above: tuple[int, ...]) -> Any:
        """The value of a node; `above` are the nodes that it lies in."""
        self.found.lines.setdefault(steps, node.start_mark.line + 1)
        if problem := self._refused(node, above):
            _fault(self.found, steps, problem)
            return None
        self.seen.add(id(node))
        above = (*above, id(node))
        if isinstance(node, ScalarNode):
            return self._scalar(node, steps)
        if isinstance(node, SequenceNode):
            return [self.value(item, (*steps, place), above) for place, item in enumerate(node.value)]
        return dict(self._pairs(cast("MappingNode", node), steps, above))

    def _refused(self, node: Node, above: tuple[int, ...]) -> str:
        if self.dialect.repeats:
            return "contains_itself" if id(node) in above else ""
        if id(node) in self.seen:
            return "alias"
        return "" if str(node.tag) in PLAIN else "tag"

    def _scalar(self, node: ScalarNode, steps: Steps) -> Any:
        text = str(node.value)
        if node.style is not None:
            return text
        if text == "" and self.dialect.needs_values:
            _fault(self.found, steps, "no_value")
            return None
        return self.dialect.plain(text)

    def _pairs(self, node: MappingNode, steps: Steps, above: tuple[int, ...]) -> Iterator[tuple[str, Any]]:
        first: dict[str, int] = {}
        for key_node, value_node in node.value:
            key, line = str(key_node.value), key_node.start_mark.line + 1
            if key == "<<" and self.dialect.repeats and isinstance(value_node, MappingNode):
                own = {str(one.value) for one, _ in node.value}
                yield from (pair for pair in self._pairs(value_node, steps, above) if pair[0] not in own)
            elif key in first:
                values = {"key": key, "first": str(first[key])}
                self.found.faults.append(Fault((*steps, key), line, "twice", values))
            else:
                first[key] = self.found.lines[*steps, key] = line
                yield key, self.value(value_node, (*steps, key), above)
