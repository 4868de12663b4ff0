"""Form in, one action, answer out: what every view that writes has in common, whatever its context.

form = ContactForm(acting.posted(request), initial=…)
answer = acting.save(request, form, lambda: contacts.correct(…), then=url, said=_("Saved."), stored=…)
return answer or http.page(request, "casework/contact.html", {…}, status=form.status)
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.db import IntegrityError, transaction
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.http import url_has_allowed_host_and_scheme

from kim.accounts import api as accounts
from kim.accounts.api import sent_forms
from kim.kernel.audit import changes
from kim.kernel.errors import Conflict, RuleViolation, WrittenDown
from kim.ui import conflict, drafts, http
from kim.ui.templatetags.kim_ui import moment

Text = str | Promise
Around = Callable[[HttpRequest], tuple[str, dict[str, Any]] | None]
"""Template and context of the page that a conflict is shown in; None for a page of its own."""


@dataclass(frozen=True)
class Stored:
    """How the conflict page shows what somebody else stored meanwhile: its title, and its values as a form."""

    title: Text
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
    around: Around | None = None,
) -> HttpResponse | None:
    """Run `act` if the form is valid and go to `then`. None: show the form again, a refusal stands at its field.

    A lost update becomes the conflict page if `stored` says how to show the other version; `around` draws it inside a
    page of its context. The very same form sent
    again (a double click, a retry after a lost answer) leads where it led before and writes nothing.
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
    except (RuleViolation, Conflict, IntegrityError) as refusal:
        if led_to := sent_forms.answer_to(request):
            return http.done(request, led_to)
        cancel_url = then if isinstance(then, str) else request.path
        return _say_no(request, form, refusal, stored, cancel_url, around)
    return http.done(request, answer, said)


def _act_once(request: HttpRequest, act: Callable[[], object], then: str | Callable[[Any], str]) -> str:
    """The act and the mark that it is done, both or neither."""
    with transaction.atomic():
        try:
            result = act()
        except WrittenDown as refusal:
            written_down = refusal
        else:
            answer = then(result) if callable(then) else then
            sent_forms.remember(request, answer)
            return answer
    raise written_down


def _say_no(
    request: HttpRequest,
    form: forms.BaseForm,
    refusal: Exception,
    stored: Stored | None,
    cancel_url: str,
    around: Around | None,
) -> HttpResponse | None:
    if isinstance(refusal, RuleViolation):
        refused(form, refusal)
        return None
    if isinstance(refusal, Conflict) and stored is not None:
        return _two_versions(request, form, refusal, stored, cancel_url, around)
    raise refusal


def refused(form: forms.BaseForm, refusal: RuleViolation) -> None:
    """Put what a rule says at the field that it names, or on top of the form."""
    field = refusal.field if refusal.field in form.fields else None
    form.add_error(field, forms.ValidationError(str(refusal.message), code=refusal.code))


def back_to(request: HttpRequest, otherwise: str) -> str:
    """The page of ours that `next` names, so that a tick on the desk returns to the desk; else `otherwise`."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    if wanted and url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure()):
        return wanted
    return otherwise


def act_on(
    request: HttpRequest,
    act: Callable[[], object],
    *,
    then: str,
    said: Text,
    on: Callable[[Any], str] | None = None,
) -> HttpResponse:
    """A button without a form: do it and go to `then`; what a rule says stands on top of that page.

    `on`: where to go instead once it is done, from what the act returned.
    """
    try:
        made = act()
    except RuleViolation as refusal:
        messages.error(request, str(refusal.message))
        return http.done(request, then)
    return http.done(request, on(made) if on else then, said)


def _two_versions(
    request: HttpRequest,
    form: forms.BaseForm,
    lost: Conflict,
    stored: Stored,
    cancel_url: str,
    around: Around | None,
) -> HttpResponse:
    """Both versions side by side, inside a page of the context where it has one."""
    last = changes.last(lost.current) if isinstance(lost.current, Model) else None
    versions = conflict.Conflict(
        title=str(stored.title),
        version=lost.current.version,
        lines=conflict.compare(form, stored.form(lost.current)),
        by=accounts.name_of(last.actor_id) if last else "",
        at=moment(last.at) if last else "",
    )
    template, context = (around and around(request)) or ("ui/conflict.html", {})
    return render(request, template, {**context, "conflict": versions, "cancel_url": cancel_url}, status=409)
