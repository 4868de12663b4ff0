"""Letters to a ministry: written on an issue, sent, answered."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from kim.accounts import acting
from kim.kernel import access
from kim.kernel.doors import MemberRequest, members_only
from kim.steering import letter
from kim.steering.actions import escalations as actions
from kim.steering.forms.escalations import AnswerForm, LetterEditForm, LetterForm
from kim.steering.models import Escalation, StructuralIssue
from kim.steering.queries import escalations
from kim.ui import http


@require_GET
@members_only
def escalation_list(request: MemberRequest) -> HttpResponse:
    access.require(request.actor, "read", Escalation)
    rows = [(row, escalations.is_late(row)) for row in escalations.escalations(request.actor)]
    return http.page(request, "steering/escalations.html", {"rows": rows})


@members_only
def escalation_new(request: MemberRequest, issue_id: str) -> HttpResponse:
    issue = access.get_or_404(request, StructuralIssue, "edit", public_id=issue_id)
    text = "\n\n".join(part for part in (_("Dear Sir or Madam,"), issue.problem, issue.proposal) if part)
    form = LetterForm(acting.posted(request), initial={"subject": issue.title, "text": text})
    answer = acting.save(
        request,
        form,
        lambda: actions.draft(actor=request.actor, issue=issue, **form.cleaned_data),
        then=lambda made: made.get_absolute_url(),
        said=_("The letter is a draft."),
    )
    context = {"form": form, "issue": issue, "back": issue.get_absolute_url()}
    return answer or http.page(request, "steering/escalation_form.html", context, status=form.status)


@require_GET
@members_only
def escalation(request: MemberRequest, escalation_id: str) -> HttpResponse:
    found = access.get_or_404(request, Escalation, public_id=escalation_id)
    context = {
        "letter": found,
        "is_late": escalations.is_late(found),
        "may_edit": access.may(request.actor, "edit", found),
    }
    return http.page(request, "steering/escalation.html", context)


@require_GET
@members_only
def escalation_pdf(request: MemberRequest, escalation_id: str) -> HttpResponse:
    found = access.get_or_404(request, Escalation, public_id=escalation_id)
    response = HttpResponse(letter.letter(found), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="schreiben-{found.issue.number}.pdf"'
    return response


@members_only
def escalation_edit(request: MemberRequest, escalation_id: str) -> HttpResponse:
    found = access.get_or_404(request, Escalation, "edit", public_id=escalation_id)
    form = LetterEditForm(acting.posted(request), initial=LetterEditForm.initial_of(found))
    answer = acting.save(
        request,
        form,
        lambda: actions.edit(actor=request.actor, escalation=found, version=form.shown_version, **form.changes()),
        then=found.get_absolute_url(),
        said=_("The letter is saved."),
        stored=acting.Stored(found.subject, lambda now: LetterEditForm(initial=LetterEditForm.initial_of(now))),
    )
    context = {"form": form, "issue": found.issue, "back": found.get_absolute_url()}
    return answer or http.page(request, "steering/escalation_form.html", context, status=form.status)


@require_POST
@members_only
def escalation_send(request: MemberRequest, escalation_id: str) -> HttpResponse:
    found = access.get_or_404(request, Escalation, "edit", public_id=escalation_id)
    return acting.act_on(
        request,
        lambda: actions.send(actor=request.actor, escalation=found, figures=letter.figures_of(found.issue)),
        then=found.get_absolute_url(),
        said=_("It is noted that the letter went out today."),
    )


@members_only
def escalation_answer(request: MemberRequest, escalation_id: str) -> HttpResponse:
    found = access.get_or_404(request, Escalation, "edit", public_id=escalation_id)
    form = AnswerForm(acting.posted(request), initial=AnswerForm.initial_of(found))
    answer = acting.save(
        request,
        form,
        lambda: actions.note_answer(
            actor=request.actor, escalation=found, version=form.shown_version, **form.changes()
        ),
        then=found.get_absolute_url(),
        said=_("The answer is noted."),
        stored=acting.Stored(found.subject, lambda now: AnswerForm(initial=AnswerForm.initial_of(now))),
    )
    context = {"form": form, "letter": found}
    return answer or http.page(request, "steering/escalation_answer.html", context, status=form.status)
