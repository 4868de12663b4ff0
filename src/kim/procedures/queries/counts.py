"""The numbers beside the menu."""

from __future__ import annotations

from datetime import timedelta

from kim.kernel import clock
from kim.kernel.actor import Actor
from kim.procedures.models import HeldTitle, Procedure
from kim.procedures.models.procedure import IS_OPEN
from kim.ui.tally import Tally

QUARTER = timedelta(days=92)


def open_procedures(actor: Actor) -> Tally:
    """Procedures that have not ended."""
    return Tally([Procedure.objects.visible_to(actor).filter(IS_OPEN)])


def ending_titles(actor: Actor) -> Tally:
    """Titles that end within three months and that no open procedure follows; no number where none does."""
    soon = HeldTitle.objects.visible_to(actor).filter(
        settled_on__isnull=True, valid_to__lte=clock.today() + QUARTER, followed_by__isnull=True
    )
    return Tally([soon], or_none=True)
