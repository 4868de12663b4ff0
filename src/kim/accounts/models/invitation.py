from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from kim.accounts.rules.invitations import State, state
from kim.kernel import clock
from kim.kernel.models import Record


class Invitation(Record):
    """A one-time link with which a user sets the first password. The link itself is not stored, only its digest."""

    user = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="invitations")
    digest = models.CharField(max_length=64, unique=True)
    valid_until = models.DateTimeField(_("valid until"))
    used_at = models.DateTimeField(_("used at"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)

    audit_hidden = ("digest",)

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.user} · {self.valid_until:%d.%m.%Y}"

    @property
    def state(self) -> State:
        return state(self.valid_until, self.used_at, self.withdrawn_at, clock.now())
