"""The administrator's pages about memberships: give, change the last day, end."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from kim.accounts import acting
from kim.accounts.actions import memberships
from kim.accounts.forms.users import MembershipForm, PeriodForm
from kim.accounts.models import Membership, User
from kim.kernel import access
from kim.kernel.doors import members_only
from kim.kernel.errors import RuleViolation
from kim.ui import http


@members_only
def membership_new(request: HttpRequest, user_id: str) -> HttpResponse:
    """A further membership for a user."""
    found = access.get_or_404(request, User, "edit", public_id=user_id)
    form = MembershipForm(acting.posted(request))
    answer = acting.save(
        request,
        form,
        lambda: memberships.give(actor=request.actor, user=found, **form.cleaned_data),  # type: ignore[attr-defined]
        then=found.get_absolute_url(),
        said=_("The membership is given."),
    )
    context = {"form": form, "shown": found}
    return answer or http.page(request, "accounts/membership_new.html", context, status=form.status)


@members_only
def membership_change(request: HttpRequest, membership_id: str) -> HttpResponse:
    """Set another last day."""
    found = access.get_or_404(request, Membership, "edit", public_id=membership_id)
    form = PeriodForm(acting.posted(request), initial=_initial(found))
    answer = acting.save(
        request,
        form,
        lambda: memberships.change_period(actor=request.actor, membership=found, **form.cleaned_data),  # type: ignore[attr-defined]
        then=found.user.get_absolute_url(),
        said=_("The last day is changed."),
        stored=acting.Stored(str(found), lambda current: PeriodForm(initial=_initial(current))),
    )
    context = {"form": form, "membership": found}
    return answer or http.page(request, "accounts/membership_change.html", context, status=form.status)


@members_only
def membership_end(request: HttpRequest, membership_id: str) -> HttpResponse:
    """End a membership at once: a page that says what follows, then the act."""
    found = access.get_or_404(request, Membership, "edit", public_id=membership_id)
    problem = ""
    if request.method == "POST":
        try:
            memberships.end(actor=request.actor, membership=found)  # type: ignore[attr-defined]
        except RuleViolation as violation:
            problem = str(violation.message)
        else:
            return http.done(request, found.user.get_absolute_url(), _("The membership has ended."))
    answer = http.invalid if problem else http.page
    return answer(request, "accounts/membership_end.html", {"membership": found, "problem": problem})


def _initial(membership: Membership) -> dict[str, object]:
    return {"valid_to": membership.last_day, "version": membership.version}
