"""One verb, one transaction, one reason.

    @action("obstacle_recorded", _("An obstacle was recorded"))
    def record(*, actor: Actor, case: Case, …) -> Obstacle: …

The decorator opens the transaction, tells the database who acts and why, and keeps the sentence for the audit viewer.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar, cast

from django.db import transaction
from django.utils.functional import Promise

from kim.kernel import remembered
from kim.kernel.actor import Actor, acting_as

P = ParamSpec("P")
R = TypeVar("R")

_reasons: dict[str, str | Promise] = {}


def action(code: str, sentence: str | Promise) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Register the reason `code` and run the function in one transaction as its keyword argument `actor`."""
    if code in _reasons:
        raise ValueError(f"reason {code!r} is registered twice")
    _reasons[code] = sentence

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        @wraps(function)
        def run(*args: P.args, **kwargs: P.kwargs) -> R:
            actor = kwargs.get("actor")
            if not isinstance(actor, Actor):
                raise TypeError(f"{function.__qualname__} needs the keyword argument actor")
            # Context first, then the transaction: the backend writes the context into its first statement, and a
            # rolled-back savepoint gives the outer values back.
            with remembered.not_in_here(), acting_as(actor, why=code), transaction.atomic():
                return function(*args, **kwargs)

        return cast("Callable[P, R]", run)

    return decorate


def reasons() -> dict[str, str | Promise]:
    """All registered reasons with their sentences, for the audit viewer."""
    return dict(_reasons)
