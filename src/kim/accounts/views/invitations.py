"""The one-time link of an invitation: it leads to the first password."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from kim.accounts import sign_on
from kim.accounts.actions import invitations
from kim.accounts.forms.invitation import FirstPasswordForm
from kim.kernel.errors import RuleViolation
from kim.ui import http

_SESSION_KEY = sign_on.INVITATION_KEY


@never_cache
def invitation(request: HttpRequest, secret: str) -> HttpResponse:
    """Take the secret out of the address at once: it must not stay in the history or be sent on as a referrer."""
    request.session[_SESSION_KEY] = secret
    return HttpResponseRedirect(reverse("accounts:invitation-password"))


@never_cache
def invitation_password(request: HttpRequest) -> HttpResponse:
    """Set the first password; a link that opens nothing says whom to ask."""
    secret = request.session.get(_SESSION_KEY, "")
    found = invitations.find(secret)
    if found is None:
        return render(request, "accounts/invitation_void.html", status=410)
    form = FirstPasswordForm(request.POST or None, user=found.user)
    if request.method == "POST" and form.is_valid():
        try:
            invitations.accept(secret=secret, password=form.cleaned_data["password1"])
        except RuleViolation:
            return render(request, "accounts/invitation_void.html", status=410)
        del request.session[_SESSION_KEY]
        return http.done(request, reverse("account_login"), _("Your password is set. Please log in now."))
    answer = http.invalid if form.errors else http.page
    return answer(
        request, "accounts/invitation.html", {"form": form, "invited": found.user, "sign_on": sign_on.providers()}
    )
