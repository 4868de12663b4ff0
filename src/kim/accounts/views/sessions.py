"""Where one is logged in: with which browser, since when, last used when, and how to end it."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kim.accounts import running as running_sessions
from kim.accounts.actions import sessions as ending
from kim.accounts.doors import signed_in


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def sessions(request: HttpRequest) -> HttpResponse:
    """The list; a button ends one of them, another all but the present one."""
    running = running_sessions.of(request.user, str(request.session.session_key))  # type: ignore[arg-type]
    if request.method != "POST":
        return render(request, "usersessions/usersession_list.html", {"running": running})
    wanted = request.POST.get("session")
    chosen = [each for each in running if (str(each.key) == wanted if wanted else not each.is_current)]
    if wanted and not chosen:
        raise Http404
    ending.end([each.key for each in chosen])
    messages.success(request, _("The session is ended.") if wanted else _("The other sessions are ended."))
    return HttpResponseRedirect(reverse("usersessions_list"))
