"""The weekly delivery: released texts cross the border in random order, without author and day."""

from __future__ import annotations

from datetime import date, timedelta
from random import SystemRandom

from django.utils.translation import gettext_lazy as _

from kim.casework.models import ReleaseRequest
from kim.casework.rules.codes import LifeArea, ObservationKind, ObstacleKind, OfficeKind, ReleaseState
from kim.kernel import access, clock, locking
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.core_codes import ObservationSource
from kim.steering import api as steering

_shuffle = SystemRandom().shuffle


@action("notes_delivered", _("Released notes were handed to steering"))
def deliver(*, actor: Actor) -> int:
    """Hand over everything that was released and not taken back; returns how many. A second run finds nothing.

    Texts are written in one random order and the links to them in another, so that neither the order of rows nor that
    of the audit joins a text with its author. The week is that of the delivery.
    """
    access.require(actor, "deliver", ReleaseRequest)
    waiting = list(
        ReleaseRequest.objects.visible_to(actor, "deliver").filter(
            state=ReleaseState.RELEASED, taken_back_on__isnull=True, observation=""
        )
    )
    _shuffle(waiting)
    ids = steering.receive(actor=actor, observations=[_neutral(request) for request in waiting], week=_monday())
    links = list(zip(waiting, ids, strict=True))
    _shuffle(links)
    for request, observation in links:
        locking.update(request, observation=observation)
    return len(links)


def _neutral(request: ReleaseRequest) -> steering.Observation:
    return steering.Observation(
        kind=ObservationKind(request.kind),
        obstacle_kind=ObstacleKind(request.obstacle_kind),
        life_area=LifeArea(request.life_area),
        office_kinds=frozenset(map(OfficeKind, request.office_kinds)),
        source=ObservationSource(request.source),
        summary=request.text,
        is_grave=request.is_grave,
        suggested_issue=request.suggested_issue,
    )


def _monday() -> date:
    today = clock.today()
    return today - timedelta(days=today.weekday())
