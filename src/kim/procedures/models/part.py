from __future__ import annotations

from django.db import models

from kim.organisations.walled import WalledRecord


class ProcedurePart(WalledRecord):
    """A part of one procedure: of the same unit, erased with it."""

    procedure = models.ForeignKey(
        "procedures.Procedure",
        on_delete=models.CASCADE,
        related_name="%(class)ss",
        editable=False,
        db_comment="Personal: whose procedure this is part of",
    )

    read_log_kind = "procedure"

    class Meta:
        abstract = True

    def read_log_subject(self) -> str:
        return str(self.procedure.number)
