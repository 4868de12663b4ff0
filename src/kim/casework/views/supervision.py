"""Questions to professional supervision: on the side of the case, and on the desk of the coordination."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from kim.casework.actions import supervision
from kim.casework.forms.supervision import AdviceForm, FurtherForm, QuestionForm
from kim.casework.models import Case, SupervisionLink, SupervisionQuestion
from kim.casework.queries import frame
from kim.casework.queries import supervision as queries
from kim.casework.rules.desk_codes import SupervisionKind, SupervisionState
from kim.casework.views import acting, shell
from kim.kernel import access, findings
from kim.kernel.doors import MemberRequest, members_only
from kim.ui import http


@require_GET
@members_only
def of_case(request: MemberRequest, case_id: str) -> HttpResponse:
    """What was asked and advised about a case."""
    case: Case = access.get_or_404(request, Case, "read", public_id=case_id)
    context = {**shell.of(request, case, ""), "threads": queries.of_case(request.actor, case)}
    return http.page(request, "casework/supervision/of_case.html", context)


@members_only
def ask(request: MemberRequest, case_id: str) -> HttpResponse:
    """Put a question; what the coordination will see stands beside it."""
    case: Case = access.get_or_404(request, Case, "edit", public_id=case_id)
    form = QuestionForm(acting.posted(request), units=queries.coordinations())
    answer = acting.save(
        request,
        form,
        lambda: supervision.ask(actor=request.actor, case=case, **form.values()),
        then=reverse("casework:case-supervision", args=[case.public_id]),
        said=_("The question is on its way. The answer comes to your page “Today”."),
    )
    context = {
        **shell.of(request, case, ""),
        "form": form,
        "view": queries.view_of(request.actor, case),
        "phases": frame.phase_names(),
        **_found(request, case, form),
    }
    return answer or http.page(request, "casework/supervision/ask.html", context, status=form.status)


@members_only
def question_of_case(request: MemberRequest, case_id: str, supervision_id: str) -> HttpResponse:
    """One conversation about a case, with the view as it was frozen; ask on."""
    link = _link(request, case_id, supervision_id)
    form = FurtherForm(acting.posted(request))
    answer = acting.save(
        request,
        form,
        lambda: supervision.ask_on(actor=request.actor, link=link, **form.values()),
        then=link.get_absolute_url(),
        said=_("Your text is on its way."),
    )
    context = {
        **shell.of(request, link.case, ""),
        **_thread(request, link.question),
        "form": form,
        "is_settled": link.question.state == SupervisionState.CLOSED,
        **_found(request, link.case, form),
    }
    return answer or http.page(request, "casework/supervision/question_of_case.html", context, status=form.status)


@require_POST
@members_only
def settle(request: MemberRequest, case_id: str, supervision_id: str) -> HttpResponse:
    """Taken note of: it leaves the page "Heute" and stays in the case."""
    link = _link(request, case_id, supervision_id)
    return acting.act_on(
        request,
        lambda: supervision.settle(actor=request.actor, link=link),
        then=acting.back_to(request, link.get_absolute_url()),
        said=_("Settled. Question and advice stay in the case."),
    )


@require_GET
@members_only
def inbox(request: MemberRequest) -> HttpResponse:
    """What the coordination is asked."""
    if not access.may(request.actor, "advise", SupervisionQuestion):
        raise Http404
    context = {"threads": queries.inbox(request.actor)}
    return http.page(request, "casework/supervision/inbox.html", context)


@members_only
def question(request: MemberRequest, supervision_id: str) -> HttpResponse:
    """The frozen view and the conversation; advise, or ask back."""
    found: SupervisionQuestion = access.get_or_404(request, SupervisionQuestion, "advise", public_id=supervision_id)
    form = AdviceForm(acting.posted(request))
    answer = acting.save(
        request,
        form,
        lambda: _say(request, found, form),
        then=reverse("casework:supervision"),
        said=_("Your answer is with the case manager."),
    )
    context = {**_thread(request, found), "form": form, "is_settled": found.state == SupervisionState.CLOSED}
    return answer or http.page(request, "casework/supervision/question.html", context, status=form.status)


def _say(request: MemberRequest, found: SupervisionQuestion, form: AdviceForm) -> object:
    verb = supervision.ask_back if form.cleaned_data["kind"] == SupervisionKind.BACK_QUESTION else supervision.advise
    return verb(actor=request.actor, question=found, text=form.cleaned_data["text"])


def _link(request: MemberRequest, case_id: str, supervision_id: str) -> SupervisionLink:
    found: SupervisionLink = access.get_or_404(
        request, SupervisionLink, "edit", question__public_id=supervision_id, case__public_id=case_id
    )
    return found


def _thread(request: MemberRequest, found: SupervisionQuestion) -> dict[str, Any]:
    return {
        "thread": queries.thread(request.actor, found),
        "view": found.view,
        "phases": frame.phase_names(),
        "question": found,
    }


def _found(request: MemberRequest, case: Case, form: QuestionForm) -> dict[str, Any]:
    """What the check found in a text that came back."""
    # A text that was refused is no longer among the cleaned ones.
    text = (form["text"].value() or "").strip() if form.is_bound and form.errors else ""
    if not text:
        return {}
    report = supervision.check(actor=request.actor, case=case, text=text)
    return {
        "pieces": findings.marked(text, report),
        "blocks": findings.listed(report.blocks),
        "guesses": findings.listed(report.guesses),
    }
