"""Verbs on mails: the one place that writes and sends them.

`to` and `to_address` write a mail down in the transaction of whoever calls; it leaves after the commit, and vanishes
with a rollback. `at_once` tries now, for links that somebody hands over in person where no mail leaves.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from kim.accounts import delivery, mail_templates
from kim.accounts.delivery import Undelivered
from kim.accounts.mail_templates import MailTemplate
from kim.accounts.models import Mail, User
from kim.accounts.rules.mails import MAIL, TEXT_KEPT_FOR, MailRhythm, MailState, MailTrouble, next_try
from kim.kernel import access, clock, jobs, locking
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.errors import RuleViolation

LANGUAGE, DELIVER = "de", "accounts.deliver_mail"


def to(user: User, template: MailTemplate, *, by: Actor | None = None, **values: Any) -> Mail:
    """A mail to somebody of staff; `by` sees how it ends. `values` as in `mail_templates.worded`."""
    waits = template.can_wait and user.mail_rhythm == MailRhythm.DAILY
    state = MailState.COLLECTED if waits else MailState.WAITING
    fields: dict[str, Any] = {"address": user.email, "recipient": user, "sender_id": _sender(by), "state": state}
    return _write(template, values, language=user.mail_language, **fields)


def to_address(
    address: str,
    template: MailTemplate,
    *,
    by: Actor | None = None,
    entry: bytes = b"",
    method: str = "",
    **values: Any,
) -> Mail:
    """A mail to somebody outside, if wanted with a calendar entry (RFC 5545).

    `method` is that of the entry (RFC 5546): programs take it over only if the part says the same.
    """
    return _write(template, values, address=address, sender_id=_sender(by), entry=entry.decode(), method=method)


def at_once(user: User, template: MailTemplate, *, by: Actor | None = None, **values: Any) -> bool:
    """Like `to`, but tried now; False if it did not leave. It is tried again later all the same."""
    fields: dict[str, Any] = {"address": user.email, "recipient": user, "sender_id": _sender(by), "queued": False}
    return _try(_write(template, values, language=user.mail_language, **fields))


def written_elsewhere(template: str, address: str, subject: str, text: str) -> Mail:
    """A mail whose words come from the log-in library: about the own access of its recipient. Kept sealed."""
    recipient = User.objects.filter(email__iexact=address).first()
    return _store(template, subject, text, is_secret=True, address=address, recipient=recipient)


def _write(
    template: MailTemplate, values: dict[str, Any], *, language: str = LANGUAGE, queued: bool = True, **fields: Any
) -> Mail:
    with override(language):
        subject, text = mail_templates.render(template, values)
    return _store(template.code, subject, text, is_secret=template.is_secret, queued=queued, **fields)


def _store(code: str, subject: str, text: str, *, is_secret: bool, queued: bool = True, **fields: Any) -> Mail:
    words = {"sealed": delivery.seal(text)} if is_secret else {"text": text}
    mail: Mail = Mail.objects.create(template=code, subject=subject, **words, **fields)
    if queued and mail.state == MailState.WAITING:
        jobs.enqueue(DELIVER, mail=mail.pk)
    return mail


def _sender(by: Actor | None) -> int | None:
    return by.user_id if by else None


@action("mail_delivered", _("A mail was handed to the mail server, or tried in vain"))
def deliver(*, actor: Actor, key: int) -> bool:
    """Try one mail that is due; True if it left. May run twice: whoever comes second finds it taken."""
    access.require(actor, "send", Mail)
    mail = Mail.objects.select_for_update(skip_locked=True).filter(pk=key, state=MailState.WAITING).first()
    return _try(mail) if mail and mail.due_at <= clock.now() else False


def deliver_due(*, actor: Actor) -> int:
    """Try everything that is due, each in a transaction of its own; returns how many left."""
    due = Mail.objects.visible_to(actor, "send").filter(state=MailState.WAITING, due_at__lte=clock.now())
    return sum(deliver(actor=actor, key=key) for key in due.order_by("pk").values_list("pk", flat=True)[:200])


def _try(mail: Mail) -> bool:
    tries = mail.tries + 1
    try:
        message_id = delivery.hand_over(mail)
    except Undelivered as failed:
        again = None if failed.for_good else next_try(tries, clock.now())
        state = MAIL.require(MailState(mail.state), MailState.WAITING if again else MailState.FAILED)
        locking.update(mail, state=state, tries=tries, trouble=failed.trouble, due_at=again or mail.due_at)
        return False
    # In the demo the outbox is where one clicks.
    sealed = mail.sealed if settings.KIM_DEMO else ""
    state = MAIL.require(MailState(mail.state), MailState.SENT)
    locking.update(
        mail, state=state, tries=tries, trouble="", sent_at=clock.now(), message_id=message_id, sealed=sealed
    )
    return True


@action("mail_tried_again", _("A mail was sent once more"))
def try_again(*, actor: Actor, mail: Mail) -> Mail:
    """Send a mail once more that failed or came back. `secret_gone` if its link was erased: ask for a new one."""
    access.require(actor, "edit", mail)
    if not (mail.text or mail.sealed):
        raise RuleViolation("secret_gone", _("The link of this mail was used up or erased. Please send a new one."))
    if not mail.is_stuck:
        raise RuleViolation("not_stuck", _("This mail is on its way already."))
    state = MAIL.require(MailState(mail.state), MailState.WAITING)
    again: Mail = locking.update(mail, state=state, tries=0, trouble="", due_at=clock.now())
    jobs.enqueue(DELIVER, mail=again.pk)
    return again


@action("mail_came_back", _("A mail came back"))
def came_back(*, actor: Actor, message_id: str, trouble: MailTrouble) -> bool:
    """A mail server gave it back; False if it is none of ours, or known already."""
    access.require(actor, "send", Mail)
    mail = Mail.objects.select_for_update().filter(message_id=message_id, state=MailState.SENT).first()
    if mail is None:
        return False
    locking.update(mail, state=MAIL.require(MailState.SENT, MailState.BOUNCED), trouble=trouble)
    return True


@action("mail_rhythm_chosen", _("When mails arrive was chosen"))
def choose_rhythm(*, actor: Actor, user: User, rhythm: MailRhythm, language: str = "") -> User:
    """At once or once a day, for mails that can wait; what was collected by then goes out with the next one.

    `language` is that of all mails from now on; empty: as before. Mails to people outside are German.
    """
    if user.pk != actor.user_id:
        raise RuleViolation("not_yours", _("Everybody chooses this for themselves."))
    return locking.update(user, mail_rhythm=rhythm, mail_language=language or user.mail_language)


def forget_old_texts() -> int:
    """Take the texts out of mails that are older than `TEXT_KEPT_FOR`; that there was one stays."""
    old = Mail.objects.filter(created_at__lt=clock.now() - TEXT_KEPT_FOR).exclude(text="", sealed="", entry="")
    with transaction.atomic():
        changed: int = old.exclude(state__in=(MailState.WAITING, MailState.COLLECTED)).update(
            text="", sealed="", entry=""
        )
    return changed
