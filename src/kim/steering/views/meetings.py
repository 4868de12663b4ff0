"""Meetings: list, invitation, agenda, attendance."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from kim.accounts import acting
from kim.kernel import access
from kim.kernel.doors import MemberRequest, members_only
from kim.steering import minutes, pack, word
from kim.steering.actions import meetings
from kim.steering.forms.meetings import AttendanceForm, ChangeForm, ItemForm, MeetingForm
from kim.steering.models import AgendaItem, Meeting
from kim.steering.queries import lists
from kim.steering.queries.invitees import invitees_of
from kim.steering.queries.meetings import seat_lines
from kim.steering.queries.polls import open_polls
from kim.steering.queries.referrals import AHEAD, to_put_on
from kim.steering.queries.session import session_of
from kim.steering.rules.codes import MeetingState
from kim.ui import http


@require_GET
@members_only
def meeting_list(request: MemberRequest) -> HttpResponse:
    access.require(request.actor, "read", Meeting)
    context = {
        "meetings": lists.meetings(request.actor),
        "may_add": access.may(request.actor, "add", Meeting),
        "polls": open_polls(request.actor),
    }
    return http.page(request, "steering/meetings.html", context)


@members_only
def meeting_new(request: MemberRequest) -> HttpResponse:
    access.require(request.actor, "add", Meeting)
    form = MeetingForm(acting.posted(request), bodies=lists.bodies_today(request.actor))
    answer = acting.save(
        request,
        form,
        lambda: meetings.plan(
            actor=request.actor,
            body=form.cleaned_data["body"],
            starts_at=form.starts_at,
            place=form.cleaned_data["place"],
            lasts=form.cleaned_data["lasts"],
            number=form.cleaned_data["number"],
        ),
        then=lambda made: made.get_absolute_url(),
        said=_("The meeting is planned."),
    )
    return answer or http.page(request, "steering/meeting_new.html", {"form": form}, status=form.status)


@require_GET
@members_only
def pack_pdf(request: MemberRequest, meeting_id: str) -> HttpResponse:
    found = access.get_or_404(request, Meeting, public_id=meeting_id)
    response = HttpResponse(pack.pack(found, request.actor), content_type="application/pdf")
    name = slugify(f"{found.starts_at:%Y-%m-%d} {found}")
    response["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return response


@require_GET
@members_only
def pack_word(request: MemberRequest, meeting_id: str) -> HttpResponse:
    found = access.get_or_404(request, Meeting, public_id=meeting_id)
    response = HttpResponse(word.pack(found, request.actor), content_type=word.MEDIA_TYPE)
    name = slugify(f"{found.starts_at:%Y-%m-%d} {found}")
    response["Content-Disposition"] = f'attachment; filename="{name}.docx"'
    return response


@require_GET
@members_only
def minutes_pdf(request: MemberRequest, meeting_id: str) -> HttpResponse:
    found = access.get_or_404(request, Meeting, public_id=meeting_id)
    response = HttpResponse(minutes.minutes(found, request.actor), content_type="application/pdf")
    name = slugify(f"{found.starts_at:%Y-%m-%d} {found}")
    response["Content-Disposition"] = f'inline; filename="niederschrift-{name}.pdf"'
    return response


@require_GET
@members_only
def meeting(request: MemberRequest, meeting_id: str) -> HttpResponse:
    found = access.get_or_404(request, Meeting, public_id=meeting_id)
    return http.page(request, "steering/meeting.html", context_of(request, found, None))


def context_of(request: MemberRequest, found: Meeting, item: AgendaItem | None) -> dict[str, Any]:
    """What the page of a meeting shows, with one point opened or the one that is next."""
    return {
        "session": session_of(found, item, request.actor),
        "item_form": ItemForm(),
        "waiting": to_put_on(found, request.actor) if found.state in AHEAD else None,
        "may_edit": access.may(request.actor, "edit", found),
    }


@require_POST
@members_only
def item_new(request: MemberRequest, meeting_id: str) -> HttpResponse:
    found = access.get_or_404(request, Meeting, "edit", public_id=meeting_id)
    form = ItemForm(request.POST)
    answer = acting.save(
        request,
        form,
        lambda: meetings.add_item(actor=request.actor, meeting=found, **form.cleaned_data),
        then=found.get_absolute_url(),
        said=_("The point is on the agenda."),
    )
    context = context_of(request, found, None) | {"item_form": form}
    return answer or http.page(request, "steering/meeting.html", context, status=form.status)


@require_POST
@members_only
def meeting_state(request: MemberRequest, meeting_id: str) -> HttpResponse:
    found = access.get_or_404(request, Meeting, "edit", public_id=meeting_id)
    wanted = request.POST.get("state", "")
    if wanted not in set(MeetingState):
        return http.done(request, found.get_absolute_url())
    return acting.act_on(
        request,
        lambda: meetings.move_on(actor=request.actor, meeting=found, state=MeetingState(wanted)),
        then=found.get_absolute_url(),
        said=_("The state of the meeting is saved."),
    )


@members_only
def attendance(request: MemberRequest, meeting_id: str) -> HttpResponse:
    found = access.get_or_404(request, Meeting, "edit", public_id=meeting_id)
    form = AttendanceForm(acting.posted(request), lines=seat_lines(found), initial={"version": found.version})
    answer = acting.save(
        request,
        form,
        lambda: meetings.record_attendance(
            actor=request.actor, meeting=found, seats=form.seats(), version=form.shown_version
        ),
        then=found.get_absolute_url(),
        said=_("The attendance is saved."),
        stored=acting.Stored(_("Attendance"), lambda now: AttendanceForm(lines=seat_lines(now))),
    )
    context = {"meeting": found, "form": form, "back": reverse("steering:meeting", args=[found.public_id])}
    return answer or http.page(request, "steering/attendance.html", context, status=form.status)


@members_only
def meeting_change(request: MemberRequest, meeting_id: str) -> HttpResponse:
    found = access.get_or_404(request, Meeting, "edit", public_id=meeting_id)
    form = ChangeForm(acting.posted(request), initial=ChangeForm.initial_of(found))
    answer = acting.save(
        request,
        form,
        lambda: meetings.change(
            actor=request.actor,
            meeting=found,
            version=form.shown_version,
            starts_at=form.starts_at,
            place=form.cleaned_data["place"],
            lasts=form.cleaned_data["lasts"],
        ),
        then=found.get_absolute_url(),
        said=_("The meeting is changed."),
        stored=acting.Stored(str(found), lambda now: ChangeForm(initial=ChangeForm.initial_of(now))),
    )
    context = {"form": form, "meeting": found, "is_invited": found.state == MeetingState.INVITED}
    return answer or http.page(request, "steering/meeting_change.html", context, status=form.status)


@members_only
def meeting_invite(request: MemberRequest, meeting_id: str) -> HttpResponse:
    """Who gets the invitation; sending it is a button on this page."""
    found = access.get_or_404(request, Meeting, "edit", public_id=meeting_id)
    invitees = invitees_of(found)
    if request.method == "POST":
        return acting.act_on(
            request,
            lambda: meetings.move_on(actor=request.actor, meeting=found, state=MeetingState.INVITED),
            then=found.get_absolute_url(),
            said=ngettext("%(n)s invitation is sent.", "%(n)s invitations are sent.", len(invitees.reached))
            % {"n": len(invitees.reached)},
        )
    context = {"meeting": found, "invitees": invitees, "items": found.items.all()}
    return http.page(request, "steering/meeting_invite.html", context)
