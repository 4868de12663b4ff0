"""Case conferences: planned, invited to, held; what was agreed becomes a step."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_GET, require_POST

from kim.casework.actions import conference_papers, conferences
from kim.casework.forms import conferences as forms
from kim.casework.models import Case, Conference, ConferenceGuest
from kim.casework.queries import conferences as queries
from kim.casework.queries import consents
from kim.casework.queries.contacts import household_of
from kim.casework.views import acting, shell
from kim.consent.labels import DATA_AREAS
from kim.consent.models import BasisRecipient
from kim.kernel import access, clock
from kim.kernel.doors import MemberRequest, members_only
from kim.ui import http

PAGE = "casework/conferences/conference.html"


@require_GET
@members_only
def listed(request: MemberRequest, case_id: str) -> HttpResponse:
    """The conferences of a case."""
    case: Case = access.get_or_404(request, Case, "read", public_id=case_id)
    found = queries.of_case(request.actor, case)
    return http.page(
        request, "casework/conferences/list.html", {**shell.of(request, case, "conferences"), "conferences": found}
    )


@members_only
def new(request: MemberRequest, case_id: str) -> HttpResponse:
    """Plan a conference."""
    case: Case = access.get_or_404(request, Case, "edit", public_id=case_id)
    form = forms.ConferenceForm(acting.posted(request))
    answer = acting.save(
        request,
        form,
        lambda: conferences.call(actor=request.actor, case=case, **form.values()),
        then=lambda made: made.get_absolute_url(),
        said=_("The conference is planned. Nobody is invited yet."),
    )
    return answer or _form(request, case, form, _("Plan a case conference"), shell.url_of("casework:conferences", case))


@members_only
def edit(request: MemberRequest, case_id: str, conference_id: str) -> HttpResponse:
    """Change a planned conference."""
    found = the_conference(request, case_id, conference_id, "edit")
    form = forms.ConferenceChange.of(found, acting.posted(request))
    answer = acting.save(
        request,
        form,
        lambda: conferences.change(actor=request.actor, conference=found, version=form.shown_version, **form.values()),
        then=found.get_absolute_url(),
        said=_("The conference is saved."),
        stored=acting.Stored(_("Case conference"), forms.ConferenceChange.of),
    )
    return answer or _form(request, found.case, form, _("Change the conference"), found.get_absolute_url())


@require_GET
@members_only
def conference(request: MemberRequest, case_id: str, conference_id: str) -> HttpResponse:
    """One conference: date, guests with what they may hear, agenda, minutes, agreements."""
    return _page(request, the_conference(request, case_id, conference_id, "read"))


@require_POST
@members_only
def ask(request: MemberRequest, case_id: str, conference_id: str) -> HttpResponse:
    """One more guest on the list."""
    found = the_conference(request, case_id, conference_id, "edit")
    form = forms.GuestForm(household_of(request.actor, found.case), acting.posted(request))
    answer = acting.save(
        request,
        form,
        lambda: conferences.ask(actor=request.actor, conference=found, **form.values()),
        then=f"{found.get_absolute_url()}#gaeste",
        said=_("The guest is on the list. Nobody was written to yet."),
    )
    return answer or _page(request, found, guest_form=form)


@require_POST
@members_only
def leave_out(request: MemberRequest, case_id: str, conference_id: str, guest_id: str) -> HttpResponse:
    """Take a guest off the list."""
    found = the_conference(request, case_id, conference_id, "edit")
    guest: ConferenceGuest = access.get_or_404(
        request, ConferenceGuest, "edit", public_id=guest_id, conference=found.pk
    )
    return acting.act_on(
        request,
        lambda: conferences.leave_out(actor=request.actor, guest=guest),
        then=f"{found.get_absolute_url()}#gaeste",
        said=_("The guest is off the list."),
    )


@members_only
def invite(request: MemberRequest, case_id: str, conference_id: str) -> HttpResponse:
    """Before it goes out: who gets what, and who may hear what. Then it goes out."""
    found = the_conference(request, case_id, conference_id, "edit")
    view = queries.view(request.actor, found)
    if request.method == "POST":
        shown = request.POST.get("version", "")
        return acting.act_on(
            request,
            lambda: conferences.invite(
                actor=request.actor, conference=found, version=int(shown) if shown.isdecimal() else None
            ),
            then=found.get_absolute_url(),
            said=_invited(view),
        )
    context = {**shell.of(request, found.case, "conferences"), "view": view, "conference": found}
    context["unreleased"] = _unreleased(request, view)
    return http.page(request, "casework/conferences/invite.html", context)


def _unreleased(request: MemberRequest, view: queries.View) -> list[BasisRecipient]:
    """Guests of a conference by name whom a consent names and no release does, as the page of consents says."""
    conference = view.conference
    if conference.is_anonymous:
        return []
    invited = {line.guest.office_id for line in view.guests if line.guest.office_id}
    found = consents.without_release(request.actor, conference.case.household)
    return [recipient for recipient in found if recipient.office_id in invited]


def _invited(view: queries.View) -> Any:
    """Whether mails went out at all: who has no address does not know of it yet."""
    reached = [line for line in view.guests if line.guest.address]
    if not reached:
        return _("Nobody on the list has a mail address, so no mail went out. Please tell them yourself.")
    if len(reached) < len(view.guests):
        return _("The invitations are on their way. Please tell those without a mail address yourself.")
    return _("The invitations are on their way.")


@members_only
def minutes(request: MemberRequest, case_id: str, conference_id: str) -> HttpResponse:
    """Who was there and what was said."""
    found = the_conference(request, case_id, conference_id, "edit")
    guests = _guests(request, found)
    form = forms.MinutesForm(found, guests, acting.posted(request))
    answer = acting.save(
        request,
        form,
        lambda: conferences.write_minutes(
            actor=request.actor, conference=found, version=form.shown_version, **form.values()
        ),
        then=f"{found.get_absolute_url()}#absprachen",
        said=_("The minutes are saved. Now note what was agreed."),
        stored=acting.Stored(
            pgettext("conference", "Minutes"), lambda now: forms.MinutesForm(now, _guests(request, now))
        ),
    )
    return answer or _form(request, found.case, form, pgettext("conference", "Minutes"), found.get_absolute_url())


@require_POST
@members_only
def finish(request: MemberRequest, case_id: str, conference_id: str) -> HttpResponse:
    """The minutes are finished."""
    found = the_conference(request, case_id, conference_id, "edit")
    return _act(request, found, conferences.finish, _("The minutes are finished."))


@require_POST
@members_only
def cancel(request: MemberRequest, case_id: str, conference_id: str) -> HttpResponse:
    """It does not take place."""
    found = the_conference(request, case_id, conference_id, "edit")
    return _act(request, found, conferences.cancel, _("The conference is cancelled. Who was invited is told."))


@require_POST
@members_only
def agree(request: MemberRequest, case_id: str, conference_id: str) -> HttpResponse:
    """Note what was agreed."""
    found = the_conference(request, case_id, conference_id, "edit")
    form = forms.AgreementForm(_guests(request, found), acting.posted(request))
    answer = acting.save(
        request,
        form,
        lambda: conferences.agree(actor=request.actor, conference=found, **form.values()),
        then=f"{found.get_absolute_url()}#absprachen",
        said=_("The agreement is noted. From here you can make it a step."),
    )
    return answer or _page(request, found, agreement_form=form)


@require_GET
@members_only
def paper(request: MemberRequest, case_id: str, conference_id: str) -> HttpResponse:
    """The minutes to print and hand out; in anonymous form only while they name nobody."""
    found = the_conference(request, case_id, conference_id, "read")
    view = queries.view(request.actor, found)
    in_the_way = conference_papers.look_through(actor=request.actor, view=view)
    context = {**shell.of(request, found.case, "conferences"), "view": view, "conference": found}
    return http.page(request, "casework/conferences/paper.html", {**context, "in_the_way": in_the_way})


def the_conference(request: MemberRequest, case_id: str, conference_id: str, verb: str) -> Conference:
    """The door for everything about a conference: it is found under its own case only."""
    found: Conference = access.get_or_404(request, Conference, verb, public_id=conference_id, case__public_id=case_id)
    return found


def _act(request: MemberRequest, found: Conference, act: Any, said: str) -> HttpResponse:
    return acting.act_on(
        request, lambda: act(actor=request.actor, conference=found), then=found.get_absolute_url(), said=said
    )


def _guests(request: MemberRequest, found: Conference) -> list[ConferenceGuest]:
    return [line.guest for line in queries.view(request.actor, found).guests]


def _form(request: MemberRequest, case: Case, form: Any, heading: str, back: str) -> HttpResponse:
    context = {**shell.of(request, case, "conferences"), "form": form, "heading": heading, "back": back}
    return http.page(request, "casework/conferences/form.html", context, status=form.status)


def _page(request: MemberRequest, found: Conference, **bound: Any) -> HttpResponse:
    view = queries.view(request.actor, found)
    guests = [line.guest for line in view.guests]
    context = {
        **shell.of(request, found.case, "conferences"),
        "conference": found,
        "view": view,
        "guest_form": forms.GuestForm(household_of(request.actor, found.case), auto_id="guest_%s"),
        "agreement_form": forms.AgreementForm(guests, auto_id="agreement_%s"),
        "is_ahead": found.state in ("planned", "invited") and not found.case.is_closed,
        "is_held": found.state in ("held", "recorded"),
        "may_write_minutes": found.starts_at is not None and found.starts_at.date() <= clock.today(),
        "areas": [DATA_AREAS[code] for code in found.data_areas],
        **bound,
    }
    return http.page(request, PAGE, context, status=422 if bound else 200)
