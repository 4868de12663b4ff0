"""Base of every table in a personal context: it belongs to one unit, and the wall stands between units."""

from __future__ import annotations

from django.db import models

from kim.kernel.models import Record


class WalledRecord(Record):
    """A record of one unit. The context puts it behind the wall in its `wall.py`; a test refuses to forget it."""

    unit = models.ForeignKey("organisations.Unit", on_delete=models.PROTECT, related_name="+", editable=False)

    class Meta:
        abstract = True
