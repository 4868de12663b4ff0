"""What the page of an obstacle shows: the text that stays, the text that leaves, and how far it is."""

from __future__ import annotations

from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from kim.casework.actions import proposals
from kim.casework.forms.obstacles import ObstacleEditForm, ProposalForm
from kim.casework.models import Obstacle, Proposal
from kim.casework.queries import obstacles as queries
from kim.casework.queries import releases
from kim.casework.rules.codes import ObservationKind, ObservationState, ReleaseState
from kim.kernel import disclosure, findings
from kim.kernel.doors import MemberRequest
from kim.kernel.labels import OFFICE_KINDS
from kim.steering import api as steering
from kim.ui import drafts


def edit_form(request: MemberRequest, obstacle: Obstacle, data: QueryDict | None) -> ObstacleEditForm:
    """The form of the left side."""
    steps = queries.steps_of(request.actor, obstacle.case)
    return ObstacleEditForm(data, steps=steps, initial=ObstacleEditForm.initial_of(obstacle))


def known_for(obstacle: Obstacle) -> list[steering.KnownIssue]:
    """Issues on an agenda that are about the same: obstacles for an obstacle, strengths for a strength."""
    return steering.known_issues(obstacle.life_area, obstacle.obstacle_kind, kind=ObservationKind(obstacle.kind))


def context(
    request: MemberRequest,
    obstacle: Obstacle,
    form: ObstacleEditForm | None = None,
    draft_form: ProposalForm | None = None,
) -> dict[str, Any]:
    """Everything but the shell."""
    proposal = Proposal.objects.visible_to(request.actor).filter(obstacle=obstacle).select_related("request").first()
    known = known_for(obstacle)
    return {
        "obstacle": obstacle,
        "form": form or edit_form(request, obstacle, None),
        "draft_form": draft_form or _restored(request, obstacle, known) or _draft_form(proposal, known),
        "proposal": proposal,
        "offices": ", ".join(str(OFFICE_KINDS[kind]) for kind in obstacle.office_kinds),
        "progress": _progress(proposal),
        "answer": releases.answer_to(proposal) if proposal else None,
        "may_edit": not obstacle.case.is_closed,
        **(_checked(request, proposal) if proposal else {}),
    }


def _restored(request: MemberRequest, obstacle: Obstacle, known: list[steering.KnownIssue]) -> ProposalForm | None:
    """What was typed and not sent, if somebody takes it up again."""
    data = drafts.restored(request, reverse("casework:proposal", args=[obstacle.case.public_id, obstacle.public_id]))
    if data is None:
        return None
    form = ProposalForm(data, known=known)
    drafts.unchecked(form)
    return form


def _draft_form(proposal: Proposal | None, known: list[steering.KnownIssue]) -> ProposalForm:
    names = ("text", "suggested_issue", "is_grave")
    return ProposalForm(known=known, initial={name: getattr(proposal, name) for name in names} if proposal else {})


def _checked(request: MemberRequest, proposal: Proposal) -> dict[str, Any]:
    if not proposal.is_open_for_writing:
        return {"arrives": proposal.text}
    report = proposals.check(actor=request.actor, proposal=proposal)
    return {
        "pieces": findings.marked(proposal.text, report),
        "blocks": findings.listed(report.blocks),
        "guesses": findings.listed(report.guesses),
        "is_clean": not report.blocks,
        "arrives": disclosure.apply(proposal.text, report.blocks),
    }


def _progress(proposal: Proposal | None) -> list[dict[str, str]]:
    """The four points of the way."""
    labels = [_("Obstacle noted"), _("Write the note"), _("Second person releases"), _("With steering")]
    now = _point(proposal)
    return [
        {"label": label, "state": "done" if number < now else "now" if number == now else ""}
        for number, label in enumerate(labels)
    ]


def _point(proposal: Proposal | None) -> int:
    request = proposal.request if proposal else None
    if proposal is None or request is None or proposal.is_open_for_writing:
        return 1
    if request.state == ReleaseState.OPEN:
        return 2
    if proposal.state is ObservationState.RELEASED and request.is_delivered:
        return 4
    return 3
