"""Flows between offices: nothing below k, parts that add up, waits that are nobody's; attacked by trying all worlds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kim.casework.rules.flows import Part, ShownFlow, Waited, shown_flows
from kim.kernel.anonymity import Count
from kim.kernel.core_codes import Dimension, FlowFigure
from kim.kernel.periods import Quarter

QUARTER = Quarter(2026, 3)
K = 3
AREAS, TOWNS, DOMAINS = ("language", "work", "housing"), ("a", "b"), ("sgb2", "sgb8")
NOT_STATED = ""
CODES = {Dimension.LIFE_AREA: AREAS, Dimension.MUNICIPALITY: TOWNS, Dimension.LEGAL_DOMAIN: (*DOMAINS, NOT_STATED)}
TWO = frozenset({"clara", "carlo"})


def part(
    dimension: str, code: str, cases: int, days: tuple[float, float, float] | None = None, by: frozenset[str] = TWO
) -> Part:
    waited = Waited(Count(cases, by), days) if days else Waited()
    return Part("jobcenter", "youth_office", dimension, code, Count(cases, by if cases else frozenset()), waited)


def flows(*parts: Part, k: int = 5) -> list[ShownFlow]:
    return shown_flows(parts, FlowFigure.HAND_ON, QUARTER, CODES, k)


def areas_of(flow: ShownFlow) -> dict[str, int]:
    return {shown.code: shown.total for shown in flow.parts[Dimension.LIFE_AREA]}


def test_a_flow_below_k_is_not_there_at_all() -> None:
    assert flows(part("", "", 4)) == []
    assert flows(part("", "", 9, by=frozenset({"clara"}))) == []


def test_a_small_part_takes_another_one_with_it() -> None:
    (flow,) = flows(
        part("", "", 16),
        part("life_area", "language", 9),
        part("life_area", "work", 6),
        part("life_area", "housing", 1),
    )
    assert (flow.whole.total, areas_of(flow)) == (16, {"language": 9})


def test_a_code_that_is_not_known_any_more_counts_as_not_stated() -> None:
    (flow,) = flows(part("", "", 26), part("legal_domain", "sgb2", 20), part("legal_domain", "bshg", 6))
    assert [(each.code, each.total) for each in flow.parts[Dimension.LEGAL_DOMAIN]] == [("sgb2", 20)]


def test_a_part_that_is_always_empty_hides_nobody() -> None:
    """Everybody knows that a life area is always stated: a rest of one area and "not stated" would be that area."""
    (flow,) = flows(
        part("", "", 32),
        part("life_area", "language", 9),
        part("life_area", "work", 20),
        part("life_area", "housing", 3),
    )
    assert areas_of(flow) == {"work": 20}


@pytest.mark.parametrize(
    ("cases", "shown"), [(4, (None, None, None)), (5, (None, 35, None)), (9, (None, 35, None)), (10, (15, 35, 60))]
)
def test_days_are_rounded_and_need_cases_behind_them(cases: int, shown: tuple[int | None, ...]) -> None:
    whole = Part("a", "b", "", "", Count(20, TWO), Waited(Count(cases, TWO), (13.0, 33.5, 61.0)))
    (flow,) = flows(whole)
    assert flow.whole.waits == shown


def test_a_median_of_one_case_manager_is_not_shown() -> None:
    whole = Part("a", "b", "", "", Count(20, TWO), Waited(Count(12, frozenset({"clara"})), (1, 2, 3)))
    assert flows(whole)[0].whole.waits == (None, None, None)


def published(world: dict[tuple[str, str], int]) -> tuple[object, ...]:
    """Everything that stands in the stored tables of one flow, whose cases are given by life area and municipality."""
    parts = [part("", "", sum(world.values()))]
    for dimension, codes, place in ((Dimension.LIFE_AREA, AREAS, 0), (Dimension.MUNICIPALITY, TOWNS, 1)):
        parts += [part(dimension, code, sum(n for key, n in world.items() if key[place] == code)) for code in codes]
    found = shown_flows(parts, FlowFigure.HAND_ON, QUARTER, CODES, K)
    return tuple(
        (flow.whole.total, *((each, shown.code, shown.total) for each in flow.parts for shown in flow.parts[each]))
        for flow in found
    )


def worlds(keys: list[tuple[str, str]], most: int) -> Iterator[dict[tuple[str, str], int]]:
    """Every way to spread up to `most` cases over the keys."""
    if len(keys) == 1:
        yield from ({keys[0]: number} for number in range(most + 1))
        return
    for number in range(most + 1):
        yield from ({keys[0]: number} | rest for rest in worlds(keys[1:], most - number))


def test_no_part_can_be_recovered_from_all_tables_of_a_flow_together() -> None:
    """Every world of up to eight cases in three life areas and two municipalities: worlds that publish the same cannot
    be told apart, so each part that is not shown has to take every value 0 … k − 1 among them."""
    alike: dict[tuple[object, ...], list[dict[tuple[str, str], int]]] = defaultdict(list)
    for world in worlds(list(product(AREAS, TOWNS)), 8):
        alike[published(world)].append(world)
    for told, group in alike.items():
        shown = {entry[1] for flow in told for entry in flow[1:]}  # type: ignore[attr-defined]
        for code, place in [*((area, 0) for area in AREAS), *((town, 1) for town in TOWNS)]:
            if code not in shown:
                values = {sum(n for key, n in world.items() if key[place] == code) for world in group}
                assert values >= set(range(K)), (told, code, values)


Told = tuple[object, ...]
PLACES = (*TOWNS, NOT_STATED)


@cache
def in_towns(cases: tuple[int, ...], places: tuple[str, ...]) -> Told:
    """What is published of a flow with so many cases by municipality, in a quarter in which these are known."""
    parts = [part("", "", sum(cases)), *(part("municipality", *pair) for pair in zip(places, cases, strict=True))]
    codes = CODES | {Dimension.MUNICIPALITY: places}
    found = shown_flows(parts, FlowFigure.OVERDUE_WAIT, QUARTER, codes, K)
    return tuple(
        (flow.whole.total, *((shown.code, shown.total) for shown in flow.parts[Dimension.MUNICIPALITY]))
        for flow in found
    )


def hidden_in(told: Told, places: tuple[str, ...]) -> list[int]:
    """Which of the places are not shown, by their number."""
    shown = {entry[0] for flow in told for entry in flow[1:]}  # type: ignore[attr-defined]
    return [number for number, place in enumerate(places) if place not in shown]


def test_two_quarters_with_the_same_cases_and_towns_that_become_one_give_nothing_away() -> None:
    """A case may count in both quarters; in the second one the two towns are one. Every world of up to seven cases:
    first quarter only, both quarters, second quarter only, by place; subtracted in every way."""
    possible: dict[tuple[Told, Told], list[set[int]]] = defaultdict(lambda: [set() for _ in range(5)])
    after_places = ("ab", NOT_STATED)
    for world in worlds(list(product(("first", "both", "second"), PLACES)), 7):  # type: ignore[arg-type]
        first = tuple(world["first", place] + world["both", place] for place in PLACES)
        a, b, nowhere = (world["second", place] + world["both", place] for place in PLACES)
        told = (in_towns(first, PLACES), in_towns((a + b, nowhere), after_places))
        for values, value in zip(possible[told], (*first, a + b, nowhere), strict=True):
            values.add(value)
    checked = 0
    for (before, after), values in possible.items():
        # Each quarter that shows nothing may hold up to K − 1 cases; worlds of more than seven were not tried.
        if sum(flow[0] if flow else K - 1 for flow in (*(before or [()]), *(after or [()]))) <= 7:  # type: ignore[misc]
            checked += 1
            open_cells = [*hidden_in(before, PLACES), *(3 + number for number in hidden_in(after, after_places))]
            assert all(values[cell] >= set(range(K)) for cell in open_cells), (before, after, values)
    assert checked >= 10


@cache
def alike_quarters(places: tuple[str, ...]) -> dict[Told, list[tuple[int, ...]]]:
    """All quarters of up to eleven cases in these places, put together by what is published of them."""
    groups: dict[Told, list[tuple[int, ...]]] = defaultdict(list)
    for world in worlds([(place, "") for place in places], 11):
        groups[in_towns(tuple(world.values()), places)].append(tuple(world.values()))
    return groups


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(*[st.integers(0, 3)] * 3), min_size=8, max_size=8), st.integers(1, 7))
def test_in_two_years_every_hidden_part_of_every_quarter_may_be_anything_below_k(
    quarters: list[tuple[int, ...]], split_in: int
) -> None:
    """Eight quarters; from `split_in` on a town is two. For each hidden part and each value below k there is another
    history of two years with just this value that publishes the same, quarter by quarter."""
    history = [(cases, PLACES) if at < split_in else ((*cases, 1), (*PLACES, "c")) for at, cases in enumerate(quarters)]
    told = [in_towns(*quarter) for quarter in history]
    for at, (_cases, places) in enumerate(history):
        alike = alike_quarters(places)[told[at]]
        for number, value in product(hidden_in(told[at], places), range(K)):
            others = [one for one in alike if one[number] == value]
            assert others, (told[at], places[number], value)
            changed = [*history[:at], (others[0], places), *history[at + 1 :]]
            assert [in_towns(*quarter) for quarter in changed] == told
