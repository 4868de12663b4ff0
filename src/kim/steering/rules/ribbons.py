"""Where nodes and ribbons of a flow graph lie. Plain numbers in, plain numbers out; the page draws them.

Sources stand left, targets right, the thickest on top. A ribbon is as thick as its step of cases (from k, from 10, from
20), never as its exact number, so that the picture says no more than
the steps of the board. What this does not do: words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kim.kernel.anonymity import EvidenceStep, step_of

MOST = 24
LEFT, RIGHT, NODE, TOP, GAP = 198, 562, 8, 30, 16
_THICK = {EvidenceStep.BELOW: 8, EvidenceStep.FROM_5: 10, EvidenceStep.FROM_10: 20, EvidenceStep.FROM_20: 34}
LEAST_HEIGHT = 34


@dataclass(frozen=True)
class Node:
    """One party on one side: top, height and middle of its bar."""

    code: str
    top: int
    height: int

    @property
    def middle(self) -> int:
        return self.top + self.height // 2


@dataclass(frozen=True)
class Ribbon:
    """One flow: heights of its middle at both ends, and how thick it is."""

    source: str
    target: str
    begins: int
    ends: int
    thick: int

    @property
    def path(self) -> str:
        """The curve as an SVG path."""
        bend = (RIGHT - LEFT) * 2 // 5
        return f"M{LEFT} {self.begins} C{LEFT + bend} {self.begins} {RIGHT - bend} {self.ends} {RIGHT} {self.ends}"


@dataclass(frozen=True)
class Graph:
    """Everything that is drawn, and how high the picture is."""

    sources: tuple[Node, ...]
    targets: tuple[Node, ...]
    ribbons: tuple[Ribbon, ...]
    height: int


def graph_of(flows: Iterable[tuple[str, str, int]]) -> Graph:
    """The graph of flows (source, target, cases): at most `MOST`, those with most cases."""
    chosen = sorted(flows, key=lambda flow: (-flow[2], flow[0], flow[1]))[:MOST]
    thick = {(source, target): _THICK[step_of(cases)] for source, target, cases in chosen}
    sources = _nodes([(source, width) for (source, _target), width in thick.items()])
    targets = _nodes([(target, width) for (_source, target), width in thick.items()])
    ribbons = tuple(_ribbons(thick, sources, targets))
    height = max((node.top + node.height for node in (*sources, *targets)), default=TOP) + GAP
    return Graph(sources, targets, ribbons, height)


def _nodes(ends: Iterable[tuple[str, int]]) -> tuple[Node, ...]:
    widths: dict[str, int] = defaultdict(int)
    for code, width in ends:
        widths[code] += width + 2
    nodes, top = [], TOP
    for code, width in sorted(widths.items(), key=lambda item: (-item[1], item[0])):
        height = max(width, LEAST_HEIGHT)
        nodes.append(Node(code, top, height))
        top += height + GAP
    return tuple(nodes)


def _ribbons(thick: dict[tuple[str, str], int], sources: Sequence[Node], targets: Sequence[Node]) -> Iterable[Ribbon]:
    """Side by side on each bar, in the order of the bars on the other side, so that few of them cross."""
    begins = _places(thick, sources, [node.code for node in targets], side=0)
    ends = _places(thick, targets, [node.code for node in sources], side=1)
    for source, target in thick:
        yield Ribbon(source, target, begins[source, target], ends[source, target], thick[source, target])


def _places(
    thick: dict[tuple[str, str], int], nodes: Sequence[Node], others: Sequence[str], side: int
) -> dict[tuple[str, str], int]:
    places: dict[tuple[str, str], int] = {}
    for node in nodes:
        mine = sorted((key for key in thick if key[side] == node.code), key=lambda key: others.index(key[1 - side]))
        at = node.top + (node.height - sum(thick[key] + 2 for key in mine)) // 2
        for key in mine:
            places[key] = at + 1 + thick[key] // 2
            at += thick[key] + 2
    return places
