"""The end of a case, its return, and the way between the phases."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kim.casework.actions import cases, closings, phases
from kim.casework.forms.closing import CloseForm, EvaluationForm, PhaseForm, ReopenForm, StateEntryForm
from kim.casework.models import Case
from kim.casework.queries import closing as queries
from kim.casework.queries import frame
from kim.casework.rules.codes import StepState
from kim.casework.rules.desk_codes import Lacked
from kim.casework.views import acting, shell
from kim.kernel import access
from kim.kernel.doors import MemberRequest, members_only
from kim.kernel.panels import cards
from kim.ui import http


@members_only
def close(request: MemberRequest, case_id: str) -> HttpResponse:
    """Close the case with a reason; what is still open is named before."""
    case: Case = access.get_or_404(request, Case, "edit", public_id=case_id)
    goals = queries.goals_of(request.actor, case)
    form = CloseForm.of(case, acting.posted(request), goals)
    answer = acting.save(
        request,
        form,
        lambda: closings.close(actor=request.actor, case=case, version=form.shown_version, **form.values()),
        then=lambda noted: f"{noted.get_absolute_url()}#hinweis" if noted else _url(case),
        said=_said(case, form),
        stored=acting.Stored(_("Case"), lambda now: CloseForm.of(now, None, queries.goals_of(request.actor, now))),
    )
    open_steps = case.steps.filter(state__in=(StepState.OPEN, StepState.WAITING)).count()
    more = {
        "goals": goals,
        "asked": queries.evaluation_of(request.actor, case),
        "open_steps": open_steps,
        "shared": cards("casework.closing", request.actor, case),
    }
    return answer or _page(request, case, form, "casework/case_close.html", **more)


def _said(case: Case, form: CloseForm) -> Any:
    if case.is_short:
        return _("The short counselling has ended.")
    if form["lacked"].value() == Lacked.SOMETHING:
        return _("The case is closed. Here you finish the note on what was missing.")
    return _("The case is closed.")


@members_only
def evaluation(request: MemberRequest, case_id: str) -> HttpResponse:
    """How it was for the household, in their own words."""
    case = _case(request, case_id)
    form = EvaluationForm.of(case, acting.posted(request))
    answer = acting.save(
        request,
        form,
        lambda: closings.evaluate(actor=request.actor, case=case, version=form.shown_version, answers=form.answers()),
        then=acting.back_to(request, _url(case)),
        said=_("The answers are saved."),
        stored=acting.Stored(_("Evaluation with the household"), EvaluationForm.of),
    )
    return answer or _page(request, case, form, "casework/closing/evaluation.html")


@members_only
def state_entry(request: MemberRequest, case_id: str) -> HttpResponse:
    """Whether somebody has entered the case in the state's database."""
    case = _case(request, case_id)
    form = StateEntryForm.of(case, acting.posted(request))
    answer = acting.save(
        request,
        form,
        lambda: closings.mark_state_entry(actor=request.actor, case=case, version=form.shown_version, **form.values()),
        then=_url(case),
        said=_("Saved."),
        stored=acting.Stored(_("Case"), StateEntryForm.of),
    )
    return answer or _page(request, case, form, "casework/closing/state_entry.html")


def _case(request: MemberRequest, case_id: str) -> Case:
    """A case; a short counselling is neither evaluated nor entered anywhere."""
    case: Case = access.get_or_404(request, Case, "edit", public_id=case_id)
    if case.is_short:
        raise Http404
    return case


@members_only
def reopen(request: MemberRequest, case_id: str) -> HttpResponse:
    """Take a closed case up again."""
    case: Case = access.get_or_404(request, Case, "edit", public_id=case_id)
    form = ReopenForm(acting.posted(request))
    answer = acting.save(
        request,
        form,
        lambda: cases.reopen(actor=request.actor, case=case, **form.cleaned_data),
        then=_url(case),
        said=_("The case is open again."),
    )
    return answer or _page(request, case, form, "casework/case_reopen.html")


@members_only
def phase(request: MemberRequest, case_id: str) -> HttpResponse:
    """Move the case to another phase."""
    case: Case = access.get_or_404(request, Case, "edit", public_id=case_id)
    form = PhaseForm(frame.phase_names(), acting.posted(request), initial={"phase": case.phase})
    answer = acting.save(
        request,
        form,
        lambda: phases.move(actor=request.actor, case=case, **form.cleaned_data),
        then=_url(case),
        said=_("The phase is changed."),
    )
    return answer or _page(request, case, form, "casework/case_phase.html")


def _page(request: MemberRequest, case: Case, form: Any, template: str, **more: Any) -> HttpResponse:
    context = {**shell.of(request, case, ""), "form": form, "back": _url(case), **more}
    return http.page(request, template, context, status=form.status)


def _url(case: Case) -> str:
    return reverse("casework:case", args=[case.public_id])
