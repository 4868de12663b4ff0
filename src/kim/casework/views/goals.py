"""Goals of a case."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from kim.casework import labels, plan_labels
from kim.casework.actions import goals
from kim.casework.forms.goals import EvaluationForm, GoalCorrection, GoalForm
from kim.casework.models import Case, Goal
from kim.casework.queries import people
from kim.casework.views import acting, shell
from kim.kernel import access
from kim.kernel.doors import MemberRequest, members_only
from kim.people.models import Person
from kim.ui import http


@require_GET
@members_only
def listed(request: MemberRequest, case_id: str) -> HttpResponse:
    """All goals with how far they are."""
    case: Case = access.get_or_404(request, Case, "read", public_id=case_id)
    found = Goal.objects.visible_to(request.actor).filter(case=case).select_related("person", "looked_back_by__user")
    return http.page(request, "casework/goals.html", {**shell.of(request, case, "plan"), "goals": found})


@members_only
def new(request: MemberRequest, case_id: str) -> HttpResponse:
    """One more goal; the life area may come from the assessment."""
    case: Case = access.get_or_404(request, Case, "edit", public_id=case_id)
    initial = {"life_area": request.GET.get("bereich", "")}
    form = GoalForm(_residents(request, case), acting.posted(request), initial=initial)
    answer = acting.save(
        request,
        form,
        lambda: goals.add(actor=request.actor, case=case, **form.values()),
        then=_url(case),
        said=_("The goal is recorded."),
    )
    return answer or _page(request, case, form, _("New goal"))


@members_only
def edit(request: MemberRequest, case_id: str, goal_id: str) -> HttpResponse:
    """Change the words of a goal."""
    goal: Goal = access.get_or_404(request, Goal, "edit", public_id=goal_id, case__public_id=case_id)
    residents = _residents(request, goal.case)
    form = GoalCorrection.of(residents, goal, acting.posted(request))
    answer = acting.save(
        request,
        form,
        lambda: goals.edit(actor=request.actor, goal=goal, version=form.shown_version, **form.values()),
        then=_url(goal.case),
        said=_("The goal is saved."),
        stored=acting.Stored(_("Goal"), lambda now: GoalCorrection.of(residents, now)),
    )
    return answer or _page(request, goal.case, form, _("Change the goal"))


@members_only
def evaluate(request: MemberRequest, case_id: str, goal_id: str) -> HttpResponse:
    """Look back on a goal."""
    goal: Goal = access.get_or_404(request, Goal, "edit", public_id=goal_id, case__public_id=case_id)
    form = EvaluationForm.of(goal, acting.posted(request))

    def act() -> Goal:
        values = {name: form.cleaned_data[name] for name in ("state", "looking_back", "looked_back_with")}
        return goals.evaluate(actor=request.actor, goal=goal, version=form.shown_version, **values)

    answer = acting.save(
        request,
        form,
        act,
        then=_url(goal.case),
        said=_("It is recorded how far they came."),
        stored=acting.Stored(_("Goal"), EvaluationForm.of),
    )
    return answer or _page(request, goal.case, form, _("Look back on the goal"), goal)


@require_POST
@members_only
def reopen(request: MemberRequest, case_id: str, goal_id: str) -> HttpResponse:
    """Work towards it again."""
    goal: Goal = access.get_or_404(request, Goal, "edit", public_id=goal_id, case__public_id=case_id)
    return acting.act_on(
        request,
        lambda: goals.reopen(actor=request.actor, goal=goal),
        then=_url(goal.case),
        said=_("The goal is open again."),
    )


def _page(request: MemberRequest, case: Case, form: Any, heading: Any, goal: Goal | None = None) -> HttpResponse:
    context = {**shell.of(request, case, "plan"), "form": form, "heading": heading, "goal": goal, "back": _url(case)}
    context["meanings"] = plan_labels.meanings(labels.GOAL_STATES, plan_labels.GOAL_MEANINGS) if goal else []
    return http.page(request, "casework/goal_form.html", context, status=form.status)


def _residents(request: MemberRequest, case: Case) -> list[Person]:
    return [one.person for one in people.residents(request.actor, case)]


def _url(case: Case) -> str:
    return reverse("casework:goals", args=[case.public_id])
