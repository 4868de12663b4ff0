"""Offers of a case that nobody can accept any more: it is closed, or in other hands."""

from __future__ import annotations

from django.db.models import F

from kim.casework.models import Case
from kim.casework.rules.desk_codes import HandOverState
from kim.kernel import clock


def lapse(case: Case) -> None:
    """Take back whatever is still offered. May run twice."""
    case.hand_overs.filter(state=HandOverState.OFFERED).update(
        state=HandOverState.WITHDRAWN,
        decided_on=clock.today(),
        reason="",
        content={"number": case.number},
        version=F("version") + 1,
    )
