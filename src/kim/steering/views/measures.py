"""Measures: the follow-up list by organisation."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from kim.accounts import acting
from kim.kernel import access, clock
from kim.kernel.doors import MemberRequest, members_only
from kim.steering.actions import measures
from kim.steering.forms.measures import EffectForm, LaunchForm, MeasureForm, PlanForm, StepForm
from kim.steering.labels import PHASES
from kim.steering.models import Decision, Guidance, Measure, MeasureStep
from kim.steering.queries import lists
from kim.steering.queries.effect import Column, effect_of
from kim.steering.queries.resources import used_by
from kim.steering.rules.codes import MeasureState
from kim.ui import http


@require_GET
@members_only
def measure_list(request: MemberRequest) -> HttpResponse:
    access.require(request.actor, "read", Measure)
    is_all = request.GET.get("auswahl") == "alle"
    rows = lists.measures(request.actor) if is_all else lists.open_measures(request.actor)
    ordered = sorted(rows, key=lambda row: (str(row.owner.organisation), row.due, row.pk))
    context = {
        "groups": [(name, list(found)) for name, found in groupby(ordered, lambda row: str(row.owner.organisation))],
        "is_all": is_all,
        "today": clock.today(),
        "may_edit": access.may(request.actor, "edit", Measure),
        "url": reverse("steering:measures"),
        "settled": (MeasureState.DONE, MeasureState.EFFECT_CHECKED, MeasureState.DROPPED),
    }
    return http.page(request, "steering/measures.html", context)


@require_GET
@members_only
def measure(request: MemberRequest, measure_id: str) -> HttpResponse:
    found = access.get_or_404(request, Measure, public_id=measure_id)
    return http.page(request, "steering/measure.html", _measure(request, found, StepForm()))


def _measure(request: MemberRequest, found: Measure, step_form: StepForm) -> dict[str, Any]:
    return {
        "measure": found,
        "steps": found.steps.all(),
        "used": used_by(found),
        "step_form": step_form,
        "effect": figures(found),
        "results": found.results.select_related("correction"),
        "guidance": Guidance.objects.visible_to(request.actor).filter(measure=found),
        "may_edit": access.may(request.actor, "edit", found),
        "may_check": found.state == MeasureState.DONE,
        "is_check_due": found.check_on is not None and found.check_on <= clock.today(),
        "today": clock.today(),
    }


def figures(found: Measure) -> list[tuple[Column, str | Promise]]:
    """The figures around a measure, each with the word for its side."""
    return [(column, PHASES[column.phase]) for column in effect_of(found)]


@require_POST
@members_only
def step_new(request: MemberRequest, measure_id: str) -> HttpResponse:
    found = access.get_or_404(request, Measure, "edit", public_id=measure_id)
    form = StepForm(request.POST)
    answer = acting.save(
        request,
        form,
        lambda: measures.add_step(actor=request.actor, measure=found, **form.cleaned_data),
        then=found.get_absolute_url(),
    )
    return answer or http.page(request, "steering/measure.html", _measure(request, found, form), status=form.status)


@require_POST
@members_only
def step_tick(request: MemberRequest, measure_id: str, measurestep_id: str) -> HttpResponse:
    step = access.get_or_404(request, MeasureStep, "edit", public_id=measurestep_id, measure__public_id=measure_id)
    is_done = request.POST.get("done") == "1"
    return acting.act_on(
        request,
        lambda: measures.tick(actor=request.actor, step=step, is_done=is_done),
        then=step.measure.get_absolute_url(),
        said=_("The step is done.") if is_done else _("The step is open again."),
    )


@require_POST
@members_only
def step_remove(request: MemberRequest, measure_id: str, measurestep_id: str) -> HttpResponse:
    step = access.get_or_404(request, MeasureStep, "edit", public_id=measurestep_id, measure__public_id=measure_id)
    return acting.act_on(
        request,
        lambda: measures.remove_step(actor=request.actor, step=step),
        then=step.measure.get_absolute_url(),
        said=_("The step is removed."),
    )


@members_only
def measure_report(request: MemberRequest, measure_id: str) -> HttpResponse:
    found = access.get_or_404(request, Measure, "edit", public_id=measure_id)
    form = MeasureForm(acting.posted(request), initial=MeasureForm.initial_of(found))
    answer = acting.save(
        request,
        form,
        lambda: measures.report(
            actor=request.actor,
            measure=found,
            version=form.shown_version,
            **form.changes() | {"state": MeasureState(form.cleaned_data["state"])},
        ),
        then=found.get_absolute_url(),
        said=_("The measure is saved."),
        stored=acting.Stored(found.title, lambda now: MeasureForm(initial=MeasureForm.initial_of(now))),
    )
    context = {"form": form, "measure": found, "title": _("Report how far it is")}
    return answer or http.page(request, "steering/measure_form.html", context, status=form.status)


@members_only
def measure_plan(request: MemberRequest, measure_id: str) -> HttpResponse:
    found = access.get_or_404(request, Measure, "edit", public_id=measure_id)
    form = PlanForm(acting.posted(request), measure=found, initial=PlanForm.initial_of(found))
    answer = acting.save(
        request,
        form,
        lambda: measures.plan(actor=request.actor, measure=found, version=form.shown_version, **form.values()),
        then=found.get_absolute_url(),
        said=_("The measure is saved."),
        stored=acting.Stored(found.title, lambda now: PlanForm(measure=now, initial=PlanForm.initial_of(now))),
    )
    context = {"form": form, "measure": found, "title": _("Plan the measure")}
    return answer or http.page(request, "steering/measure_form.html", context, status=form.status)


@members_only
def measure_effect(request: MemberRequest, measure_id: str) -> HttpResponse:
    found = access.get_or_404(request, Measure, "edit", public_id=measure_id)
    form = EffectForm(acting.posted(request), initial={"version": found.version, "effect": found.effect})
    answer = acting.save(
        request,
        form,
        lambda: measures.check_effect(
            actor=request.actor, measure=found, version=form.shown_version, effect=form.cleaned_data["effect"]
        ),
        then=found.get_absolute_url(),
        said=_("The effect is noted."),
        stored=acting.Stored(
            found.title, lambda now: EffectForm(initial={"version": now.version, "effect": now.effect})
        ),
    )
    context = {"form": form, "measure": found, "effect": figures(found), "title": _("Check the effect")}
    return answer or http.page(request, "steering/measure_form.html", context, status=form.status)


@members_only
def measure_new(request: MemberRequest, decision_id: str) -> HttpResponse:
    decision = access.get_or_404(request, Decision, "edit", public_id=decision_id)
    form = LaunchForm(acting.posted(request))
    issue = decision.item.issue
    answer = acting.save(
        request,
        form,
        lambda: measures.launch(actor=request.actor, decision=decision, **form.cleaned_data),
        then=lambda made: made.issue.get_absolute_url(),
        said=_("The measure is agreed."),
    )
    context = {"form": form, "decision": decision, "issue": issue}
    return answer or http.page(request, "steering/measure_new.html", context, status=form.status)
