"""Tasks of the case management: a tick where one stands, with a way back."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_GET, require_POST

from kim.casework.actions import tasks
from kim.casework.forms.tasks import PostponeForm, TaskChange, TaskForm
from kim.casework.models import Case, Task
from kim.casework.queries import tasks as queries
from kim.casework.queries.tasks import When
from kim.casework.views import acting, shell
from kim.kernel import access
from kim.kernel.doors import MemberRequest, members_only
from kim.kernel.errors import RuleViolation
from kim.ui import http

PER_PAGE = 25
VIEWS = {
    When.OPEN: ("offen", pgettext_lazy("tasks", "All open")),
    When.OVERDUE: ("ueberfaellig", pgettext_lazy("tasks", "Overdue")),
    When.WEEK: ("diese-woche", pgettext_lazy("tasks", "Within seven days")),
    When.LATER: ("spaeter", pgettext_lazy("tasks", "Later")),
    When.UNDATED: ("ohne-datum", pgettext_lazy("tasks", "Without a day")),
    When.DONE: ("erledigt", pgettext_lazy("tasks", "Done in 30 days")),
}


@members_only
def new(request: MemberRequest, case_id: str) -> HttpResponse:
    """A task in this case."""
    case: Case = access.get_or_404(request, Case, "edit", public_id=case_id)
    form = TaskForm(queries.owners_of(case), acting.posted(request))
    url = acting.back_to(request, _case_url(case_id))
    answer = acting.save(
        request,
        form,
        lambda: tasks.add(actor=request.actor, case=case, **form.values()),
        then=url,
        said=_("The task is noted."),
    )
    context = {**shell.of(request, case, ""), "form": form, "back": url}
    return answer or http.page(request, "casework/task_new.html", context, status=form.status)


@members_only
def edit(request: MemberRequest, task_id: str) -> HttpResponse:
    """Change what, who, when, or whether it comes back."""
    task: Task = access.get_or_404(request, Task, "edit", public_id=task_id)
    owners = queries.owners_of(task.case)
    form = TaskChange.of(task, owners, acting.posted(request))
    back = acting.back_to(request, _case_url(task.case.public_id))
    answer = acting.save(
        request,
        form,
        lambda: tasks.edit(actor=request.actor, task=task, version=form.shown_version, **form.values()),
        then=back,
        said=_("The task is saved."),
        stored=acting.Stored(_("Task"), lambda now: TaskChange.of(now, owners)),
    )
    context = {**shell.of(request, task.case, ""), "form": form, "back": back}
    return answer or http.page(request, "casework/task_edit.html", context, status=form.status)


@require_GET
@members_only
def follow_ups(request: MemberRequest) -> HttpResponse:
    """Everything one wanted to come back to, by day. Only codes stand in the address."""
    if not access.may(request.actor, "edit", Task):
        raise Http404
    when = next((code for code, (slug, _label) in VIEWS.items() if slug == request.GET.get("ansicht")), When.OPEN)
    only_own = request.GET.get("wer") != "alle"
    found = queries.follow_ups(request.actor, when, only_own=only_own)
    context = {
        "page": Paginator(found, PER_PAGE).get_page(request.GET.get("seite")),
        "views": [
            {
                "label": VIEWS[each][1],
                "url": _address(each, only_own),
                "count": amount,
                "current": each is when,
            }
            for each, amount in queries.counts(request.actor, only_own=only_own).items()
        ],
        "own_url": _address(when, True),
        "all_url": _address(when, False),
        "only_own": only_own,
        "shows_done": when is When.DONE,
    }
    return http.page(request, "casework/follow_ups.html", context)


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


def _address(when: When, only_own: bool) -> str:
    words = {"ansicht": VIEWS[when][0]} | ({} if only_own else {"wer": "alle"})
    return f"{reverse('casework:follow-ups')}?{urlencode(words)}"


def _case_url(case_id: str) -> str:
    return reverse("casework:case", kwargs={"case_id": case_id})
