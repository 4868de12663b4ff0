"""Who runs this installation: the data behind Impressum, data-protection notice and accessibility statement.

District data live in a context above; it registers a provider. What is unknown stays empty and the page says so: an
invented address in an Impressum would be worse than a gap.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Operator:
    """The body that is responsible. Addresses are tuples of lines; an empty value means "not stated"."""

    name: str = ""
    short_name: str = ""
    address: tuple[str, ...] = ()
    phone: str = ""
    email: str = ""
    represented_by: str = ""
    privacy_officer: tuple[str, ...] = ()
    privacy_email: str = ""
    supervisory_authority: tuple[str, ...] = ()
    feedback_address: tuple[str, ...] = ()
    feedback_email: str = ""
    feedback_phone: str = ""
    enforcement_body: tuple[str, ...] = ()
    statement_on: str = ""
    known_barriers: tuple[str, ...] = field(default=())


_provider: Callable[[], Operator] | None = None


def register_provider(provider: Callable[[], Operator]) -> None:
    """Say where the operator's data come from; the last registration counts."""
    global _provider
    _provider = provider


def operator() -> Operator:
    """The operator of this installation; an empty one where nobody registered."""
    return _provider() if _provider else Operator()
