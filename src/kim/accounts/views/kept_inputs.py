"""What was typed when the session had ended, shown again to who typed it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from kim.accounts import session
from kim.accounts.actions import kept_inputs
from kim.accounts.actions.kept_inputs import Opened
from kim.accounts.rules import kept
from kim.accounts.session import Standing
from kim.kernel.doors import members_only
from kim.ui import http


@members_only
@require_GET
def kept_input(request: HttpRequest, key: str) -> HttpResponse:
    """The kept form with a fresh token, ready to be sent again; to anybody else it does not exist."""
    opened = kept_inputs.open_for(request.user, key)  # type: ignore[arg-type]
    if opened is None:
        return render(request, "accounts/kept_input_gone.html", status=404)
    if _act_as_then(request, opened):
        return HttpResponseRedirect(request.path)
    context = {"opened": opened, "sentences": kept.sentences(opened.fields), "fits": _fits(request, opened)}
    return render(request, "accounts/kept_input.html", context)


@members_only
@require_POST
def kept_input_discard(request: HttpRequest, key: str) -> HttpResponse:
    """Throw it away."""
    opened = kept_inputs.open_for(request.user, key)  # type: ignore[arg-type]
    if opened:
        kept_inputs.discard(opened.row)
    return http.done(request, "/", _("Your input was discarded."))


def _fits(request: HttpRequest, opened: Opened) -> bool:
    """A form belongs to the membership in which it was typed: in another one its page may be out of sight."""
    acting = request.membership  # type: ignore[attr-defined]
    return opened.row.membership_id in (None, acting.pk)


def _act_as_then(request: HttpRequest, opened: Opened) -> bool:
    """Go back to the membership in which it was typed, if this session may; True if that changed something."""
    standing: Standing = request.standing  # type: ignore[attr-defined]
    typed_as = next((each for each in standing.offered if each.pk == opened.row.membership_id), None)
    if typed_as is None or typed_as == standing.acting:
        return False
    session.choose(request, typed_as)
    return True
