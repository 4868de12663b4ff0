"""The inbox of the second person, one's own notes, and whether guidance helped."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from kim.casework.actions import feedback, releases
from kim.casework.forms.obstacles import ReleaseForm, ReturnForm
from kim.casework.models import Case, ReleaseRequest
from kim.casework.queries import releases as queries
from kim.casework.views import acting
from kim.kernel import access, findings
from kim.kernel.core_codes import GuidanceFeedback
from kim.kernel.doors import MemberRequest, members_only
from kim.kernel.labels import OFFICE_KINDS
from kim.ui import http


@require_GET
@members_only
def inbox(request: MemberRequest) -> HttpResponse:
    if not access.may(request.actor, "release", ReleaseRequest):
        raise Http404
    return http.page(request, "casework/obstacles/inbox.html", {"requests": queries.inbox(request.actor)})


@members_only
def release(request: MemberRequest, request_id: str) -> HttpResponse:
    found = access.get_or_404(request, ReleaseRequest, "release", public_id=request_id)
    form = ReleaseForm(acting.posted(request))
    answer = acting.save(
        request,
        form,
        lambda: releases.release(actor=request.actor, request=found, **form.cleaned_data),
        then=reverse("casework:releases"),
        said=_("The text is released. It goes to steering with the next weekly delivery."),
    )
    return answer or _page(request, found, form, ReturnForm())


@require_POST
@members_only
def send_back(request: MemberRequest, request_id: str) -> HttpResponse:
    found = access.get_or_404(request, ReleaseRequest, "release", public_id=request_id)
    form = ReturnForm(request.POST)
    answer = acting.save(
        request,
        form,
        lambda: releases.send_back(actor=request.actor, request=found, **form.cleaned_data),
        then=reverse("casework:releases"),
        said=_("The text is back with its author."),
    )
    return answer or _page(request, found, ReleaseForm(), form)


def _page(request: MemberRequest, found: ReleaseRequest, form: ReleaseForm, back: ReturnForm) -> HttpResponse:
    places = [(guess["start"], guess["end"], guess["reason"]) for guess in found.guesses]
    context: dict[str, Any] = {
        "found": found,
        "pieces": findings.pieces(found.text, places),
        "offices": ", ".join(str(OFFICE_KINDS[kind]) for kind in found.office_kinds),
        "form": form,
        "return_form": back,
    }
    return http.page(request, "casework/obstacles/release.html", context, status=max(form.status, back.status))


@require_GET
@members_only
def my_notes(request: MemberRequest) -> HttpResponse:
    if not access.may(request.actor, "follow", ReleaseRequest):
        raise Http404
    return http.page(request, "casework/obstacles/my_notes.html", {"notes": queries.notes_of(request.actor)})


@require_POST
@members_only
def take_as_step(request: MemberRequest, case_id: str, guidance_id: str) -> HttpResponse:
    case: Case = access.get_or_404(request, Case, "edit", public_id=case_id)
    return acting.act_on(
        request,
        lambda: feedback.take_as_step(actor=request.actor, case=case, guidance=guidance_id),
        then=reverse("casework:case", args=[case_id]),
        said=_("The guidance is a step of the plan now."),
    )


@require_POST
@members_only
def rate(request: MemberRequest, case_id: str, guidance_id: str) -> HttpResponse:
    case: Case = access.get_or_404(request, Case, "edit", public_id=case_id)
    said = request.POST.get("feedback", "")
    if said not in set(GuidanceFeedback):
        return http.done(request, acting.back_to(request, reverse("casework:case", args=[case_id])))
    return acting.act_on(
        request,
        lambda: feedback.rate(actor=request.actor, case=case, guidance=guidance_id, feedback=GuidanceFeedback(said)),
        then=acting.back_to(request, reverse("casework:case", args=[case_id])),
        said=_("Thank you. This stays in the case and is counted for a whole quarter only."),
    )
