"""Form in, one action, answer out: what every view that writes has in common.

form = ContactForm(acting.posted(request), initial=…)
answer = acting.save(request, form, lambda: contacts.correct(…), then=url, said=_("Saved."), stored=…)
return answer or http.page(request, "casework/contact.html", {…}, status=form.status)
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.http import url_has_allowed_host_and_scheme

from kim.accounts import api as accounts
from kim.accounts.api import sent_forms
from kim.casework.models import Case
from kim.casework.views import shell
from kim.kernel.audit import changes
from kim.kernel.doors import MemberRequest
from kim.kernel.errors import Conflict, RuleViolation
from kim.ui import conflict, drafts, http
from kim.ui.templatetags.kim_ui import moment

Text = str | Promise


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
) -> HttpResponse | None:
    """Run `act` if the form is valid and go to `then`. None: show the form again, a refusal stands at its field.

    A lost update becomes the conflict page if `stored` says how to show the other version. The very same form sent
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
        return _say_no(request, form, refusal, stored, then if isinstance(then, str) else request.path)
    return http.done(request, answer, said)


def _act_once(request: HttpRequest, act: Callable[[], object], then: str | Callable[[Any], str]) -> str:
    """The act and the mark that it is done, both or neither."""
    with transaction.atomic():
        result = act()
        answer = then(result) if callable(then) else then
        sent_forms.remember(request, answer)
    return answer


def _say_no(
    request: HttpRequest, form: forms.BaseForm, refusal: Exception, stored: Stored | None, cancel_url: str
) -> HttpResponse | None:
    if isinstance(refusal, RuleViolation):
        refused(form, refusal)
        return None
    if isinstance(refusal, Conflict) and stored is not None:
        return _two_versions(request, form, refusal, stored, cancel_url)
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


def act_on(request: HttpRequest, act: Callable[[], object], *, then: str, said: Text) -> HttpResponse:
    """A button without a form: do it and go to `then`; what a rule says stands on top of that page."""
    try:
        act()
    except RuleViolation as refusal:
        messages.error(request, str(refusal.message))
        return http.done(request, then)
    return http.done(request, then, said)


def _two_versions(
    request: HttpRequest, form: forms.BaseForm, lost: Conflict, stored: Stored, cancel_url: str
) -> HttpResponse:
    """Both versions side by side, on the page of the case where there is one."""
    last = changes.last(lost.current)
    versions = conflict.Conflict(
        title=str(stored.title),
        version=lost.current.version,
        lines=conflict.compare(form, stored.form(lost.current)),
        by=accounts.name_of(last.actor_id) if last else "",
        at=moment(last.at) if last else "",
    )
    around = _page_of_case(cast("MemberRequest", request))
    template = "casework/conflict.html" if around else "ui/conflict.html"
    return render(request, template, {**around, "conflict": versions, "cancel_url": cancel_url}, status=409)


def _page_of_case(request: MemberRequest) -> dict[str, Any]:
    """Head and tabs of the case that the address names; nothing where it names none."""
    named = request.resolver_match.kwargs.get("case_id") if request.resolver_match else None
    case = Case.objects.visible_to(request.actor).filter(public_id=named).first() if named else None
    return shell.of(request, case, "") if case else {}
