"""A measure becomes a changed plan template or responsibility: made where it lives, shown with the measure."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from kim.accounts import acting
from kim.kernel import access
from kim.kernel.doors import MemberRequest, members_only
from kim.kernel.errors import Conflict
from kim.organisations import api as organisations
from kim.organisations.views import plan_templates
from kim.steering.actions import changes_elsewhere as actions
from kim.steering.forms.changes_elsewhere import MeasureTemplateForm, ResponsibilityChangeForm
from kim.steering.models import Measure
from kim.ui import http


@require_GET
@members_only
def template_choice(request: MemberRequest, measure_id: str) -> HttpResponse:
    """Which template: all that are offered."""
    measure = access.get_or_404(request, Measure, "edit", public_id=measure_id)
    context = {"measure": measure, "templates": organisations.plan_templates()}
    return http.page(request, "steering/template_choice.html", context)


@members_only
def template_change(request: MemberRequest, measure_id: str, template_key: str) -> HttpResponse:
    """The template as it stands, to be changed: saving makes the next version."""
    measure = access.get_or_404(request, Measure, "edit", public_id=measure_id)
    newest = organisations.plan_template(template_key)
    if newest is None:
        raise Http404
    form, back = MeasureTemplateForm(newest, request.POST or None), measure.get_absolute_url()
    answer = None
    if request.method == "POST" and form.is_valid():
        try:
            answer = _change(request, measure, form, template_key)
        except Conflict:
            return plan_templates.overtaken(request, form, newest, back)
    return answer or plan_templates.form_page(request, form, _("Change the template"), back)


def _change(request: MemberRequest, measure: Measure, form: MeasureTemplateForm, key: str) -> HttpResponse | None:
    typed = form.template(key)

    def act() -> Any:
        content = form.head.cleaned_data["content"]
        return actions.change_template(
            actor=request.actor, measure=measure, based_on=typed.number, template=typed, content=content
        )

    said = _("The template is changed. Plans made before stay as they are.")
    return acting.save(request, form.head, act, then=lambda made: made.get_absolute_url(), said=said)


@members_only
def responsibility_change(request: MemberRequest, measure_id: str) -> HttpResponse:
    """Ask whoever keeps the matrix to change it."""
    measure = access.get_or_404(request, Measure, "edit", public_id=measure_id)
    form = ResponsibilityChangeForm(acting.posted(request))
    answer = acting.save(
        request,
        form,
        lambda: actions.ask_for_responsibility(actor=request.actor, measure=measure, **form.cleaned_data),
        then=lambda made: made.get_absolute_url(),
        said=_("The change is asked for. What is decided about it stands here."),
    )
    context = {"form": form, "measure": measure, "back": measure.get_absolute_url()}
    return answer or http.page(request, "steering/responsibility_change.html", context, status=form.status)
