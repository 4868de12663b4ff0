"""Jobs of this context."""

from __future__ import annotations

from kim.directory.actions import holders
from kim.kernel.actor import Actor
from kim.kernel.jobs import task


@task("directory.ask_holders", acts_as="directory")
def ask_holders(*, actor: Actor) -> None:
    """Ask whoever holds an entry that nobody confirmed for six months."""
    holders.ask_all(actor=actor)


ask_holders.every("25 4 * * 1")
