"""What one page asks again and again is asked once: conditions of the policy, keys of the cases in hand, the district.

Remembered for one request and the actor of the moment, never inside an action, and forgotten after one: whatever is
remembered was true when the page began to be drawn. Outside a request (jobs, actions, shell) nothing is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from kim.kernel.actor import current_actor

P = ParamSpec("P")
R = TypeVar("R")

_page: ContextVar[dict[Any, Any] | None] = ContextVar("kim_page", default=None)


@contextmanager
def for_one_page() -> Iterator[None]:
    """Inside, functions marked with `once` remember."""
    token = _page.set({})
    try:
        yield
    finally:
        _page.reset(token)


@contextmanager
def not_in_here() -> Iterator[None]:
    """Inside, everything is asked anew; what the page knew before is forgotten."""
    token = _page.set(None)
    try:
        yield
    finally:
        _page.reset(token)
        forget()


def is_on() -> bool:
    """Whether a page is being drawn that remembers."""
    return _page.get() is not None


def forget() -> None:
    """Something was written or undone."""
    known = _page.get()
    if known is not None:
        known.clear()


def once(function: Callable[P, R]) -> Callable[P, R]:
    """Ask `function` once a page for the same hashable arguments. What it returns must not be changed by anybody."""

    @wraps(function)
    def ask(*args: P.args, **kwargs: P.kwargs) -> R:
        known = _page.get()
        if known is None:
            return function(*args, **kwargs)
        key = (function, current_actor(), args, tuple(sorted(kwargs.items())))
        if key not in known:
            known[key] = function(*args, **kwargs)
        found: R = known[key]
        return found

    return ask
