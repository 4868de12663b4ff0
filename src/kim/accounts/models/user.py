from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from kim.kernel.models import GuardedQuerySet, Record

_GuardedUsers = BaseUserManager.from_queryset(GuardedQuerySet)


class UserManager(_GuardedUsers):  # type: ignore[misc, valid-type]  # built at run time from two managers
    """Users by their e-mail address, whatever its case."""

    def get_by_natural_key(self, username: str | None) -> Any:
        return self.get(email__iexact=username)


class User(Record, AbstractBaseUser):
    """A person who logs in. No superuser flag exists: power comes from memberships only."""

    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=120)
    is_active = models.BooleanField(_("active"), default=True)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)

    objects: ClassVar[Any] = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    # Neither secrets nor the noise of every log-in belong into the audit.
    audit_hidden = ("password", "last_login")

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


