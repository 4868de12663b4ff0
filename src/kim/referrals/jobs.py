"""Jobs of packets: load, call one action."""

from __future__ import annotations

from kim.kernel.actor import Actor
from kim.kernel.jobs import task
from kim.referrals.actions import keeping


@task("referrals.keep_going", acts_as="packets")
def keep_going(*, actor: Actor) -> None:
    """Every morning before work begins."""
    keeping.keep_going(actor=actor)


keep_going.every("30 3 * * *")
