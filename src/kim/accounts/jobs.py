"""Jobs of this context."""

from __future__ import annotations

from django.core.management import call_command
from django.db import transaction

from kim.accounts.actions import form_drafts, kept_inputs, mails, mails_of_the_day, sent_forms, sessions
from kim.kernel.actor import Actor
from kim.kernel.jobs import task


@task("accounts.sweep", acts_as="sweep")
def sweep(*, actor: Actor) -> None:
    """Remove what has run out: kept forms after an hour, drafts after thirty days, sessions after their time,
    texts of mails after ninety days."""
    with transaction.atomic():
        kept_inputs.sweep()
        form_drafts.sweep()
        sent_forms.sweep()
        mails.forget_old_texts()
        call_command("clearsessions")
        sessions.sweep()


sweep.every("17 * * * *")


@task(mails.DELIVER, acts_as="post")
def deliver_mail(*, actor: Actor, mail: int) -> None:
    """Hand over one mail that was just written."""
    mails.deliver(actor=actor, key=mail)


@task("accounts.deliver_mails", acts_as="post")
def deliver_mails(*, actor: Actor) -> None:
    """What is due again after a failed try, and what a dead worker left behind."""
    mails.deliver_due(actor=actor)


@task("accounts.mails_of_the_day", acts_as="post")
def send_mails_of_the_day(*, actor: Actor) -> None:
    """One mail with what was collected."""
    mails_of_the_day.send_all(actor=actor)


deliver_mails.every("* * * * *")
send_mails_of_the_day.every("15 5 * * *")
