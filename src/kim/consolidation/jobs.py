"""Jobs of this context: thin, each calls one action, each may run twice."""

from __future__ import annotations

from kim.consolidation.actions import outlooks
from kim.kernel.actor import Actor
from kim.kernel.jobs import task


@task("consolidation.look_ahead", acts_as="outlook")
def look_ahead(*, actor: Actor) -> None:
    """Every night: what comes on legal pathways in the next months."""
    outlooks.look_ahead(actor=actor)


look_ahead.every("30 1 * * *")
