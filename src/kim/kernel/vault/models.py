from __future__ import annotations

from typing import ClassVar

from django.db import models


class StoredFile(models.Model):
    """That a file lies in the vault. Says nothing about it; what it is stands in the record that points here.

    A record that points here takes this row along when it goes (`holding.follows`), and a file without a row is swept.
    """

    name = models.CharField(max_length=32, unique=True, editable=False)
    stored_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[models.Manager[StoredFile]] = models.Manager()

    class Meta:
        app_label = "kernel"
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.name
