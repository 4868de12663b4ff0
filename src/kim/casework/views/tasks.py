"""Tasks of the case management: a tick where one stands, with a way back."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from kim.casework.actions import tasks
from kim.casework.forms.tasks import PostponeForm, TaskForm
from kim.casework.models import Case, Task
from kim.casework.views import acting, shell
from kim.kernel import access
from kim.kernel.doors import MemberRequest, members_only
from kim.kernel.errors import RuleViolation
from kim.ui import http


@members_only
def new(request: MemberRequest, case_id: str) -> HttpResponse:
    """A task in this case."""
    case: Case = access.get_or_404(request, Case, "edit", public_id=case_id)
    form = TaskForm(acting.posted(request))
    url = acting.back_to(request, _case_url(case_id))
    answer = acting.save(
        request,
        form,
        lambda: tasks.add(actor=request.actor, case=case, **form.cleaned_data),
        then=url,
        said=_("The task is noted."),
    )
    context = {**shell.of(request, case, ""), "form": form, "back": url}
    return answer or http.page(request, "casework/task_new.html", context, status=form.status)


@require_POST
@members_only
def done(request: MemberRequest, task_id: str) -> HttpResponse:
    """Tick it off; the toast offers the way back."""
    task: Task = access.get_or_404(request, Task, "edit", public_id=task_id)
    undo = reverse("casework:task-reopen", args=[task_id])
    back = acting.back_to(request, reverse("casework:today"))
    try:
        tasks.complete(actor=request.actor, task=task)
    except RuleViolation as refusal:
        # Somebody ticked it off a moment ago: what was wanted is the case.
        return http.done(request, back, refusal.message)
    return http.done(request, back, _("Done: %(title)s") % {"title": task.title}, undo=undo)


@require_POST
@members_only
def reopen(request: MemberRequest, task_id: str) -> HttpResponse:
    """Not done after all."""
    task: Task = access.get_or_404(request, Task, "edit", public_id=task_id)
    return acting.act_on(
        request,
        lambda: tasks.reopen(actor=request.actor, task=task),
        then=acting.back_to(request, reverse("casework:today")),
        said=_("Open again: %(title)s") % {"title": task.title},
    )


@members_only
def postpone(request: MemberRequest, task_id: str) -> HttpResponse:
    """Another day."""
    task: Task = access.get_or_404(request, Task, "edit", public_id=task_id)
    form = PostponeForm.of(task, acting.posted(request))
    back = acting.back_to(request, reverse("casework:today"))
    answer = acting.save(
        request,
        form,
        lambda: tasks.postpone(
            actor=request.actor, task=task, version=form.shown_version, due_on=form.cleaned_data["due_on"]
        ),
        then=back,
        said=_("The task is postponed."),
        stored=acting.Stored(task.title, PostponeForm.stored),
    )
    context = {"form": form, "task": task, "back": back}
    return answer or http.page(request, "casework/task_postpone.html", context, fragment="dialog", status=form.status)


def _case_url(case_id: str) -> str:
    return reverse("casework:case", kwargs={"case_id": case_id})
