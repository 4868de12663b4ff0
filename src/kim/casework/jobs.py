"""Jobs of this context: thin, each calls one action, each may run twice."""

from __future__ import annotations

from kim.casework.actions import deliveries, digests, evidence, flows
from kim.kernel.actor import Actor
from kim.kernel.jobs import task


@task("casework.deliver_observations", acts_as="delivery")
def deliver_observations(*, actor: Actor) -> None:
    """Every Monday at night: released texts go to steering."""
    deliveries.deliver(actor=actor)


@task("casework.publish_evidence", acts_as="evidence")
def publish_evidence(*, actor: Actor) -> None:
    """On the twentieth, so that a closed quarter's last texts are put together before it is counted."""
    evidence.publish_closed_quarters(actor=actor)


@task("casework.publish_flows", acts_as="evidence")
def publish_flows(*, actor: Actor) -> None:
    """On the twentieth, like the evidence: work between offices in the closed quarter."""
    flows.publish_closed_quarters(actor=actor)


@task("casework.send_digests", acts_as="digest")
def send_digests(*, actor: Actor) -> None:
    """Early on working days: numbers and a link to those who want it."""
    digests.send_all(actor=actor)


deliver_observations.every("0 3 * * 1")
publish_evidence.every("0 4 20 * *")
publish_flows.every("30 4 20 * *")
send_digests.every("0 4 * * 1-5")
