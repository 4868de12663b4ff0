"""Whatever is called, however deep: no call asks the operating system for memory of its own."""

from __future__ import annotations

import resource
from concurrent.futures import ThreadPoolExecutor

from kim.kernel.room import roomy

CALLS = 200


def new_pages() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt


def deepest_cost(depth: int) -> int:
    """The most new pages of memory that the same calls cost at any depth down to `depth`."""
    before = new_pages()
    for _each in range(CALLS):
        leaf()
    cost = new_pages() - before
    return max(cost, deepest_cost(depth - 1)) if depth else cost


def leaf() -> int:
    one, two, three, four, five, six = 1, 2, 3, 4, 5, 6
    return one + two + three + four + five + six


def test_at_no_depth_a_call_costs_memory_of_its_own() -> None:
    # In a thread of its own, whose stack begins where it begins: how deep the tests stand does not matter.
    with ThreadPoolExecutor(1) as threads:
        roomy(deepest_cost)(400)
        assert threads.submit(roomy(deepest_cost), 400).result() < CALLS / 4


@roomy
def named(one: int, *, two: int) -> int:
    """What it promises."""
    return one - two


def test_a_roomy_function_is_called_and_reads_as_before() -> None:
    assert named(3, two=1) == 2
    assert (named.__name__, named.__doc__) == ("named", "What it promises.")
