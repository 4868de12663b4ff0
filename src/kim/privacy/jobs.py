"""Jobs of the privacy desk."""

from __future__ import annotations

from django.db import transaction

from kim.kernel.actor import Actor
from kim.kernel.audit import seals
from kim.kernel.jobs import task


@task("privacy.seal_audit", acts_as="audit")
def seal_audit(*, actor: Actor) -> None:
    """Seal every audit row that no running transaction can add to any more. Safe to run twice."""
    with transaction.atomic():
        seals.seal()


seal_audit.every("* * * * *")
