"""Jobs of the privacy desk."""

from __future__ import annotations

from django.db import transaction

from kim.kernel.actor import Actor
from kim.kernel.audit import seals
from kim.kernel.jobs import task
from kim.kernel.vault import housekeeping


@task("privacy.seal_audit", acts_as="audit")
def seal_audit(*, actor: Actor) -> None:
    """Seal every audit row that no running transaction can add to any more. Safe to run twice."""
    with transaction.atomic():
        seals.seal()


@task("privacy.sweep_files", acts_as="files")
def sweep_files(*, actor: Actor) -> None:
    """Delete stored files whose record is gone, or whose upload did not come to its end. Safe to run twice."""
    housekeeping.sweep()


sweep_files.every("40 2 * * *")
seal_audit.every("* * * * *")
