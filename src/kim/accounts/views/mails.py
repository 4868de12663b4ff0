"""One's own mails: what KIM wrote for me and to me, how it ended, and when mails arrive."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from kim.accounts import acting, queries
from kim.accounts.actions import mails as actions
from kim.accounts.forms.mails import RhythmForm
from kim.accounts.models import Mail, User
from kim.kernel import access
from kim.kernel.doors import MemberRequest, members_only
from kim.kernel.errors import RuleViolation
from kim.ui import http


@members_only
def mails(request: MemberRequest) -> HttpResponse:
    """The outbox of whoever asks, and the choice between at once and once a day, German and English."""
    user: Any = request.user
    initial = {"rhythm": user.mail_rhythm, "language": user.mail_language}
    form = RhythmForm(acting.posted(request), initial=initial)
    answer = acting.save(
        request,
        form,
        lambda: actions.choose_rhythm(actor=request.actor, user=User.objects.get(pk=user.pk), **form.cleaned_data),
        then=reverse("accounts:mails"),
        said=_("This is how mails arrive from now on."),
    )
    context = {
        "form": form,
        "written": queries.mails_by(request.actor),
        "received": queries.mails_to(request.actor),
    }
    return answer or http.page(request, "accounts/mails.html", context, status=form.status)


@require_GET
@members_only
def mail(request: MemberRequest, mail_id: str) -> HttpResponse:
    """One mail as it was written. The text with a link is sealed, and gone when it was sent."""
    found = access.get_or_404(request, Mail, public_id=mail_id)
    context = {"mail": found, "may_try": found.is_stuck and access.may(request.actor, "edit", found)}
    return http.page(request, "accounts/mail.html", context)


@require_POST
@members_only
def mail_again(request: MemberRequest, mail_id: str) -> HttpResponse:
    """Send one more time what failed or came back."""
    found = access.get_or_404(request, Mail, "edit", public_id=mail_id)
    try:
        actions.try_again(actor=request.actor, mail=found)
    except RuleViolation as refusal:
        messages.warning(request, str(refusal.message))
        return http.done(request, found.get_absolute_url())
    return http.done(request, found.get_absolute_url(), _("The mail is on its way again."))


@require_GET
@members_only
def stuck(request: MemberRequest) -> HttpResponse:
    """The administrator's list of mails that did not arrive: addresses and reasons."""
    access.require(request.actor, "add", User)
    return http.page(request, "accounts/mails_stuck.html", {"mails": queries.stuck_mails(request.actor)})
