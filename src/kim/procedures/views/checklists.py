"""The checklist: papers checked off, missing ones asked for, findings of the authority."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from kim.accounts import acting
from kim.kernel import access
from kim.kernel.doors import MemberRequest, members_only
from kim.procedures.actions import checklists
from kim.procedures.forms.checklists import FindingForm, PapersForm
from kim.procedures.models import ChecklistLine, Procedure
from kim.ui import http


@members_only
def check(request: MemberRequest, procedure_id: str, line_id: str) -> HttpResponse:
    """Whether the papers of a criterion are there."""
    line: ChecklistLine = access.get_or_404(
        request, ChecklistLine, "edit", public_id=line_id, procedure__public_id=procedure_id
    )
    form = PapersForm.of(line, acting.posted(request))
    url = line.procedure.get_absolute_url()
    answer = acting.save(
        request,
        form,
        lambda: checklists.check(actor=request.actor, line=line, version=form.shown_version, **form.values()),
        then=url,
        said=_("Noted: %(line)s") % {"line": line.name},
        stored=acting.Stored(line.name, PapersForm.of),
    )
    context = {"form": form, "line": line, "heading": _("Papers"), "procedure": line.procedure, "back": url}
    return answer or http.page(request, "procedures/line.html", context, fragment="dialog", status=form.status)


@members_only
def find(request: MemberRequest, procedure_id: str, line_id: str) -> HttpResponse:
    """The value that the authority gives to a criterion."""
    line: ChecklistLine = access.get_or_404(
        request, ChecklistLine, "edit", public_id=line_id, procedure__public_id=procedure_id
    )
    form = FindingForm.of(line, acting.posted(request))
    url = line.procedure.get_absolute_url()
    answer = acting.save(
        request,
        form,
        lambda: checklists.find(actor=request.actor, line=line, **form.cleaned_data),
        then=url,
        said=_("The finding is recorded: %(line)s") % {"line": line.name},
    )
    context = {"form": form, "line": line, "heading": _("Finding"), "procedure": line.procedure, "back": url}
    context |= {"is_finding": True, "earlier": line.findings.select_related("officer__user").order_by("-pk")}
    return answer or http.page(request, "procedures/line.html", context, fragment="dialog", status=form.status)


@require_POST
@members_only
def ask(request: MemberRequest, procedure_id: str) -> HttpResponse:
    """Everything missing was asked for today."""
    procedure: Procedure = access.get_or_404(request, Procedure, "edit", public_id=procedure_id)
    return acting.act_on(
        request,
        lambda: checklists.ask(actor=request.actor, procedure=procedure),
        then=procedure.get_absolute_url(),
        said=_("Noted: asked for today. The list is there as a PDF."),
    )
