"""Pages about oneself: the own access, and in which membership one acts."""

from __future__ import annotations

from allauth.account import views as allauth
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from kim.accounts import queries, session, sign_on
from kim.accounts.doors import go, signed_in
from kim.accounts.session import Standing


@signed_in
@require_GET
def account(request: HttpRequest) -> HttpResponse:
    """What is known about one's own access, and the ways to change it."""
    standing: Standing = request.standing  # type: ignore[attr-defined]
    link = sign_on.of(request.user)
    context = {
        "held": standing.held,
        "acting": standing.acting,
        "has_second_factor": queries.has_second_factor(request.user),  # type: ignore[arg-type]
        "is_second_factor_off": not settings.KIM_REQUIRE_SECOND_FACTOR,
        "steps": queries.steps_of(request.user),  # type: ignore[arg-type]
        "sign_on": sign_on.name_of(link) if link else "",
        "sign_on_offers": [] if link else sign_on.providers(),
    }
    return render(request, "accounts/account.html", context)


@signed_in
def password(request: HttpRequest) -> HttpResponse:
    """Change one's password. Who enters by the town has none: allauth would offer to set one, which KIM does not."""
    if not request.user.has_usable_password():  # type: ignore[union-attr]
        messages.info(request, _("You log in without a password of KIM, so there is none to change."))
        return go(request, reverse("accounts:account"))
    changed: HttpResponse = allauth.password_change(request)
    return changed


@signed_in
def membership_switch(request: HttpRequest) -> HttpResponse:
    """Choose in which membership this session acts; the other side is not offered any more."""
    standing: Standing = request.standing  # type: ignore[attr-defined]
    then = _own(request, request.POST.get("next") or request.GET.get("next", ""))
    if request.method == "POST":
        wanted = request.POST.get("membership")
        chosen = next((each for each in standing.offered if each.public_id == wanted), None)
        if chosen:
            session.choose(request, chosen)
            messages.success(request, _("You are now acting as %(role)s.") % {"role": chosen.role_name})
            return go(request, then)
    context = {"standing": standing, "then": then}
    return render(request, "accounts/membership_switch.html", context, status=422 if request.method == "POST" else 200)


def _own(request: HttpRequest, url: str) -> str:
    """`url` if it leads to a page of this host, else the start page."""
    is_own = url_has_allowed_host_and_scheme(url, {request.get_host()}, require_https=request.is_secure())
    return url if is_own and url != reverse("accounts:membership-switch") else "/"
