"""Form in, one action, answer out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.functional import Promise

from kim.accounts import api as accounts
from kim.accounts.api import sent_forms
from kim.kernel.audit import changes
from kim.kernel.errors import Conflict, RuleViolation
from kim.ui import conflict, drafts, http
from kim.ui.templatetags.kim_ui import moment

Text = str | Promise


@dataclass(frozen=True)
class Stored:
    """How the conflict page shows what somebody else stored meanwhile."""

    title: str
    form: Callable[[Any], forms.BaseForm]


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent, with the choice of a conflict page already turned into form data; None if nothing was sent.

    Somebody who takes up a draft again gets what they had typed, as if they had just typed it.
    """
    return conflict.resolved(request.POST) if request.method == "POST" else drafts.restored(request)


def save(
    request: HttpRequest,
    form: forms.BaseForm,
    act: Callable[[], object],
    *,
    then: str | Callable[[Any], str],
    said: Text = "",
    stored: Stored | None = None,
) -> HttpResponse | None:
    """Run `act` if the form is valid and go to `then`. None: show the form again, a refusal stands at its field.

    The very same form sent again (a double click, a retry after a lost answer) leads where it led before and writes
    nothing.
    """
    if request.method != "POST":
        if form.is_bound:
            drafts.unchecked(form)
        return None
    if not form.is_valid():
        return None
    try:
        answer = _act_once(request, act, then)
    except sent_forms.SentBefore as before:
        return http.done(request, before.answer)
    except RuleViolation as refusal:
        if led_to := sent_forms.answer_to(request):
            return http.done(request, led_to)
        field = refusal.field if refusal.field in form.fields else None
        form.add_error(field, forms.ValidationError(str(refusal.message), code=refusal.code))
        return None
    except Conflict as lost:
        if led_to := sent_forms.answer_to(request):
            return http.done(request, led_to)
        if stored is None:
            raise
        return _two_versions(request, form, lost, stored)
    return http.done(request, answer, said)


def _act_once(request: HttpRequest, act: Callable[[], object], then: str | Callable[[Any], str]) -> str:
    """The act and the mark that it is done, both or neither."""
    with transaction.atomic():
        result = act()
        answer = then(result) if callable(then) else then
        sent_forms.remember(request, answer)
    return answer


def act_on(request: HttpRequest, act: Callable[[], object], *, then: str, said: Text) -> HttpResponse:
    """A button without a form: do it and come back; what a rule says stands on top of the next page."""
    try:
        act()
    except RuleViolation as refusal:
        messages.error(request, str(refusal.message))
        return http.done(request, then)
    return http.done(request, then, said)


def _two_versions(request: HttpRequest, form: forms.BaseForm, lost: Conflict, stored: Stored) -> HttpResponse:
    last = changes.last(lost.current)
    about = {
        "title": stored.title,
        "version": lost.current.version,
        "by": accounts.name_of(last.actor_id) if last and last.actor_id else "",
        "at": moment(last.at) if last else "",
    }
    return conflict.page(request, form, stored.form(lost.current), conflict=about, cancel_url=request.path)
