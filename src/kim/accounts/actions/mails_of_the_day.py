"""One mail a day instead of many, for those who want it so."""

from __future__ import annotations

from itertools import groupby

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kim.accounts.actions import mails
from kim.accounts.mail_templates import Link, MailTemplate, Written, register
from kim.accounts.models import Mail, User
from kim.accounts.rules.mails import MAIL, MailState
from kim.kernel import access, clock, locking
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.organisations import api as organisations

OF_THE_DAY = register(MailTemplate("mails_of_the_day", _("Your messages"), file="accounts/mail/of_the_day.txt"))


def send_all(*, actor: Actor) -> int:
    """On working days; returns how many people got one."""
    if not organisations.working_days().is_working(clock.today()):
        return 0
    with transaction.atomic():
        waiting = Mail.objects.visible_to(actor, "send").filter(state=MailState.COLLECTED).order_by("recipient", "pk")
        people = [key for key, _group in groupby(waiting.values_list("recipient", flat=True))]
    return sum(_send(actor=actor, recipient=key) for key in people)


@action("mails_of_the_day_sent", _("Collected mails were sent as one"))
def _send(*, actor: Actor, recipient: int) -> bool:
    """The collected ones become one; whoever has left gets none."""
    access.require(actor, "send", Mail)
    user = User.objects.get(pk=recipient)
    collected = list(Mail.objects.select_for_update().filter(recipient=user, state=MailState.COLLECTED).order_by("pk"))
    if not collected:
        return False
    for mail in collected:
        locking.update(mail, state=MAIL.require(MailState.COLLECTED, MailState.SENT), sent_at=clock.now())
    if not user.is_active:
        return False
    mails.to(user, OF_THE_DAY, mails=Written(collected), link=Link.to("accounts:mails"))
    return True
