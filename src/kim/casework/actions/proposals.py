"""Two neutral lines for steering: drafted, checked against the case, given to a second person, withdrawn."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from kim.accounts import api as accounts
from kim.casework.actions.guard import require_open, words
from kim.casework.models import Obstacle, Proposal, ReleaseRequest
from kim.casework.queries.case_values import values_of
from kim.casework.queries.releases import users_who_know
from kim.casework.rules import disclosure
from kim.casework.rules.codes import ReleaseState
from kim.casework.rules.transitions import RELEASE, may_withdraw
from kim.kernel import access, clock, locking
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.errors import RuleViolation


class WouldDisclose(RuleViolation):
    """The text holds what the case knows. `report` has the places, for the page to mark them."""

    def __init__(self, report: disclosure.Report) -> None:
        self.report = report
        found = len(report.blocks)
        message = ngettext(
            "%(n)s place can make the household recognisable.",
            "%(n)s places can make the household recognisable.",
            found,
        )
        super().__init__("would_disclose", message % {"n": found}, "text")


@action("proposal_drafted", _("A note for steering was drafted"))
def draft(
    *, actor: Actor, obstacle: Obstacle, text: str, is_grave: bool = False, suggested_issue: str = ""
) -> Proposal:
    """Write or rewrite the two lines. They may still name the case: that is checked when they are to leave."""
    require_open(actor, obstacle.case)
    typed: dict[str, Any] = {
        "text": words(text, "text_missing", _("Write two sentences."), "text"),
        "is_grave": is_grave,
        "suggested_issue": suggested_issue,
        "drafted_by": accounts.membership_of(actor),
    }
    proposal: Proposal | None = Proposal.objects.filter(obstacle=obstacle).first()
    if proposal is None:
        written: Proposal = Proposal.objects.create(case=obstacle.case, obstacle=obstacle, **typed)
        return written
    _require_writable(proposal)
    return locking.update(proposal, **typed)


@action("proposal_neutralised", _("Places that name the case were replaced in a draft"))
def neutralise(*, actor: Actor, proposal: Proposal, starts: frozenset[int] | None = None) -> Proposal:
    """Follow the suggested replacements: those at `starts`, or all that block."""
    require_open(actor, proposal.case)
    _require_writable(proposal)
    report = check(actor=actor, proposal=proposal)
    chosen = [found for found in report.findings if (found.is_block if starts is None else found.start in starts)]
    return locking.update(proposal, text=disclosure.apply(proposal.text, chosen))


@action("release_requested", _("A note was given to a second person"))
def submit(*, actor: Actor, proposal: Proposal) -> ReleaseRequest:
    """Give the text to a second person. Raises `WouldDisclose` while anything of the case stands in it."""
    require_open(actor, proposal.case)
    _require_writable(proposal)
    report = check(actor=actor, proposal=proposal)
    if report.blocks:
        raise WouldDisclose(report)
    obstacle = proposal.obstacle
    request = ReleaseRequest.objects.create(
        unit_id=proposal.unit_id,
        kind=obstacle.kind,
        obstacle_kind=obstacle.obstacle_kind,
        life_area=obstacle.life_area,
        office_kinds=obstacle.office_kinds,
        text=proposal.text,
        guesses=[{"start": each.start, "end": each.end, "reason": each.reason} for each in report.guesses],
        is_grave=proposal.is_grave,
        suggested_issue=proposal.suggested_issue,
        author=accounts.membership_of(actor),
        withheld_from=sorted(users_who_know(proposal.case) | {actor.user_id or 0}),
        asked_on=clock.today(),
    )
    locking.update(proposal, request=request)
    return request


@action("proposal_withdrawn", _("A note for steering was withdrawn"))
def withdraw(*, actor: Actor, proposal: Proposal) -> Proposal:
    """Take the text back, as long as it is on this side. Afterwards it can be rewritten."""
    access.require(actor, "edit", proposal.case)
    request = proposal.request
    if request is None or request.is_withdrawn:
        raise RuleViolation("not_on_its_way", _("This text is not on its way."))
    if not may_withdraw(proposal.state, request.is_delivered):
        raise RuleViolation("delivered", _("Steering has the text. Nobody could find it there to take it back."))
    if RELEASE.allows(ReleaseState(request.state), ReleaseState.WITHDRAWN):
        locking.update(request, state=ReleaseState.WITHDRAWN)
    else:
        locking.update(request, taken_back_on=clock.today())
    proposal.refresh_from_db()
    return proposal


def check(*, actor: Actor, proposal: Proposal) -> disclosure.Report:
    """What in the draft names the case, or could."""
    return disclosure.check(proposal.text, values_of(actor, proposal.case))


def _require_writable(proposal: Proposal) -> None:
    if not proposal.is_open_for_writing:
        raise RuleViolation("on_its_way", _("A second person has this text. Withdraw it to change it."))
