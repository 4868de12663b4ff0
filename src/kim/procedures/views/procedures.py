"""One procedure: opened, read, corrected, moved to its next stage, ended."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from kim.accounts import acting
from kim.kernel import access
from kim.kernel.doors import MemberRequest, members_only
from kim.procedures.actions import procedures, stages
from kim.procedures.forms.procedures import OutcomeForm, PassOnForm, ProcedureCorrection, ProcedureForm, StageForm
from kim.procedures.models import HeldTitle, Procedure
from kim.procedures.queries import detail as details
from kim.procedures.queries import own
from kim.ui import http

FORM = "procedures/form.html"


@members_only
def new(request: MemberRequest) -> HttpResponse:
    """An application that reached the authority itself; `?titel=` names the title whose end made it necessary."""
    area = own.own_area(request.actor)
    if area is None or not access.may(request.actor, "add", Procedure):
        raise Http404
    named = request.GET.get("titel", "")
    title: HeldTitle | None = access.get_or_404(request, HeldTitle, "edit", public_id=named) if named else None
    form = ProcedureForm.new(area, title, acting.posted(request))
    answer = acting.save(
        request,
        form,
        lambda: procedures.open_one(actor=request.actor, title=title, **form.cleaned_data),
        then=lambda opened: str(opened.get_absolute_url()),
        said=_("The procedure is open. Its checklist stands below."),
    )
    back = reverse("procedures:titles" if title else "procedures:procedures")
    context = {"form": form, "heading": _("Enter an application"), "back": back}
    return answer or http.page(request, FORM, context, status=form.status)


@require_GET
@members_only
def detail(request: MemberRequest, procedure_id: str) -> HttpResponse:
    """Stages, checklist, appointments, titles."""
    procedure: Procedure = access.get_or_404(request, Procedure, "read", public_id=procedure_id)
    return http.page(request, "procedures/detail.html", {"page": details.page(request.actor, procedure)})


@members_only
def edit(request: MemberRequest, procedure_id: str) -> HttpResponse:
    """Put right what was entered."""
    procedure: Procedure = access.get_or_404(request, Procedure, "edit", public_id=procedure_id)
    form = ProcedureCorrection.of(procedure, acting.posted(request))
    answer = acting.save(
        request,
        form,
        lambda: procedures.correct(
            actor=request.actor, procedure=procedure, version=form.shown_version, **form.values()
        ),
        then=procedure.get_absolute_url(),
        said=_("The procedure is saved."),
        stored=acting.Stored(_("Procedure"), ProcedureCorrection.of),
    )
    return answer or _shown(request, procedure, form, _("Correct the procedure"))


@members_only
def stage(request: MemberRequest, procedure_id: str) -> HttpResponse:
    """The next stage begins."""
    procedure: Procedure = access.get_or_404(request, Procedure, "edit", public_id=procedure_id)
    form = StageForm.of(procedure, acting.posted(request))
    answer = acting.save(
        request,
        form,
        lambda: stages.move(
            actor=request.actor,
            procedure=procedure,
            version=form.shown_version,
            stage=form.cleaned_data["stage"],
            began_on=form.cleaned_data["began_on"],
        ),
        then=procedure.get_absolute_url(),
        said=_("The stage has begun."),
        stored=acting.Stored(_("Stage"), StageForm.of),
    )
    return answer or _shown(request, procedure, form, _("Begin the next stage"))


@members_only
def end(request: MemberRequest, procedure_id: str) -> HttpResponse:
    """What became of the application."""
    procedure: Procedure = access.get_or_404(request, Procedure, "edit", public_id=procedure_id)
    form = OutcomeForm.of(procedure, acting.posted(request))
    answer = acting.save(
        request,
        form,
        lambda: procedures.end(actor=request.actor, procedure=procedure, version=form.shown_version, **form.values()),
        then=procedure.get_absolute_url(),
        said=_("The outcome is recorded."),
        stored=acting.Stored(_("Outcome"), OutcomeForm.of),
    )
    return answer or _shown(request, procedure, form, _("Record the outcome"), tells=True)


@require_POST
@members_only
def take_up_again(request: MemberRequest, procedure_id: str) -> HttpResponse:
    """The outcome was a mistake."""
    procedure: Procedure = access.get_or_404(request, Procedure, "edit", public_id=procedure_id)
    return acting.act_on(
        request,
        lambda: procedures.take_up_again(actor=request.actor, procedure=procedure),
        then=procedure.get_absolute_url(),
        said=_("The procedure is open again."),
    )


@members_only
def pass_on(request: MemberRequest, procedure_id: str) -> HttpResponse:
    """A colleague works on it."""
    procedure: Procedure = access.get_or_404(request, Procedure, "edit", public_id=procedure_id)
    form = PassOnForm(request.actor, procedure, acting.posted(request))
    answer = acting.save(
        request,
        form,
        lambda: procedures.pass_on(actor=request.actor, procedure=procedure, to=form.cleaned_data["to"]),
        then=procedure.get_absolute_url(),
        said=_("The procedure is passed on."),
    )
    return answer or _shown(request, procedure, form, _("Pass the procedure on"))


def _shown(
    request: MemberRequest, procedure: Procedure, form: object, heading: object, *, tells: bool = False
) -> HttpResponse:
    context = {"form": form, "heading": heading, "procedure": procedure, "back": procedure.get_absolute_url()}
    context["tells"] = tells and procedure.packet is not None
    return http.page(request, FORM, context, status=getattr(form, "status", http.INVALID))
