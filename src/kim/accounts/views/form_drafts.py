"""Saving and throwing away drafts of long forms, and the store that the shell asks for them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kim.accounts.actions import form_drafts
from kim.accounts.models import Membership
from kim.kernel.doors import members_only
from kim.ui import drafts, http
from kim.ui.drafts import Draft


class AccountStore:
    """Drafts belong to a membership: what was typed as case manager does not appear in another role."""

    def urls(self) -> tuple[str, str]:
        return reverse("accounts:draft-save"), reverse("accounts:draft-discard")

    def of(self, request: HttpRequest, place: str) -> list[Draft]:
        acting = _acting(request)
        return form_drafts.of(acting, place) if acting else []

    def keep(self, request: HttpRequest, place: str, opening: str, fields: dict[str, list[str]]) -> None:
        if acting := _acting(request):
            form_drafts.save(acting, place, opening, fields)

    def forget(self, request: HttpRequest, place: str, opening: str) -> None:
        if acting := _acting(request):
            form_drafts.forget(acting, place, opening)


def _acting(request: HttpRequest) -> Membership | None:
    found: Membership | None = getattr(request, "membership", None)
    return found


@require_POST
def save(request: HttpRequest) -> HttpResponse:
    """Save what is typed so far; answers with one quiet line. After the session has ended: 401, and the page stays.

    Not a page for members: a redirect to the log-in would take the page away from somebody who is typing.
    """
    acting = _acting(request)
    if acting is None:
        return HttpResponse(status=401)
    draft = form_drafts.save(
        acting, request.POST.get(drafts.PLACE, ""), drafts.opening_of(request), dict(request.POST.lists())
    )
    return render(request, "accounts/draft_state.html", {"draft": draft})


@require_POST
@members_only
def discard(request: HttpRequest) -> HttpResponse:
    """Throw a draft away; the same answer whether or not there was one."""
    place, opening = request.POST.get(drafts.PLACE, ""), drafts.opening_of(request)
    form_drafts.forget(request.membership, place, opening)  # type: ignore[attr-defined]
    if http.is_fragment(request):
        return HttpResponse("")
    wanted = request.POST.get("next", "")
    back = wanted if url_has_allowed_host_and_scheme(wanted, {request.get_host()}) else "/"
    return http.done(request, back, _("The draft was thrown away."))
