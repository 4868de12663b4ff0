"""Measures: the follow-up list by organisation."""

from __future__ import annotations

from itertools import groupby

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from kim.kernel import access, clock
from kim.kernel.doors import MemberRequest, members_only
from kim.steering.actions import measures
from kim.steering.forms.measures import LaunchForm, MeasureForm
from kim.steering.models import Decision, Measure
from kim.steering.queries import lists
from kim.steering.rules.codes import MeasureState
from kim.steering.views import acting
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


@members_only
def measure(request: MemberRequest, measure_id: str) -> HttpResponse:
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
        then=reverse("steering:measures"),
        said=_("The measure is saved."),
        stored=acting.Stored(found.title, lambda now: MeasureForm(initial=MeasureForm.initial_of(now))),
    )
    return answer or http.page(request, "steering/measure.html", {"form": form, "measure": found}, status=form.status)


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
