"""The flow graph: where bars and ribbons lie."""

from __future__ import annotations

import itertools

from kim.steering.rules.ribbons import GAP, MOST, TOP, graph_of

FLOWS = [("a", "x", 25), ("a", "y", 6), ("b", "x", 12)]


def test_nothing_draws_nothing() -> None:
    graph = graph_of([])
    assert (graph.sources, graph.targets, graph.ribbons, graph.height) == ((), (), (), TOP + GAP)


def test_ribbons_are_as_thick_as_their_step_and_say_no_exact_number() -> None:
    thick = {(each.source, each.target): each.thick for each in graph_of(FLOWS).ribbons}
    assert thick["a", "x"] > thick["b", "x"] > thick["a", "y"]
    assert [each.thick for each in graph_of([("a", "x", 20)]).ribbons] == [thick["a", "x"]]


def test_bars_do_not_overlap_and_hold_their_ribbons() -> None:
    graph = graph_of(FLOWS)
    for nodes, side, at in ((graph.sources, "source", "begins"), (graph.targets, "target", "ends")):
        for upper, lower in itertools.pairwise(nodes):
            assert upper.top + upper.height + GAP == lower.top
        for node in nodes:
            mine = sorted(
                (getattr(each, at) - each.thick / 2, getattr(each, at) + each.thick / 2)
                for each in graph.ribbons
                if getattr(each, side) == node.code
            )
            assert node.top <= mine[0][0]
            assert mine[-1][1] <= node.top + node.height
            assert all(first[1] <= second[0] for first, second in itertools.pairwise(mine))


def test_only_the_flows_with_most_cases_are_drawn() -> None:
    graph = graph_of([(f"s{number}", "x", number + 5) for number in range(MOST + 6)])
    assert len(graph.ribbons) == MOST
    assert "s0" not in {node.code for node in graph.sources}


def test_a_path_begins_left_and_ends_right() -> None:
    (ribbon,) = graph_of([("a", "x", 5)]).ribbons
    assert ribbon.path == f"M198 {ribbon.begins} C343 {ribbon.begins} 417 {ribbon.ends} 562 {ribbon.ends}"
