"""Jobs of this context: thin, each calls one action, each may run twice."""

from __future__ import annotations

from kim.kernel.actor import Actor
from kim.kernel.jobs import task
from kim.procedures.actions import figures


@task("procedures.publish_figures", acts_as="procedure-figures")
def publish_figures(*, actor: Actor) -> None:
    """On the twentieth, when what happened in a closed quarter has been entered."""
    figures.publish_closed_quarters(actor=actor)


publish_figures.every("30 4 20 * *")
