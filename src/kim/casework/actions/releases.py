"""The second person: reads two lines, releases them or sends them back. Release only queues."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from kim.casework.actions.guard import words
from kim.casework.models import ReleaseRequest
from kim.casework.rules.codes import ReleaseState
from kim.casework.rules.transitions import RELEASE
from kim.kernel import access, clock, locking
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.errors import RuleViolation
from kim.kernel.transitions import ForbiddenChange


@action("note_released", _("A note was released by a second person"))
def release(*, actor: Actor, request: ReleaseRequest, looked_at_guesses: bool = False) -> ReleaseRequest:
    """Let the text go to steering with the next weekly delivery. Marked places have to be looked at."""
    _require_open(actor, request, ReleaseState.RELEASED)
    if request.guesses and not looked_at_guesses:
        raise RuleViolation(
            "guesses_not_looked_at", _("Please say that you looked at the marked places."), "looked_at_guesses"
        )
    return _decide(actor, request, ReleaseState.RELEASED)


@action("note_returned", _("A note was returned by a second person"))
def send_back(*, actor: Actor, request: ReleaseRequest, comment: str) -> ReleaseRequest:
    """Return the text with a comment; the author rewrites it and asks again."""
    _require_open(actor, request, ReleaseState.RETURNED)
    said = words(comment, "comment_missing", _("Please write what should be changed."), "comment")
    return _decide(actor, request, ReleaseState.RETURNED, said)


def _require_open(actor: Actor, request: ReleaseRequest, wanted: ReleaseState) -> None:
    access.require(actor, "release", request)
    try:
        RELEASE.require(ReleaseState(request.state), wanted)
    except ForbiddenChange as error:
        raise RuleViolation("not_open", _("Somebody else has dealt with this text already.")) from error


def _decide(actor: Actor, request: ReleaseRequest, state: ReleaseState, comment: str = "") -> ReleaseRequest:
    return locking.update(
        request, state=state, second_id=actor.membership_id, decided_on=clock.today(), comment=comment
    )
