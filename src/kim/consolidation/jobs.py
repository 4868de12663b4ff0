"""Jobs of this context: thin, each calls one action, each may run twice."""

from __future__ import annotations

from kim.consolidation.actions import outlooks, rule_previews
from kim.kernel.actor import Actor
from kim.kernel.jobs import task


@task("consolidation.look_ahead", acts_as="outlook")
def look_ahead(*, actor: Actor) -> None:
    """Every night: what comes on legal pathways in the next months."""
    outlooks.look_ahead(actor=actor)


@task("consolidation.preview_drafts", acts_as="outlook")
def preview_drafts(*, actor: Actor) -> None:
    """Every night: what planned wordings would change, once for each set of drafts."""
    rule_previews.count(actor=actor)


look_ahead.every("30 1 * * *")
preview_drafts.every("0 2 * * *")
