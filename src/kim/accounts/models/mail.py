from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kim.accounts.rules.mails import MailState, MailTrouble
from kim.kernel import clock
from kim.kernel.fields import CodeField
from kim.kernel.models import Record

MAIL_STATE_LABELS = {
    MailState.WAITING: _("waits to be sent"),
    MailState.COLLECTED: _("goes out with the mail of the day"),
    MailState.SENT: _("sent"),
    MailState.FAILED: _("not sent"),
    MailState.BOUNCED: _("came back"),
}
MAIL_TROUBLE_LABELS = {
    MailTrouble.NO_SERVER: _("The mail server does not answer."),
    MailTrouble.LATER: _("The mail server asks to come back later."),
    MailTrouble.UNKNOWN_ADDRESS: _("There is no mailbox with this address."),
    MailTrouble.REFUSED: _("The mail server of the recipient refuses the mail."),
    MailTrouble.MAILBOX_FULL: _("The mailbox of the recipient is full."),
}


class Mail(Record):
    """One mail: written down before it is sent, so that none gets lost. Never a client's name; see `mail_templates`.

    A text with a one-time link is `sealed` and erased when it is sent: who reads the table opens no door.
    """

    template = models.CharField(_("template"), max_length=80)
    sender = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    recipient = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    address = models.EmailField(_("e-mail address"))
    subject = models.CharField(_("subject"), max_length=200)
    text = models.TextField(_("text"), blank=True)
    sealed = models.TextField(blank=True, editable=False)
    entry = models.TextField(_("calendar entry"), blank=True)
    method = models.CharField(max_length=20, blank=True)
    state = CodeField(MAIL_STATE_LABELS, verbose_name=_("state"), default=MailState.WAITING)
    trouble = CodeField(MAIL_TROUBLE_LABELS, verbose_name=_("trouble"), blank=True)
    tries = models.PositiveSmallIntegerField(_("tries"), default=0)
    due_at = models.DateTimeField(_("next try"), default=clock.now)
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True)
    message_id = models.CharField(max_length=120, blank=True, db_index=True)

    # What was written to whom is read here; the audit keeps that it was, and how it ended.
    audit_hidden = ("text", "sealed", "entry")

    class Meta:
        ordering = ("-pk",)
        verbose_name = _("mail")
        verbose_name_plural = _("mails")
        indexes = (models.Index(fields=("state", "due_at"), name="mails_that_are_due"),)

    def __str__(self) -> str:
        return self.subject

    def get_absolute_url(self) -> str:
        return reverse("accounts:mail", args=[self.public_id])

    @property
    def is_stuck(self) -> bool:
        """Somebody has to do something."""
        return self.state in (MailState.FAILED, MailState.BOUNCED)
