"""Planning conferences: several cases without identity; their themes take the way of every note to steering."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from kim.casework.actions import planning
from kim.casework.forms import planning as forms
from kim.casework.models import PlanningConference, Theme
from kim.casework.views import acting
from kim.kernel import access, findings
from kim.kernel.doors import MemberRequest, members_only
from kim.organisations import api as organisations
from kim.ui import http


@require_GET
@members_only
def listed(request: MemberRequest) -> HttpResponse:
    """One's own planning conferences."""
    if not access.may(request.actor, "add", PlanningConference):
        raise Http404
    found = PlanningConference.objects.visible_to(request.actor).prefetch_related("themes")
    return http.page(request, "casework/planning/list.html", {"conferences": found})


@members_only
def new(request: MemberRequest) -> HttpResponse:
    """Write one down."""
    if not access.may(request.actor, "add", PlanningConference):
        raise Http404
    form = forms.PlanningForm.new(acting.posted(request))
    answer = acting.save(
        request,
        form,
        lambda: planning.call(actor=request.actor, **form.cleaned_data),
        then=lambda made: made.get_absolute_url(),
        said=_("The planning conference is noted."),
    )
    return answer or _form(request, form, _("Note a planning conference"), reverse("casework:plannings"))


@members_only
def conference(request: MemberRequest, planning_id: str) -> HttpResponse:
    """One conference with its themes; a POST notes one more."""
    found: PlanningConference = access.get_or_404(request, PlanningConference, "edit", public_id=planning_id)
    form = forms.ThemeForm(acting.posted(request))
    answer = acting.save(
        request,
        form,
        lambda: planning.note(actor=request.actor, conference=found, **form.cleaned_data),
        then=lambda made: made.get_absolute_url(),
        said=_("The theme is noted. It stays here until you ask for the release."),
    )
    names = {office.id: office.name for office in organisations.offices()}
    context = {
        "conference": found,
        "form": form,
        "themes": Theme.objects.visible_to(request.actor).filter(conference=found).select_related("request"),
        "offices": [names.get(key, key) for key in found.offices],
    }
    return answer or http.page(request, "casework/planning/conference.html", context, status=form.status)


@members_only
def edit(request: MemberRequest, planning_id: str) -> HttpResponse:
    """Change topic, day, offices, number of cases."""
    found: PlanningConference = access.get_or_404(request, PlanningConference, "edit", public_id=planning_id)
    form = forms.PlanningChange.of(found, acting.posted(request))
    answer = acting.save(
        request,
        form,
        lambda: planning.change(actor=request.actor, conference=found, version=form.shown_version, **form.values()),
        then=found.get_absolute_url(),
        said=_("The planning conference is saved."),
        stored=acting.Stored(_("Planning conference"), forms.PlanningChange.of),
    )
    return answer or _form(request, form, _("Change the planning conference"), found.get_absolute_url())


@members_only
def theme(request: MemberRequest, planning_id: str, theme_id: str) -> HttpResponse:
    """One theme: rewritten, checked, given to a second person."""
    found = _theme(request, planning_id, theme_id)
    form = forms.ThemeChange.of(found, acting.posted(request))
    answer = acting.save(
        request,
        form,
        lambda: planning.rewrite(actor=request.actor, theme=found, version=form.shown_version, **form.values()),
        then=found.get_absolute_url(),
        said=_("The theme is saved and checked."),
        stored=acting.Stored(_("Theme"), forms.ThemeChange.of),
    )
    return answer or _theme_page(request, found, form)


@require_POST
@members_only
def submit(request: MemberRequest, planning_id: str, theme_id: str) -> HttpResponse:
    """Ask a second person for the release."""
    found = _theme(request, planning_id, theme_id)
    return acting.act_on(
        request,
        lambda: planning.submit(actor=request.actor, theme=found),
        then=found.get_absolute_url(),
        said=_("A second person reads the text now."),
    )


@require_POST
@members_only
def withdraw(request: MemberRequest, planning_id: str, theme_id: str) -> HttpResponse:
    """Take the text back."""
    found = _theme(request, planning_id, theme_id)
    return acting.act_on(
        request,
        lambda: planning.withdraw(actor=request.actor, theme=found),
        then=found.get_absolute_url(),
        said=_("The text is back with you."),
    )


def _theme(request: MemberRequest, planning_id: str, theme_id: str) -> Theme:
    found: Theme = access.get_or_404(request, Theme, "edit", public_id=theme_id, conference__public_id=planning_id)
    return found


def _theme_page(request: MemberRequest, found: Theme, form: Any) -> HttpResponse:
    report = planning.check(actor=request.actor, text=found.text)
    context = {
        "theme": found,
        "form": form,
        "pieces": findings.marked(found.text, report),
        "blocks": findings.listed(report.blocks),
        "guesses": findings.listed(report.guesses),
    }
    return http.page(request, "casework/planning/theme.html", context, status=form.status)


def _form(request: MemberRequest, form: Any, heading: str, back: str) -> HttpResponse:
    context = {"form": form, "heading": heading, "back": back}
    return http.page(request, "casework/planning/form.html", context, status=form.status)
