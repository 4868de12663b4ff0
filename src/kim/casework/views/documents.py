"""Papers of a case: the list, one more, what is known of it, its file, and away with it."""

from __future__ import annotations

import logging

from django.http import HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from kim.casework import document_labels
from kim.casework.actions import documents
from kim.casework.forms.base import ActionForm
from kim.casework.forms.documents import DescribeForm, UploadForm
from kim.casework.models import Case, Document
from kim.casework.queries import documents as queries
from kim.casework.views import acting, shell
from kim.kernel import access
from kim.kernel.doors import MemberRequest, members_only
from kim.kernel.uploads import delivery
from kim.kernel.vault import keeping
from kim.kernel.vault.errors import Damaged, FileGone, KeyMissing, VaultTrouble
from kim.ui import http

log = logging.getLogger(__name__)
CANNOT = {
    KeyMissing: _("The key of this file is missing on the server. The file is there, but nobody can read it."),
    FileGone: _("The file is missing on the server. Its entry is still there."),
    Damaged: _("The file on the server is damaged. It is not handed out, because it would be incomplete."),
}


@require_GET
@members_only
def listed(request: MemberRequest, case_id: str) -> HttpResponse:
    """All papers, or those of one kind or person."""
    case: Case = access.get_or_404(request, Case, "read", public_id=case_id)
    kind, person = request.GET.get("art", ""), request.GET.get("person", "")
    context = {
        **shell.of(request, case, "documents"),
        "documents": queries.of_case(request.actor, case, kind, person),
        "kinds": document_labels.KINDS,
        "persons": queries.choices(request.actor, case).persons,
        "kind": kind,
        "person": person,
        "soon": queries.WEEKS_AHEAD_IN_DAYS,
        "back": _url(case),
    }
    return http.page(request, "casework/documents/list.html", context)


@members_only
def new(request: MemberRequest, case_id: str) -> HttpResponse:
    """One more paper, from the disk or from the camera."""
    case: Case = access.get_or_404(request, Case, "edit", public_id=case_id)
    offered = queries.choices(request.actor, case)
    form = UploadForm(
        acting.posted(request), request.FILES or None, offered=offered, step_id=request.GET.get("schritt", "")
    )
    answer = acting.save(
        request,
        form,
        lambda: documents.upload(actor=request.actor, case=case, checked=form.cleaned_data["checked"], **form.values()),
        then=_url(case),
        said=_("The document is filed."),
    )
    context = {**shell.of(request, case, "documents"), "form": form, "back": _url(case), "sent": bool(request.FILES)}
    return answer or http.page(request, "casework/documents/new.html", context, status=form.status)


@members_only
def describe(request: MemberRequest, case_id: str, document_id: str) -> HttpResponse:
    """What is known of a paper."""
    document = _document(request, "edit", case_id, document_id)
    case = document.case
    offered = queries.choices(request.actor, case, document)
    form = DescribeForm.of(document, offered, acting.posted(request))
    answer = acting.save(
        request,
        form,
        lambda: documents.describe(actor=request.actor, document=document, version=form.shown_version, **form.values()),
        then=_url(case),
        said=_("Saved."),
        stored=acting.Stored(_("Document"), lambda stored: DescribeForm.of(stored, offered)),
    )
    context = {**shell.of(request, case, "documents"), "form": form, "document": document, "back": _url(case)}
    return answer or http.page(request, "casework/documents/describe.html", context, status=form.status)


@members_only
def remove(request: MemberRequest, case_id: str, document_id: str) -> HttpResponse:
    """First click: what will happen. Second click: it has happened."""
    document = _document(request, "edit", case_id, document_id)
    form = ActionForm(acting.posted(request))
    answer = acting.save(
        request,
        form,
        lambda: documents.remove(actor=request.actor, document=document),
        then=_url(document.case),
        said=_("The document and its file are deleted."),
    )
    context = {
        **shell.of(request, document.case, "documents"),
        "form": form,
        "document": document,
        "back": _url(document.case),
    }
    return answer or http.page(request, "casework/documents/remove.html", context, status=form.status)


@require_GET
@members_only
def download(request: MemberRequest, case_id: str, document_id: str) -> HttpResponseBase:
    """The file, whole or not at all."""
    document = _document(request, "read", case_id, document_id)
    try:
        content = keeping.give_out(document.stored)
    except VaultTrouble as trouble:
        log.error("a stored file cannot be handed out: %s", trouble)
        context = {
            **shell.of(request, document.case, "documents"),
            "document": document,
            "why": CANNOT[type(trouble)],
            "back": _url(document.case),
        }
        return http.page(request, "casework/documents/unreadable.html", context, status=409)
    return delivery.download(content, name=document.file_name, media_type=document.media_type, size=document.size)


def _document(request: MemberRequest, verb: str, case_id: str, document_id: str) -> Document:
    found: Document = access.get_or_404(request, Document, verb, public_id=document_id, case__public_id=case_id)
    return found


def _url(case: Case) -> str:
    return reverse("casework:documents", args=[case.public_id])
