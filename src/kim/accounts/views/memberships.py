"""The administrator's pages about memberships: give, change the last day, end."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from kim.accounts.actions import memberships
from kim.accounts.forms.users import MembershipForm, PeriodForm
from kim.accounts.models import Membership, User
from kim.kernel import access
from kim.kernel.doors import members_only
from kim.kernel.errors import Conflict, RuleViolation
from kim.ui import conflict, http


@members_only
def membership_new(request: HttpRequest, user_id: str) -> HttpResponse:
    """A further membership for a user."""
    found = access.get_or_404(request, User, "edit", public_id=user_id)
    form = MembershipForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            memberships.give(actor=request.actor, user=found, **form.cleaned_data)  # type: ignore[attr-defined]
        except RuleViolation as violation:
            form.add_error(violation.field if violation.field in form.fields else None, str(violation.message))
        else:
            return http.done(request, found.get_absolute_url(), _("The membership is given."))
    answer = http.invalid if form.errors else http.page
    return answer(request, "accounts/membership_new.html", {"form": form, "shown": found})


@members_only
def membership_change(request: HttpRequest, membership_id: str) -> HttpResponse:
    """Set another last day."""
    found = access.get_or_404(request, Membership, "edit", public_id=membership_id)
    data = conflict.resolved(request.POST) if request.method == "POST" else None
    form = PeriodForm(data, initial=_initial(found))
    if request.method == "POST" and form.is_valid():
        try:
            memberships.change_period(actor=request.actor, membership=found, **form.cleaned_data)  # type: ignore[attr-defined]
        except RuleViolation as violation:
            form.add_error(violation.field if violation.field in form.fields else None, str(violation.message))
        except Conflict as lost:
            return _conflict(request, form, lost.current)
        else:
            return http.done(request, found.user.get_absolute_url(), _("The last day is changed."))
    answer = http.invalid if form.errors else http.page
    return answer(request, "accounts/membership_change.html", {"form": form, "membership": found})


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


def _conflict(request: HttpRequest, form: PeriodForm, current: Membership) -> HttpResponse:
    return conflict.page(
        request,
        form,
        PeriodForm(initial=_initial(current)),
        conflict={"title": str(current), "version": current.version},
        cancel_url=current.user.get_absolute_url(),
    )
