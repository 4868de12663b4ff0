"""Letters to a ministry, by where they stand."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from kim.kernel import clock
from kim.kernel.actor import Actor
from kim.steering.models import Escalation
from kim.steering.rules.codes import EscalationState


def escalations(actor: Actor) -> QuerySet[Escalation]:
    """All letters that this person may see, the latest first."""
    return Escalation.objects.visible_to(actor).select_related("issue").order_by("-sent_on", "-pk")


def is_late(row: Escalation, today: date | None = None) -> bool:
    """True if an answer was asked for by a day that is over, and none was noted."""
    asked = row.answer_by
    return row.state == EscalationState.SENT and asked is not None and asked < (today or clock.today())
