"""The administrator's pages about users. An administrator sees people who log in, never a case."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from kim.accounts import acting, mails, queries, sign_on
from kim.accounts.actions import invitations, links, users
from kim.accounts.forms.users import InviteForm, ReasonForm, SearchForm, invited_user_fields, reason_form
from kim.accounts.models import User
from kim.kernel import access
from kim.kernel.doors import members_only
from kim.kernel.errors import RuleViolation
from kim.ui import http


@members_only
def user_list(request: HttpRequest) -> HttpResponse:
    """Everyone who can or could log in; a search is a POST, so that no name enters an address."""
    access.require(request.actor, "add", User)  # type: ignore[attr-defined]
    form = SearchForm(request.POST or None)
    words = form.cleaned_data["q"] if form.is_valid() else ""
    found = queries.users_for(request.actor, words)  # type: ignore[attr-defined]
    context = {"form": form, "users": found, "words": words}
    return http.page(request, "accounts/users.html", context, fragment="rows")


@members_only
def user_new(request: HttpRequest) -> HttpResponse:
    """Invite somebody."""
    access.require(request.actor, "add", User)  # type: ignore[attr-defined]
    form = InviteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            invited = users.invite(actor=request.actor, **invited_user_fields(form))  # type: ignore[attr-defined]
        except RuleViolation as violation:
            form.add_error(violation.field if violation.field in form.fields else None, str(violation.message))
        else:
            return _tell_link(request, invited.user, invited.secret)
    answer = http.invalid if form.errors else http.page
    return answer(request, "accounts/user_new.html", {"form": form})


@members_only
@require_GET
def user(request: HttpRequest, user_id: str) -> HttpResponse:
    """One user: memberships, state of the access, what was done to it."""
    found = access.get_or_404(request, User, "edit", public_id=user_id)
    context = {
        "shown": found,
        "memberships": queries.memberships_of(request.actor, found),  # type: ignore[attr-defined]
        "invitation": queries.latest_invitation(found),
        "has_second_factor": queries.has_second_factor(found),
        "steps": queries.steps_of(found),
        "sign_on": _sign_on(found),
        "is_oneself": found.pk == request.user.pk,
    }
    return http.page(request, "accounts/user.html", context)


def _sign_on(found: User) -> str:
    link = sign_on.of(found)
    return sign_on.name_of(link) if link else ""


@members_only
@require_POST
def user_invite_again(request: HttpRequest, user_id: str) -> HttpResponse:
    """Send a fresh link; older ones are void."""
    found = access.get_or_404(request, User, "edit", public_id=user_id)
    try:
        _invitation, secret = invitations.issue(actor=request.actor, user=found)  # type: ignore[attr-defined]
    except RuleViolation as violation:
        messages.warning(request, str(violation.message))
        return http.done(request, found.get_absolute_url())
    return _tell_link(request, found, secret)


@members_only
def user_end(request: HttpRequest, user_id: str) -> HttpResponse:
    """End somebody's access, with the reason."""
    return _with_reason(
        request,
        user_id,
        "accounts/user_end.html",
        lambda found, form: users.end(
            actor=request.actor,  # type: ignore[attr-defined]
            user=found,
            reason=form.cleaned_data["reason"],
            version=form.cleaned_data["version"],
        ),
        _("The access has ended. All sessions are closed."),
    )


@members_only
def user_second_factor(request: HttpRequest, user_id: str) -> HttpResponse:
    """Reset somebody's second factor, with the reason."""
    return _with_reason(
        request,
        user_id,
        "accounts/user_second_factor.html",
        lambda found, form: users.reset_second_factor(
            actor=request.actor,  # type: ignore[attr-defined]
            user=found,
            reason=form.cleaned_data["reason"],
            version=form.cleaned_data["version"],
        ),
        _("The second factor is reset. All sessions are closed; the next log-in starts with the set-up."),
    )


@members_only
def user_unlink(request: HttpRequest, user_id: str) -> HttpResponse:
    """Remove the link with a single sign-on, with the reason."""
    return _with_reason(
        request,
        user_id,
        "accounts/user_unlink.html",
        lambda found, form: links.unlink(
            actor=request.actor,  # type: ignore[attr-defined]
            user=found,
            reason=form.cleaned_data["reason"],
            version=form.cleaned_data["version"],
        ),
        _("The link is removed. All sessions are closed; the person sets a password by “Forgotten the password?”."),
    )


def _with_reason(
    request: HttpRequest, user_id: str, template: str, act: Callable[[User, ReasonForm], Any], said: str
) -> HttpResponse:
    found = access.get_or_404(request, User, "edit", public_id=user_id)
    form = reason_form(found, acting.posted(request))
    answer = acting.save(
        request,
        form,
        lambda: act(found, form),
        then=found.get_absolute_url(),
        said=said,
        stored=acting.Stored(_("Access"), reason_form),
    )
    return answer or http.page(request, template, {"form": form, "shown": found}, status=form.status)


def _tell_link(request: HttpRequest, invited: User, secret: str) -> HttpResponse:
    """Mail the link; where no mail can be sent, show it once, to be handed over in person."""
    link = request.build_absolute_uri(reverse("accounts:invitation", args=[secret]))
    if mails.send_invitation(invited, link, request.actor):  # type: ignore[attr-defined]
        return http.done(request, invited.get_absolute_url(), _("The invitation is on its way."))
    return http.page(request, "accounts/user_link.html", {"shown": invited, "link": link})
