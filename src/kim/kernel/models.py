"""What every stored thing has: a public id, a version for optimistic locking, and a guarded manager."""

from __future__ import annotations

import secrets
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from kim.kernel import clock
from kim.kernel.audit.models import AuditMeta, AuditRow, AuditSeal, ReadLog
from kim.kernel.guarded import Guarded, GuardedQuerySet
from kim.kernel.vault.models import StoredFile

__all__ = [
    "AuditMeta",
    "AuditRow",
    "AuditSeal",
    "Guarded",
    "GuardedQuerySet",
    "ReadLog",
    "Record",
    "StoredFile",
    "new_public_id",
]

# No vowels and no look-alikes: an id cannot spell a word and can be read over the phone.
_ALPHABET = "23456789BCDFGHJKMNPQRSTVWXZ"


def new_public_id() -> str:
    """A random id of ten characters (about 47 bits): unguessable enough beside the policy and the wall."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(10))


class Record(models.Model):
    """Base of every domain table. `read_log_kind` makes the door (`access.get_or_404`) write the read log."""

    public_id = models.CharField(max_length=10, unique=True, default=new_public_id, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(_("created at"), default=clock.now, editable=False)

    objects = Guarded()

    read_log_kind: ClassVar[str] = ""
    # What the pages about one record need of others: read along by the door.
    shown_with: ClassVar[tuple[str, ...]] = ()

    class Meta:
        abstract = True

    def read_log_subject(self) -> str:
        """Public id of what the read log names; a part of a case names its case."""
        return self.public_id
