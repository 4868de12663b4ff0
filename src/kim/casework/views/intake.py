"""Intake of a case: an overview of what is recorded, and the two forms that have no page elsewhere."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from kim.casework import labels
from kim.casework.actions import cases
from kim.casework.forms.intake import IndicationForm, NoticeForm
from kim.casework.models import Case
from kim.casework.queries import intake as queries
from kim.casework.views import acting, shell
from kim.consent.actions import notices
from kim.kernel import access
from kim.kernel.doors import MemberRequest, members_only
from kim.ui import http


@require_GET
@members_only
def overview(request: MemberRequest, case_id: str) -> HttpResponse:
    """What is recorded and what is not yet."""
    case: Case = access.get_or_404(request, Case, "read", public_id=case_id)
    state = queries.of(request.actor, case)
    context = {
        **shell.of(request, case, "consents"),
        "intake": state,
        "stages": stages(state),
        "criteria": [labels.INDICATIONS[code] for code in case.indication],
    }
    return http.page(request, "casework/intake/overview.html", context)


def stages(state: queries.Intake) -> list[dict[str, str]]:
    """Items of the stepper: done where something is recorded; the first open one is the current one."""
    named = [
        (gettext("Indication"), state.indication),
        (gettext("Household"), state.people > 0),
        (gettext("Notice"), state.told),
        (gettext("Legal basis"), state.basis),
        (gettext("Assessment"), state.areas_asked > 0),
    ]
    first_open = next((label for label, is_done in named if not is_done), "")
    return [
        {"label": label, "state": "done" if is_done else "now" if label == first_open else ""}
        for label, is_done in named
    ]


@members_only
def indication(request: MemberRequest, case_id: str) -> HttpResponse:
    """Why deep case management."""
    case: Case = access.get_or_404(request, Case, "edit", public_id=case_id)
    form = IndicationForm.of(case, acting.posted(request))
    answer = acting.save(
        request,
        form,
        lambda: cases.record_indication(actor=request.actor, case=case, version=form.shown_version, **form.values()),
        then=_url(case),
        said=_("The indication is recorded."),
        stored=acting.Stored(_("Indication"), IndicationForm.of),
    )
    return answer or _form(request, case, form, _("Indication"), "casework/intake/indication.html")


@members_only
def notice(request: MemberRequest, case_id: str) -> HttpResponse:
    """The household was told what is held about it."""
    case: Case = access.get_or_404(request, Case, "edit", public_id=case_id)
    form = NoticeForm.new(acting.posted(request))
    answer = acting.save(
        request,
        form,
        lambda: notices.record(actor=request.actor, household=case.household, **form.values()),
        then=_url(case),
        said=_("It is recorded that the household was told."),
    )
    return answer or _form(request, case, form, _("Notice"), "casework/intake/notice.html")


def _form(request: MemberRequest, case: Case, form: Any, heading: Any, template: str) -> HttpResponse:
    context = {**shell.of(request, case, "consents"), "form": form, "heading": heading, "back": _url(case)}
    return http.page(request, template, context, status=form.status)


def _url(case: Case) -> str:
    return reverse("casework:intake", args=[case.public_id])
