"""Two neutral lines for steering: drafted, checked against the case, given to a second person, withdrawn."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from kim.accounts import api as accounts
from kim.casework.actions import known_names, way_out
from kim.casework.actions.guard import words
from kim.casework.models import Obstacle, Proposal, ReleaseRequest
from kim.casework.queries.case_values import values_of
from kim.casework.queries.releases import users_who_know
from kim.kernel import access, disclosure, locking
from kim.kernel.actions import action
from kim.kernel.actor import Actor


@action("proposal_drafted", _("A note for steering was drafted"))
def draft(
    *, actor: Actor, obstacle: Obstacle, text: str, is_grave: bool = False, suggested_issue: str = ""
) -> Proposal:
    """Write or rewrite the two lines. They may still name the case: that is checked when they are to leave.

    Also once the case is closed: what a system lacked is often seen when looking back.
    """
    access.require(actor, "edit", obstacle.case)
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
    way_out.require_writable(proposal)
    return locking.update(proposal, **typed)


@action("proposal_neutralised", _("Places that name the case were replaced in a draft"))
def neutralise(*, actor: Actor, proposal: Proposal, starts: frozenset[int] | None = None) -> Proposal:
    """Follow the suggested replacements: those at `starts`, or all that block."""
    access.require(actor, "edit", proposal.case)
    way_out.require_writable(proposal)
    report = check(actor=actor, proposal=proposal)
    chosen = [found for found in report.findings if (found.is_block if starts is None else found.start in starts)]
    return locking.update(proposal, text=disclosure.apply(proposal.text, chosen))


def submit(*, actor: Actor, proposal: Proposal) -> ReleaseRequest:
    """Give the text to a second person.

    Raises `WouldDisclose` while anything of the case stands in it, and `known_name` for a name out of another one.
    """
    known_names.refuse(
        actor=actor,
        text=proposal.text,
        own=lambda: _own(actor, proposal),
        about=proposal.public_id,
        door=lambda: proposal.obstacle.get_absolute_url(),
    )
    return _give_away(actor=actor, proposal=proposal)


def _own(actor: Actor, proposal: Proposal) -> disclosure.Report:
    access.require(actor, "edit", proposal.case)
    return check(actor=actor, proposal=proposal)


@action("release_requested", _("A note was given to a second person"))
def _give_away(*, actor: Actor, proposal: Proposal) -> ReleaseRequest:
    access.require(actor, "edit", proposal.case)
    way_out.require_writable(proposal)
    report = check(actor=actor, proposal=proposal)
    request = way_out.ask(
        actor, proposal.obstacle, proposal, report, known_to=users_who_know(proposal.case), unit_id=proposal.unit_id
    )
    locking.update(proposal, request=request)
    return request


@action("proposal_withdrawn", _("A note for steering was withdrawn"))
def withdraw(*, actor: Actor, proposal: Proposal) -> Proposal:
    """Take the text back, as long as it is on this side. Afterwards it can be rewritten."""
    access.require(actor, "edit", proposal.case)
    way_out.take_back(proposal)
    proposal.refresh_from_db()
    return proposal


def check(*, actor: Actor, proposal: Proposal) -> disclosure.Report:
    """What in the draft names the case, or could."""
    return disclosure.check(proposal.text, values_of(actor, proposal.case))
