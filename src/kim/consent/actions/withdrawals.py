"""What follows from a withdrawal in contexts above: they say once what they do, and it happens in the same moment.

Consent knows no case and no packet. Whoever rests on a declaration registers a handler at start; it runs in the
transaction of the withdrawal, so that there is no moment in which the one holds and the other does not.
"""

from __future__ import annotations

from collections.abc import Callable

from kim.consent.models.declared import Declared
from kim.kernel.actor import Actor

Handler = Callable[[Actor, Declared], None]

_handlers: list[Handler] = []


def when_withdrawn(handler: Handler) -> None:
    """Run `handler(actor, declared)` with every withdrawal of a consent or of a release from secrecy."""
    _handlers.append(handler)


def tell(actor: Actor, declared: Declared) -> None:
    """A declaration was withdrawn just now."""
    for handler in _handlers:
        handler(actor, declared)
