"""The templates of plans: everybody reads them, the coordinator changes them, each change is a version."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from kim.kernel import access, panels
from kim.kernel.doors import MemberRequest, members_only
from kim.kernel.errors import Conflict, Refused, RuleViolation
from kim.kernel.labels import LEGAL_DOMAINS, LIFE_AREAS, PARTIES
from kim.organisations import plan_library
from kim.organisations.actions import plan_templates
from kim.organisations.forms.plan_template import TemplateForm
from kim.organisations.labels import TOPIC_LABELS
from kim.organisations.models import PlanTemplate
from kim.organisations.rules.plan_templates import Template, TemplateStep
from kim.ui import http

FORM = "organisations/plan_template_form.html"


@require_GET
@members_only
def listed(request: MemberRequest) -> HttpResponse:
    """All templates, by title."""
    may_edit = _may(request, "read") and access.may(request.actor, "edit", PlanTemplate)
    context = {"templates": plan_library.current(retired=may_edit), "may_edit": may_edit}
    return http.page(request, "organisations/plan_templates.html", context)


@require_GET
@members_only
def template(request: MemberRequest, template_key: str) -> HttpResponse:
    """One template with its steps; an older version by its number."""
    versions = _versions(request, template_key)
    wanted = request.GET.get("fassung", "")
    found = next((one for one in versions if str(one.number) == wanted), versions[0])
    context = {
        "template": found,
        "steps": [_shown(place, step) for place, step in enumerate(found.steps, start=1)],
        "versions": versions,
        "is_newest": found is versions[0],
        "may_edit": access.may(request.actor, "edit", PlanTemplate),
        "cards": panels.cards("organisations.plan_template", request.actor, found.key),
    }
    return http.page(request, "organisations/plan_template.html", context)


@members_only
def new(request: MemberRequest) -> HttpResponse:
    """A template of the district's own."""
    _require(request, "add")
    form = TemplateForm(None, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = plan_templates.add(actor=request.actor, template=form.template(""))
        except RuleViolation as refusal:
            _refused(form, refusal)
        else:
            return http.done(request, _url(made.key), _("The template is added."))
    return form_page(request, form, _("New template"), reverse("organisations:plan-templates"))


@members_only
def edit(request: MemberRequest, template_key: str) -> HttpResponse:
    """Change a template: the next version."""
    newest = _versions(request, template_key)[0]
    _require(request, "edit")
    form = TemplateForm(newest, request.POST or None)
    if request.method == "POST" and form.is_valid():
        typed = form.template(template_key)
        try:
            plan_templates.change(actor=request.actor, key=template_key, based_on=typed.number, template=typed)
        except RuleViolation as refusal:
            _refused(form, refusal)
        except Conflict:
            return overtaken(request, form, newest, _url(template_key))
        else:
            return http.done(
                request, _url(template_key), _("The template is changed. Plans made before stay as they are.")
            )
    return form_page(request, form, _("Change the template"), _url(template_key))


@require_POST
@members_only
def retire(request: MemberRequest, template_key: str) -> HttpResponse:
    """Offer it no longer, or again."""
    newest = _versions(request, template_key)[0]
    _require(request, "edit")
    plan_templates.retire(actor=request.actor, key=template_key, retired=not newest.is_retired)
    said = _("The template is offered again.") if newest.is_retired else _("The template is no longer offered.")
    return http.done(request, _url(template_key), said)


def _may(request: MemberRequest, verb: str) -> bool:
    if not access.may(request.actor, "read", PlanTemplate):
        raise Http404
    return access.may(request.actor, verb, PlanTemplate)


def _require(request: MemberRequest, verb: str) -> None:
    if not _may(request, verb):
        raise Refused


def _versions(request: MemberRequest, key: str) -> list[Template]:
    _may(request, "read")
    found = plan_library.versions(key)
    if not found:
        raise Http404
    return found


def _refused(form: TemplateForm, refusal: RuleViolation) -> None:
    field = refusal.field if refusal.field in form.head.fields else None
    form.head.add_error(field, forms.ValidationError(str(refusal.message), code=refusal.code))


def overtaken(request: MemberRequest, form: TemplateForm, newest: Template, back: str) -> HttpResponse:
    """Somebody made a version meanwhile: what was typed stays, and saving again puts it on top of that version."""
    data = request.POST.copy()
    data["based_on"] = str(newest.number)
    messages.warning(request, _("Somebody changed this template meanwhile. Your input is not lost."))
    again = type(form)(newest, data)
    again.is_valid()
    context = {"overtaken": newest, "newer_url": _url(newest.key)}
    return form_page(request, again, _("Change the template"), back, status=409, **context)


def form_page(request: MemberRequest, form: TemplateForm, heading: Any, back: str, **more: Any) -> HttpResponse:
    """The page on which a template is changed, for other contexts that change one as well."""
    has_errors = bool(form.head.errors or any(step.errors for step in form.steps)) and form.head.is_bound
    status = more.pop("status", 422 if has_errors else 200)
    wrong = [(at, step) for at, step in enumerate(form.steps, start=1) if step.is_bound and step.errors]
    context = {"form": form, "heading": heading, "back": back, "wrong": wrong, **more}
    return http.page(request, FORM, context, status=status)


def _shown(place: int, step: TemplateStep) -> dict[str, Any]:
    who = TOPIC_LABELS.get(step.topic) or step.office_name or PARTIES[step.party]
    return {
        "place": place,
        "step": step,
        "who": who,
        "life_area": LIFE_AREAS[step.life_area],
        "legal_domain": LEGAL_DOMAINS.get(step.legal_domain, ""),
    }


def _url(key: str) -> str:
    return reverse("organisations:plan-template", args=[key])
