"""The board and the paper."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from kim.accounts import acting
from kim.kernel import access
from kim.kernel.doors import MemberRequest, members_only
from kim.kernel.errors import Conflict
from kim.steering import pdf
from kim.steering.actions import issues, meetings, questions
from kim.steering.forms.issues import (
    AgendaForm,
    BoardFilter,
    IssueEditForm,
    NewIssueForm,
    OptionFormSet,
    QuestionForm,
    RankForm,
    initial_options,
)
from kim.steering.models import Observation, StructuralIssue
from kim.steering.queries import lists
from kim.steering.queries.paper import paper_of
from kim.steering.queries.similar import similar_to
from kim.steering.rules.codes import IssueState
from kim.steering.rules.transitions import ISSUE
from kim.steering.views import board, suggested
from kim.ui import http


@require_GET
@members_only
def issue_list(request: MemberRequest) -> HttpResponse:
    access.require(request.actor, "read", StructuralIssue)
    return http.page(request, "steering/board.html", board.page(request, BoardFilter(request.GET)))


@require_GET
@members_only
def issue(request: MemberRequest, issue_id: str) -> HttpResponse:
    found = access.get_or_404(request, StructuralIssue, public_id=issue_id)
    return http.page(request, "steering/issue.html", _paper(request, found))


@require_GET
@members_only
def issue_pdf(request: MemberRequest, issue_id: str) -> HttpResponse:
    found = access.get_or_404(request, StructuralIssue, public_id=issue_id)
    response = HttpResponse(pdf.paper(paper_of(found, request.actor)), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{found.number}-{slugify(found.title)}.pdf"'
    return response


@members_only
def issue_new(request: MemberRequest) -> HttpResponse:
    access.require(request.actor, "add", StructuralIssue)
    chosen = lists.inbox(request.actor).filter(public_id__in=request.GET.getlist("hinweis"))
    form = NewIssueForm(acting.posted(request), initial=_suggested(chosen.first()) or suggested.in_codes(request))
    answer = acting.save(
        request,
        form,
        lambda: issues.describe(actor=request.actor, observations=chosen, **form.cleaned_data),
        then=lambda made: made.get_absolute_url(),
        said=_("The issue is described."),
    )
    context = {
        "form": form,
        "observations": chosen,
        "title": _("Describe an issue"),
        "back": reverse("steering:issues"),
    }
    return answer or http.page(request, "steering/issue_form.html", context, status=form.status)


def _suggested(observation: Observation | None) -> dict[str, object]:
    if observation is None:
        return {}
    return {name: getattr(observation, name) for name in ("kind", "obstacle_kind", "life_area", "office_kinds")}


@members_only
def issue_edit(request: MemberRequest, issue_id: str) -> HttpResponse:
    found = access.get_or_404(request, StructuralIssue, "edit", public_id=issue_id)
    form = IssueEditForm(acting.posted(request), initial=IssueEditForm.initial_of(found))
    answer = acting.save(
        request,
        form,
        lambda: issues.edit(actor=request.actor, issue=found, version=form.shown_version, **form.changes()),
        then=found.get_absolute_url(),
        said=_("The paper is saved."),
        stored=acting.Stored(found.title, lambda now: IssueEditForm(initial=IssueEditForm.initial_of(now))),
    )
    context = {"form": form, "title": _("Edit the paper"), "back": found.get_absolute_url()}
    return answer or http.page(request, "steering/issue_form.html", context, status=form.status)


@members_only
def issue_options(request: MemberRequest, issue_id: str) -> HttpResponse:
    found = access.get_or_404(request, StructuralIssue, "edit", public_id=issue_id)
    formset = OptionFormSet(acting.posted(request), initial=initial_options(found))
    shown, overtaken = request.POST.get("version", ""), False
    if formset.is_bound and formset.is_valid():
        options = [data for data in formset.cleaned_data if data.get("title")]
        version = int(shown) if shown.isdecimal() else found.version
        try:
            issues.set_options(actor=request.actor, issue=found, options=options, version=version)
        except Conflict:
            overtaken = True
        else:
            return http.done(request, found.get_absolute_url(), _("The possibilities are saved."))
    context = {
        "issue": found,
        "formset": formset,
        "version": found.version if overtaken else shown or found.version,
        "stored": found.options.all() if overtaken else None,
    }
    status = 409 if overtaken else 422 if formset.is_bound else 200
    return http.page(request, "steering/issue_options.html", context, status=status)


@require_POST
@members_only
def issue_agenda(request: MemberRequest, issue_id: str) -> HttpResponse:
    found = access.get_or_404(request, StructuralIssue, "edit", public_id=issue_id)
    form = AgendaForm(request.POST, meetings=lists.coming_meetings(request.actor))
    answer = acting.save(
        request,
        form,
        lambda: meetings.put_on(actor=request.actor, issue=found, **form.cleaned_data),
        then=found.get_absolute_url(),
        said=_("The issue is on the agenda. The members of steering see it from now on."),
    )
    return answer or _paper_with(request, found, agenda_form=form)


@require_POST
@members_only
def issue_rank(request: MemberRequest, issue_id: str) -> HttpResponse:
    found = access.get_or_404(request, StructuralIssue, "edit", public_id=issue_id)
    form = RankForm(acting.posted(request))
    answer = acting.save(
        request,
        form,
        lambda: issues.rank(
            actor=request.actor, issue=found, rank=form.cleaned_data["rank"], version=form.shown_version
        ),
        then=found.get_absolute_url(),
        said=_("The rank is saved."),
        stored=acting.Stored(found.title, lambda now: RankForm(initial=RankForm.initial_of(now))),
    )
    return answer or _paper_with(request, found, rank_form=form)


@require_POST
@members_only
def issue_question(request: MemberRequest, issue_id: str) -> HttpResponse:
    found = access.get_or_404(request, StructuralIssue, "edit", public_id=issue_id)
    form = QuestionForm(request.POST, auto_id="question_%s")
    answer = acting.save(
        request,
        form,
        lambda: questions.ask(actor=request.actor, issue=found, text=form.cleaned_data["text"]),
        then=found.get_absolute_url(),
        said=_("The question is put. Everybody who noted the issue reads it."),
    )
    return answer or _paper_with(request, found, question_form=form)


def _paper_with(request: MemberRequest, found: StructuralIssue, **forms: object) -> HttpResponse:
    """The paper again, with the form that was refused."""
    return http.page(request, "steering/issue.html", _paper(request, found) | forms, status=422)


def _paper(request: MemberRequest, found: StructuralIssue) -> dict[str, object]:
    """The paper, and for who may edit it everything that can be done about it."""
    paper = {"paper": paper_of(found, request.actor), "may_edit": access.may(request.actor, "edit", found)}
    if not paper["may_edit"]:
        return paper
    return paper | {
        "may_regroup": ISSUE.allows(IssueState(found.state), IssueState.MERGED),
        "similar": similar_to(found, request.actor),
        "agenda_form": AgendaForm(meetings=lists.coming_meetings(request.actor)),
        "rank_form": RankForm(initial=RankForm.initial_of(found)),
        "question_form": QuestionForm(auto_id="question_%s"),
    }
