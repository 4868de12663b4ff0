"""Panels: how an upper context shows a card on a page of a lower one, without template includes across contexts.

The lower context names a *place*; upper contexts register providers that return frozen cards. The page renders cards
and knows nothing of who made them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from kim.kernel.actor import Actor


@dataclass(frozen=True)
class Card:
    """A card on somebody else's page: a heading, lines of text, one link."""

    title: str
    lines: tuple[str, ...]
    url: str = ""
    link_text: str = ""


Provider = Callable[[Actor, Any], list[Card]]

_providers: dict[str, list[Provider]] = {}


def provide(place: str, provider: Provider) -> None:
    """Register a provider for `place` (for example "casework.case")."""
    _providers.setdefault(place, []).append(provider)


def cards(place: str, actor: Actor, subject: Any) -> list[Card]:
    """All cards for `subject` at `place`, in order of registration."""
    return [card for provider in _providers.get(place, []) for card in provider(actor, subject)]
