"""What measures became: list with what is to be looked at, page, forms."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from kim.accounts import acting
from kim.kernel import access
from kim.kernel.doors import MemberRequest, members_only
from kim.organisations import api as organisations
from kim.organisations.models import Responsibility
from kim.steering.actions import results as actions
from kim.steering.forms.results import ResultEditForm, ResultForm, ReviewForm
from kim.steering.models import Measure, MeasureResult, SignedPaper
from kim.steering.queries.posts import history_of
from kim.steering.queries.results import results
from kim.steering.rules.results import ResultKind
from kim.ui import http


@require_GET
@members_only
def result_list(request: MemberRequest) -> HttpResponse:
    access.require(request.actor, "read", MeasureResult)
    return http.page(request, "steering/results.html", {"results": results(request.actor)})


@members_only
def result_new(request: MemberRequest, measure_id: str) -> HttpResponse:
    measure = access.get_or_404(request, Measure, "edit", public_id=measure_id)
    form = ResultForm(acting.posted(request))
    answer = acting.save(
        request,
        form,
        lambda: actions.note(
            actor=request.actor, measure=measure, kind=ResultKind(form.cleaned_data["kind"]), **form.values()
        ),
        then=lambda made: made.get_absolute_url(),
        said=_("It is noted. Those who noted the issue read it."),
    )
    context = {"form": form, "measure": measure, "back": measure.get_absolute_url()}
    return answer or http.page(request, "steering/result_form.html", context, status=form.status)


def _matrix(found: MeasureResult) -> list[Responsibility]:
    """Who was and is responsible for what the measure asked to change."""
    asked = found.correction
    return organisations.responsibilities_of(asked.topic, asked.municipality) if asked and asked.municipality else []


def _page(request: MemberRequest, found: MeasureResult, form: ReviewForm) -> HttpResponse:
    context = {
        "result": found,
        "parties": found.parties.select_related("organisation"),
        "signed": SignedPaper.objects.visible_to(request.actor).filter(result=found),
        "matrix": _matrix(found),
        "posts": history_of(found, request.actor) if found.kind == ResultKind.STAFF_SHARE else [],
        "review_form": form,
        "may_edit": access.may(request.actor, "edit", found),
    }
    return http.page(request, "steering/result.html", context, status=form.status)


@require_GET
@members_only
def result(request: MemberRequest, result_id: str) -> HttpResponse:
    found = access.get_or_404(request, MeasureResult, public_id=result_id)
    return _page(request, found, ReviewForm(initial={"version": found.version}))


@members_only
def result_edit(request: MemberRequest, result_id: str) -> HttpResponse:
    found = access.get_or_404(request, MeasureResult, "edit", public_id=result_id)
    form = ResultEditForm(acting.posted(request), initial=ResultEditForm.initial_of(found))
    answer = acting.save(
        request,
        form,
        lambda: actions.edit(actor=request.actor, result=found, version=form.shown_version, **form.values()),
        then=found.get_absolute_url(),
        said=_("It is saved."),
        stored=acting.Stored(found.title, lambda now: ResultEditForm(initial=ResultEditForm.initial_of(now))),
    )
    context = {"form": form, "measure": found.measure, "back": found.get_absolute_url()}
    return answer or http.page(request, "steering/result_form.html", context, status=form.status)


@require_POST
@members_only
def result_review(request: MemberRequest, result_id: str) -> HttpResponse:
    found = access.get_or_404(request, MeasureResult, "edit", public_id=result_id)
    form = ReviewForm(acting.posted(request))
    answer = acting.save(
        request,
        form,
        lambda: actions.review(
            actor=request.actor, result=found, version=form.shown_version, again_on=form.cleaned_data["again_on"]
        ),
        then=found.get_absolute_url(),
        said=_("It still holds. You are reminded before the new day."),
        stored=acting.Stored(
            found.title, lambda now: ReviewForm(initial={"version": now.version, "again_on": now.review_on})
        ),
    )
    return answer or _page(request, found, form)
