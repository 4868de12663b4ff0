"""Meetings: list, agenda, attendance, decision."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from kim.kernel import access
from kim.kernel.doors import MemberRequest, members_only
from kim.steering import pack
from kim.steering.actions import decisions, meetings
from kim.steering.forms.meetings import AttendanceForm, DecisionForm, ItemForm, MeetingForm, PartFormSet
from kim.steering.models import AgendaItem, Meeting
from kim.steering.queries import lists
from kim.steering.queries.meetings import seat_lines
from kim.steering.queries.session import session_of
from kim.steering.rules.codes import MeetingState, Outcome
from kim.steering.views import acting
from kim.ui import http


@require_GET
@members_only
def meeting_list(request: MemberRequest) -> HttpResponse:
    access.require(request.actor, "read", Meeting)
    context = {
        "meetings": lists.meetings(request.actor),
        "may_add": access.may(request.actor, "add", Meeting),
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
def meeting(request: MemberRequest, meeting_id: str) -> HttpResponse:
    found = access.get_or_404(request, Meeting, public_id=meeting_id)
    return http.page(request, "steering/meeting.html", _context(request, found, None))


@members_only
def agenda_item(request: MemberRequest, meeting_id: str, item_id: str) -> HttpResponse:
    verb = "edit" if request.method == "POST" else "read"
    item = access.get_or_404(request, AgendaItem, verb, public_id=item_id, meeting__public_id=meeting_id)
    form = DecisionForm(acting.posted(request), bodies=lists.bodies_today(request.actor))
    parts = PartFormSet(acting.posted(request), prefix="parts")
    answer = None
    if form.is_bound and parts.is_valid():
        answer = acting.save(
            request,
            form,
            lambda: _decide(request, item, form, parts),
            then=_next(item),
            said=_("The decision is recorded."),
        )
    context = _context(request, item.meeting, item) | {"form": form, "parts": parts}
    status = 422 if form.is_bound else 200
    return answer or http.page(request, "steering/meeting.html", context, status=status)


def _decide(request: MemberRequest, item: AgendaItem, form: DecisionForm, parts: Any) -> None:
    typed = [{name: data.get(name) for name in ("text", "owner", "due")} for data in parts.cleaned_data]
    decisions.record(
        actor=request.actor,
        item=item,
        outcome=Outcome(form.cleaned_data["outcome"]),
        reason=form.cleaned_data["reason"],
        manner=form.manner,
        vote=form.vote,
        conditions=form.cleaned_data["conditions"],
        referred_to=form.cleaned_data["referred_to"],
        parts=[part for part in typed if part["text"]],
    )


def _next(item: AgendaItem) -> str:
    """The next point that is open, else the meeting."""
    following = item.meeting.items.filter(position__gt=item.position, state="open").first()
    return (following or item.meeting).get_absolute_url()


def _context(request: MemberRequest, found: Meeting, item: AgendaItem | None) -> dict[str, Any]:
    return {
        "session": session_of(found, item, request.actor),
        "item_form": ItemForm(),
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
    context = _context(request, found, None) | {"item_form": form}
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
    form = AttendanceForm(acting.posted(request), lines=seat_lines(found))
    answer = acting.save(
        request,
        form,
        lambda: meetings.record_attendance(actor=request.actor, meeting=found, seats=form.seats()),
        then=found.get_absolute_url(),
        said=_("The attendance is saved."),
    )
    context = {"meeting": found, "form": form, "back": reverse("steering:meeting", args=[found.public_id])}
    return answer or http.page(request, "steering/attendance.html", context, status=form.status)
