"""Log-ins that the demo shows on its log-in page. Empty in every other mode: nobody registers there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True)
class Hint:
    """An invented person with whom one can look around."""

    name: str
    role: str | Promise
    unit: str
    email: str
    password: str


Provider = Callable[[], Sequence[Hint]]

_providers: list[Provider] = []


def register(provider: Provider) -> None:
    """Say which log-ins the demo has (the composition root does, in the demo only)."""
    _providers.append(provider)


def log_ins() -> list[Hint]:
    """All of them, in order."""
    return [hint for provider in _providers for hint in provider()]
