"""What training is missing: noted from anywhere, collected for the coordination."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from kim.casework.actions import training_needs
from kim.casework.forms.planning import TrainingNeedForm
from kim.casework.models import TrainingNeed
from kim.casework.queries import training_needs as queries
from kim.casework.views import acting, current
from kim.kernel import access
from kim.kernel.doors import MemberRequest, members_only
from kim.ui import http


@require_GET
@members_only
def listed(request: MemberRequest) -> HttpResponse:
    """For the coordination: all open needs, counted by topic. For a case manager: their own."""
    if not access.may(request.actor, "read", TrainingNeed):
        raise Http404
    context = {
        "needs": queries.open_needs(request.actor),
        "topics": queries.by_topic(request.actor),
        "may_add": access.may(request.actor, "add", TrainingNeed),
    }
    return http.page(request, "casework/training_needs/list.html", context)


@members_only
def new(request: MemberRequest) -> HttpResponse:
    """Note one; afterwards one is back where one was."""
    if not access.may(request.actor, "add", TrainingNeed):
        raise Http404
    form = TrainingNeedForm(acting.posted(request))
    here = request.POST.get("next") or current.page(request)
    back = acting.back_to(request, reverse("casework:training-needs"))
    answer = acting.save(
        request,
        form,
        lambda: training_needs.note(actor=request.actor, **form.cleaned_data),
        then=back,
        said=_("The training need is noted. The coordination reads it without your name."),
    )
    context = {"form": form, "next": here, "back": here or back}
    return answer or http.page(request, "casework/training_needs/new.html", context, status=form.status)


@require_POST
@members_only
def met(request: MemberRequest, need_id: str) -> HttpResponse:
    """There is a training for it."""
    need: TrainingNeed = access.get_or_404(request, TrainingNeed, "edit", public_id=need_id)
    return acting.act_on(
        request,
        lambda: training_needs.meet(actor=request.actor, need=need),
        then=reverse("casework:training-needs"),
        said=_("The need is met and leaves the list."),
    )
