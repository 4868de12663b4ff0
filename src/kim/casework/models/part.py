from __future__ import annotations

from typing import Any

from django.db import models

from kim.organisations.walled import WalledRecord


class CasePart(WalledRecord):
    """A part of a case: it lies in the case's unit, follows it in a hand-over, and is logged under its number."""

    case = models.ForeignKey(
        "casework.Case",
        on_delete=models.PROTECT,
        editable=False,
        db_comment="Personal: which case it belongs to",
    )

    read_log_kind = "case"

    class Meta:
        abstract = True

    def read_log_subject(self) -> str:
        subject: str = self.case.read_log_subject()
        return subject

    def save(self, *args: Any, **options: Any) -> None:
        # The composite key refuses any other unit; nobody should have to repeat it.
        if self.unit_id is None:
            self.unit_id = self.case.unit_id
        super().save(*args, **options)
