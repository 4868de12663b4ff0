"""Where the first values of a new residence status can come from: contexts above register what they know.

`register("paket", …)`: a page leads to the form with `?paket=…`, and the source says what that stands for. Nothing is
stored by it; the case manager reads the form and saves it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from kim.casework.models import Case
from kim.kernel.actor import Actor
from kim.people.models import Person

Source = Callable[[Actor, Case, Person, str], dict[str, Any]]

_sources: dict[str, Source] = {}


def register(name: str, source: Source) -> None:
    """Let the parameter `name` of the address stand for first values."""
    _sources[name] = source


def proposed(actor: Actor, case: Case, person: Person, address: Mapping[str, str]) -> dict[str, Any]:
    """First values for the form; empty if the address names no source, or one that knows nothing."""
    for name, source in _sources.items():
        if name in address:
            return source(actor, case, person, address[name])
    return {}
