"""Jobs of this context."""

from __future__ import annotations

from django.core.management import call_command
from django.db import transaction

from kim.accounts.actions import form_drafts, kept_inputs, sent_forms
from kim.kernel.actor import Actor
from kim.kernel.jobs import task


@task("accounts.sweep", acts_as="sweep")
def sweep(*, actor: Actor) -> None:
    """Remove what has run out: kept forms after an hour, drafts after thirty days, sessions after their time."""
    with transaction.atomic():
        kept_inputs.sweep()
        form_drafts.sweep()
        sent_forms.sweep()
        call_command("clearsessions")


sweep.every("17 * * * *")
