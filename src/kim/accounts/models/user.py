from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kim.accounts.rules.mails import MailRhythm
from kim.kernel import clock
from kim.kernel.fields import CodeField
from kim.kernel.guarded import GuardedQuerySet
from kim.kernel.models import Record

MAIL_RHYTHM_LABELS = {
    MailRhythm.AT_ONCE: _("each one at once"),
    MailRhythm.DAILY: _("one mail on working days, in the morning"),
}

# The languages of the interface, each in its own words: whoever reads none of the others finds theirs.
MAIL_LANGUAGES = {"de": "Deutsch", "en": "English"}

_GuardedUsers = BaseUserManager.from_queryset(GuardedQuerySet)


class UserManager(_GuardedUsers):  # type: ignore[misc, type-arg, valid-type]  # built at run time from two managers
    """Users by their e-mail address, whatever its case."""

    def get_by_natural_key(self, username: str | None) -> Any:
        return self.get(email__iexact=username)


class User(Record, AbstractBaseUser):
    """A person who logs in. No superuser flag exists: power comes from memberships only."""

    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=120)
    is_active = models.BooleanField(_("active"), default=True)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    password_set_at = models.DateTimeField(_("password set at"), null=True, blank=True, editable=False)

    mail_rhythm = CodeField(MAIL_RHYTHM_LABELS, verbose_name=_("when mails arrive"), default=MailRhythm.AT_ONCE)

    mail_language = CodeField(MAIL_LANGUAGES, verbose_name=_("language of mails"), default="de")

    objects: ClassVar[Any] = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    # Neither secrets nor the noise of every log-in belong into the audit; that a password was set does.
    audit_hidden = ("password", "last_login")

    class Meta:
        ordering = ("name",)
        constraints = (
            models.UniqueConstraint(Lower("email"), name="one_user_per_address"),
            models.CheckConstraint(
                name="an_ended_user_has_a_last_day", condition=Q(is_active=True) | Q(ended_on__isnull=False)
            ),
        )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("accounts:user", args=[self.public_id])

    def set_password(self, raw_password: str | None) -> None:
        super().set_password(raw_password)
        self.password_set_at = clock.now() if raw_password is not None else None
