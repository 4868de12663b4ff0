"""The cooperation agreement as a paper: to be signed, and as it was signed."""

from __future__ import annotations

import logging

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from kim.accounts import acting
from kim.kernel import access
from kim.kernel.doors import MemberRequest, members_only
from kim.kernel.uploads import delivery
from kim.kernel.vault import keeping
from kim.kernel.vault.errors import VaultTrouble
from kim.steering import agreement
from kim.steering.actions import signed_papers
from kim.steering.forms.base import ActionForm
from kim.steering.forms.changes_elsewhere import SignedPaperForm
from kim.steering.models import MeasureResult, SignedPaper
from kim.steering.rules.results import ResultKind
from kim.ui import http

log = logging.getLogger(__name__)


def _agreement(request: MemberRequest, result_id: str, verb: str = "read") -> MeasureResult:
    kind = ResultKind.COOPERATION_AGREEMENT
    found: MeasureResult = access.get_or_404(request, MeasureResult, verb, public_id=result_id, kind=kind)
    return found


@require_GET
@members_only
def agreement_pdf(request: MemberRequest, result_id: str) -> HttpResponse:
    response = HttpResponse(agreement.agreement(_agreement(request, result_id)), content_type="application/pdf")
    response["Content-Disposition"] = 'inline; filename="kooperationsvereinbarung.pdf"'
    return response


@members_only
def signed_new(request: MemberRequest, result_id: str) -> HttpResponse:
    """File the signed paper."""
    found = _agreement(request, result_id, "edit")
    form = SignedPaperForm(acting.posted(request), request.FILES or None)
    answer = acting.save(
        request,
        form,
        lambda: signed_papers.file(
            actor=request.actor,
            result=found,
            checked=form.cleaned_data["file"],
            signed_on=form.cleaned_data["signed_on"],
        ),
        then=found.get_absolute_url(),
        said=_("The signed agreement is filed."),
    )
    context = {"form": form, "result": found, "is_sent": bool(request.FILES)}
    return answer or http.page(request, "steering/signed_new.html", context, status=form.status)


@require_GET
@members_only
def signed(request: MemberRequest, result_id: str, paper_id: str) -> HttpResponseBase:
    """The file, whole or not at all."""
    paper = _paper(request, "read", result_id, paper_id)
    try:
        content = keeping.give_out(paper.stored)
    except VaultTrouble as trouble:
        log.error("a stored file cannot be handed out: %s", trouble)
        messages.error(request, _("This file cannot be opened on the server. Please tell those who run KIM."))
        return http.done(request, paper.result.get_absolute_url())
    return delivery.download(content, name=paper.file_name, media_type=paper.media_type, size=paper.size)


@members_only
def signed_remove(request: MemberRequest, result_id: str, paper_id: str) -> HttpResponse:
    """First click: what will happen. Second click: it has happened."""
    paper = _paper(request, "edit", result_id, paper_id)
    form, back = ActionForm(acting.posted(request)), paper.result.get_absolute_url()
    answer = acting.save(
        request,
        form,
        lambda: signed_papers.remove(actor=request.actor, paper=paper),
        then=back,
        said=_("The file is deleted."),
    )
    context = {"form": form, "paper": paper, "back": back}
    return answer or http.page(request, "steering/signed_remove.html", context, status=form.status)


def _paper(request: MemberRequest, verb: str, result_id: str, paper_id: str) -> SignedPaper:
    found: SignedPaper = access.get_or_404(request, SignedPaper, verb, public_id=paper_id, result__public_id=result_id)
    return found
