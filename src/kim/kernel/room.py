"""Room for everything that a page calls, taken once: Python would take and give back the same piece for every call.

CPython keeps what its calls need in pieces of 16 KB, asks the operating system for the next one when a call does not
fit any more, and gives it back when that call returns. A template, a form or a query that happens to begin at the end
of a piece does so for each of its calls: by chance never, or four hundred times a page
(https://github.com/python/cpython/issues/142183; versions since 2026 keep one piece back).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

# A piece is made as large as its first call wants, in powers of two. One that wants a little more than half a megabyte
# leaves as much again to all that it calls: a thousand calls deep, as far as Python goes.
_WANTED = 66_000


def roomy(function: Callable[P, R]) -> Callable[P, R]:
    """`function`, with room for a thousand calls inside each other. Costs 1 MB of addresses while it runs."""

    def call(*args: P.args, **kwargs: P.kwargs) -> R:
        return function(*args, **kwargs)

    call.__code__ = call.__code__.replace(co_stacksize=_WANTED)
    return wraps(function)(call)
