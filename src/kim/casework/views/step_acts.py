"""What happens to a step: done and back, waiting, asked again, another day, no longer needed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from kim.casework.actions import steps
from kim.casework.forms.step_acts import DoneForm, DropForm, PostponeStepForm, WaitingForm
from kim.casework.models import Step
from kim.casework.views import acting, current
from kim.casework.views.steps import plan_url, step_url, the_step
from kim.kernel.doors import MemberRequest, members_only
from kim.kernel.errors import RuleViolation
from kim.ui import http


@require_POST
@members_only
def done(request: MemberRequest, case_id: str, step_id: str) -> HttpResponse:
    """Tick a step off; the toast says what can start now and offers the way back."""
    step = the_step(request, case_id, step_id, "edit")
    back = acting.back_to(request, plan_url(step.case))
    form = DoneForm(request.POST)
    if not form.is_valid():
        return _form_page(request, step, form, _("Done"), _("It is done"))
    try:
        ready = steps.complete(actor=request.actor, step=step, **form.cleaned_data)
    except RuleViolation as refusal:
        if refusal.field is None:
            # Somebody ticked it off a moment ago: what was wanted is the case.
            return http.done(request, back, refusal.message)
        acting.refused(form, refusal)
        return _form_page(request, step, form, _("Done"), _("It is done"))
    undo = reverse("casework:step-reopen", args=[case_id, step_id]) + "?" + urlencode({"next": back})
    return http.done(request, back, _said(gettext("Done: %(title)s.") % {"title": step.title}, ready), undo=undo)


@require_POST
@members_only
def reopen(request: MemberRequest, case_id: str, step_id: str) -> HttpResponse:
    """Not done after all."""
    step = the_step(request, case_id, step_id, "edit")
    back = acting.back_to(request, plan_url(step.case))
    try:
        blocked = steps.reopen(actor=request.actor, step=step)
    except RuleViolation as refusal:
        return http.done(request, back, refusal.message)
    said = gettext("Open again: %(title)s.") % {"title": step.title}
    if blocked:
        words = ngettext("Blocked again: step %(steps)s.", "Blocked again: steps %(steps)s.", len(blocked))
        said += " " + words % {"steps": _numbers(blocked)}
    return http.done(request, back, said)


@members_only
def waiting(request: MemberRequest, case_id: str, step_id: str) -> HttpResponse:
    """An office was asked and has to act now."""
    step = the_step(request, case_id, step_id, "edit")
    form = WaitingForm.of(step, acting.posted(request))

    def act() -> Step:
        since = form.cleaned_data["since"]
        return steps.mark_waiting(actor=request.actor, step=step, version=form.shown_version, since=since)

    said = _("The step waits for: %(name)s") % {"name": step.party_name}
    return _save(request, step, form, act, said, _("Waits for others"), WaitingForm.of)


@require_POST
@members_only
def go_on(request: MemberRequest, case_id: str, step_id: str) -> HttpResponse:
    """The answer came, and there is more to do."""
    step = the_step(request, case_id, step_id, "edit")
    return _at_once(
        request, step, lambda: steps.stop_waiting(actor=request.actor, step=step), _("The step no longer waits.")
    )


@require_POST
@members_only
def remind(request: MemberRequest, case_id: str, step_id: str) -> HttpResponse:
    """The office was asked again; the waiting goes on."""
    step = the_step(request, case_id, step_id, "edit")
    said = _("It is noted that you asked again today.")
    return _at_once(request, step, lambda: steps.remind(actor=request.actor, step=step), said)


@members_only
def postpone(request: MemberRequest, case_id: str, step_id: str) -> HttpResponse:
    """Another day."""
    step = the_step(request, case_id, step_id, "edit")
    form = PostponeStepForm.of(step, acting.posted(request))

    def act() -> Step:
        due_on = form.cleaned_data["due_on"]
        return steps.postpone(actor=request.actor, step=step, version=form.shown_version, due_on=due_on)

    said = _("The step is postponed.")
    return _save(request, step, form, act, said, _("Postpone the step"), PostponeStepForm.stored, _("Postpone"))


@members_only
def drop(request: MemberRequest, case_id: str, step_id: str) -> HttpResponse:
    """No longer needed; the reason stays with it."""
    step = the_step(request, case_id, step_id, "edit")
    form = DropForm.of(step, acting.posted(request))

    def act() -> tuple[Step, ...]:
        reason = form.cleaned_data["reason"]
        return steps.drop(actor=request.actor, step=step, version=form.shown_version, reason=reason)

    said = _("The step is no longer needed. It stays in the history.")
    return _save(request, step, form, act, said, _("No longer needed"), DropForm.of, _("No longer needed"))


def _save(
    request: MemberRequest,
    step: Step,
    form: Any,
    act: Callable[[], object],
    said: str | Promise,
    heading: str | Promise,
    stored: Callable[[Any], Any],
    submit: str | Promise = "",
) -> HttpResponse:
    back = _came_from(request, step)
    answer = acting.save(request, form, act, then=back, said=said, stored=acting.Stored(step.title, stored))
    return answer or _form_page(request, step, form, heading, submit)


def _form_page(
    request: MemberRequest, step: Step, form: Any, heading: str | Promise, submit: str | Promise = ""
) -> HttpResponse:
    context = {
        "form": form,
        "step": step,
        "heading": heading,
        "submit": submit,
        "back": _came_from(request, step),
    }
    return http.page(request, "casework/plan/step_act.html", context, fragment="dialog", status=form.status)


def _came_from(request: MemberRequest, step: Step) -> str:
    """The page behind the dialog, so that postponing on the desk returns to the desk."""
    return acting.back_to(request, current.page(request) or step_url(step))


def _at_once(request: MemberRequest, step: Step, act: Callable[[], object], said: str | Promise) -> HttpResponse:
    back = acting.back_to(request, step_url(step))
    try:
        act()
    except RuleViolation as refusal:
        return http.done(request, back, refusal.message)
    return http.done(request, back, said)


def _said(first: str, ready: Iterable[Step]) -> str:
    found = list(ready)
    if not found:
        return first
    words = ngettext("Step %(steps)s can start now.", "Steps %(steps)s can start now.", len(found))
    return f"{first} {words % {'steps': _numbers(found)}}"


def _numbers(found: Iterable[Step]) -> str:
    return ", ".join(f"{step.number} ({step.title})" for step in found)
