"""The directory for those who keep it: add, change, confirm, end."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kim.accounts import acting
from kim.directory.actions import services
from kim.directory.forms.service import ServiceForm, form_of
from kim.directory.models import Service
from kim.kernel import access
from kim.kernel.doors import MemberRequest, members_only
from kim.ui import http

FORM = "directory/service_form.html"


@members_only
def service_new(request: MemberRequest) -> HttpResponse:
    """A new entry."""
    access.require(request.actor, "add", Service)
    form = ServiceForm(acting.posted(request))
    answer = acting.save(
        request,
        form,
        lambda: services.add(actor=request.actor, serves=form.cleaned_data["serves"], **form.values()),
        then=lambda made: made.get_absolute_url(),
        said=_("The entry is added."),
    )
    context = {"form": form, "heading": _("New entry"), "back": reverse("directory:services")}
    return answer or http.page(request, FORM, context, status=422 if form.errors else 200)


@members_only
def service_edit(request: MemberRequest, service_id: str) -> HttpResponse:
    """Change an entry; that confirms it too."""
    found: Service = access.get_or_404(request, Service, "edit", public_id=service_id)
    form = form_of(found, acting.posted(request))
    answer = acting.save(
        request,
        form,
        lambda: services.change(
            actor=request.actor,
            service=found,
            version=form.cleaned_data["version"] or 0,
            serves=form.cleaned_data["serves"],
            **form.values(),
        ),
        then=found.get_absolute_url(),
        said=_("The entry is changed and confirmed."),
        stored=acting.Stored(found.name, form_of),
    )
    context = {"form": form, "heading": _("Change the entry"), "back": found.get_absolute_url()}
    return answer or http.page(request, FORM, context, status=422 if form.errors else 200)


@require_POST
@members_only
def service_confirm(request: MemberRequest, service_id: str) -> HttpResponse:
    """Still right."""
    found: Service = access.get_or_404(request, Service, "edit", public_id=service_id)
    return acting.act_on(
        request,
        lambda: services.confirm(actor=request.actor, service=found),
        then=found.get_absolute_url(),
        said=_("The entry is confirmed as of today."),
    )


@require_http_methods(["GET", "POST"])
@members_only
def service_end(request: MemberRequest, service_id: str) -> HttpResponse:
    """No longer offered. First click: what will happen. Second click: it has happened."""
    found: Service = access.get_or_404(request, Service, "edit", public_id=service_id)
    if request.method == "GET":
        context = {"service": found, "back": found.get_absolute_url()}
        return http.page(request, "directory/service_end.html", context)
    return acting.act_on(
        request,
        lambda: services.end(actor=request.actor, service=found),
        then=reverse("directory:services"),
        said=_("The offer ends today. The entry stays for the past."),
    )
