"""How two neutral lines leave casework, wherever they come from: checked, read by a second person, taken back.

Part of the verbs in `proposals` (from one case) and `planning` (from several). The delivery asks no more.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from kim.accounts import api as accounts
from kim.casework.models import ReleaseRequest
from kim.casework.models.release import OnItsWayOut
from kim.casework.rules.codes import ReleaseState
from kim.casework.rules.transitions import RELEASE, may_withdraw
from kim.kernel import clock, disclosure, locking
from kim.kernel.actor import Actor
from kim.kernel.core_codes import ObservationSource
from kim.kernel.errors import RuleViolation
from kim.kernel.findings import WouldDisclose


def ask(
    actor: Actor,
    about: Any,
    text: Any,
    report: disclosure.Report,
    *,
    known_to: Iterable[int],
    unit_id: int,
    source: ObservationSource = ObservationSource.CASEWORK,
) -> ReleaseRequest:
    """The request for a second person: codes of `about`, words of `text`. Raises `WouldDisclose` while they name one.

    `known_to` are the users who know the cases behind it; none of them, nor the author, reads it as second person.
    """
    if report.blocks:
        raise WouldDisclose(report)
    request: ReleaseRequest = ReleaseRequest.objects.create(
        unit_id=unit_id,
        kind=about.kind,
        obstacle_kind=about.obstacle_kind,
        life_area=about.life_area,
        office_kinds=about.office_kinds,
        source=source,
        text=text.text,
        guesses=[{"start": each.start, "end": each.end, "reason": each.reason} for each in report.guesses],
        is_grave=text.is_grave,
        suggested_issue=getattr(text, "suggested_issue", ""),
        author=accounts.membership_of(actor),
        withheld_from=sorted({*known_to, actor.user_id or 0}),
        asked_on=clock.today(),
    )
    return request


def take_back(text: OnItsWayOut) -> None:
    """Withdraw it, as long as it is on this side."""
    request = text.request
    if request is None or request.is_withdrawn:
        raise RuleViolation("not_on_its_way", _("This text is not on its way."))
    if not may_withdraw(text.state, request.is_delivered):
        raise RuleViolation("delivered", _("Steering has the text. Nobody could find it there to take it back."))
    if RELEASE.allows(ReleaseState(request.state), ReleaseState.WITHDRAWN):
        locking.update(request, state=ReleaseState.WITHDRAWN)
    else:
        locking.update(request, taken_back_on=clock.today())


def require_writable(text: OnItsWayOut) -> None:
    """Refuse to change what a second person has before them."""
    if not text.is_open_for_writing:
        raise RuleViolation("on_its_way", _("A second person has this text. Withdraw it to change it."))
