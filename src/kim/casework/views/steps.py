"""One step: its page, a new one, and changing it."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from kim.casework.actions import steps
from kim.casework.forms import steps as forms
from kim.casework.forms.step_acts import DoneForm
from kim.casework.models import Case, Step
from kim.casework.queries import plan, step_offer
from kim.casework.views import acting, shell
from kim.kernel import access
from kim.kernel.doors import MemberRequest, members_only
from kim.kernel.panels import cards
from kim.organisations import api as organisations
from kim.ui import http


@require_GET
@members_only
def step(request: MemberRequest, case_id: str, step_id: str) -> HttpResponse:
    """All about one step: who does it and why, what holds it up, what it holds up."""
    found = the_step(request, case_id, step_id, "read")
    view = plan.view(request.actor, found.case)
    line = view.line_of(found)
    context = {
        **shell.of(request, found.case, "plan"),
        "calendar": organisations.working_days(),
        "line": line,
        "step": line.step,
        "needs": view.numbered(line.needs),
        "held_up": view.numbered(line.holds_up),
        "done_form": DoneForm(),
        "obstacle_url": shell.url_of("casework:obstacle-new", found.case),
        "shared": cards("casework.step", request.actor, found),
    }
    return http.page(request, "casework/plan/step.html", context)


@members_only
def new(request: MemberRequest, case_id: str) -> HttpResponse:
    """One more step; it may come from a goal (`ziel`)."""
    case: Case = access.get_or_404(request, Case, "edit", public_id=case_id)
    offer = step_offer.offer(request.actor, case)
    form = forms.for_new(offer, acting.posted(request), goal_id=request.GET.get("ziel", ""))
    if "find" in request.POST:
        return form_page(request, case, forms.asking(form, request.POST), _("New step"))

    def act() -> Step:
        return steps.add(actor=request.actor, case=case, **form.values())

    answer = acting.save(
        request, form, act, then=lambda added: _after(request, added), said=_("The step stands in the plan.")
    )
    return answer or form_page(request, case, form, _("New step"))


@members_only
def edit(request: MemberRequest, case_id: str, step_id: str) -> HttpResponse:
    """Change a step; the plan is then to be agreed again."""
    found = the_step(request, case_id, step_id, "edit")
    offer = step_offer.offer(request.actor, found.case, found)
    form = forms.for_correction(offer, found, acting.posted(request))
    if "find" in request.POST:
        return form_page(request, found.case, forms.asking(form, request.POST), _("Change the step"), found)
    answer = acting.save(
        request,
        form,
        lambda: steps.edit(actor=request.actor, step=found, version=form.shown_version, **form.values()),
        then=step_url(found),
        said=_("The step is saved."),
        stored=acting.Stored(
            _("Step %(number)s: %(title)s") % {"number": found.number, "title": found.title},
            lambda now: forms.for_correction(offer, now),
        ),
    )
    return answer or form_page(request, found.case, form, _("Change the step"), found)


def the_step(request: MemberRequest, case_id: str, step_id: str, verb: str) -> Step:
    """The door for everything about a step: it is found under its own case only."""
    found: Step = access.get_or_404(request, Step, verb, public_id=step_id, case__public_id=case_id)
    return found


def step_url(step: Step) -> str:
    """The page of a step."""
    return reverse("casework:step", args=[step.case.public_id, step.public_id])


def plan_url(case: Case) -> str:
    """The plan of a case."""
    return reverse("casework:plan", args=[case.public_id])


def _after(request: MemberRequest, added: Step) -> str:
    if "another" in request.POST:
        return reverse("casework:step-new", args=[added.case.public_id])
    return plan_url(added.case)


def form_page(request: MemberRequest, case: Case, form: Any, heading: Any, step: Step | None = None) -> HttpResponse:
    """The form of a step; HTMX gets the part with the responsible office."""
    context = {
        **shell.of(request, case, "plan"),
        "form": form,
        "heading": heading,
        "step": step,
        "proposal": form.proposal,
        "back": step_url(step) if step else plan_url(case),
    }
    return http.page(request, "casework/plan/step_form.html", context, fragment="office", status=form.status)
