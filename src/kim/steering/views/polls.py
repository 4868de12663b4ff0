"""Finding a date: ask, answer, remind, fix."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from kim.accounts import acting
from kim.kernel import access
from kim.kernel.doors import MemberRequest, members_only
from kim.kernel.errors import Conflict, RuleViolation
from kim.steering.actions import polls
from kim.steering.forms.polls import AnswerForm, FixForm, PollForm, SeatAnswerForm
from kim.steering.models import DatePoll, Meeting, ProposedDate
from kim.steering.queries import lists
from kim.steering.queries.polls import PollView, open_polls, to_answer
from kim.steering.rules.polls import PollState
from kim.ui import http


@require_GET
@members_only
def poll_list(request: MemberRequest) -> HttpResponse:
    """Open questions, those first that wait for whoever looks."""
    access.require(request.actor, "read", DatePoll)
    waiting = set(to_answer(request.actor).values_list("pk", flat=True))
    rows = [(each, each.pk in waiting) for each in open_polls(request.actor)]
    return http.page(request, "steering/polls.html", {"rows": sorted(rows, key=lambda row: not row[1])})


@members_only
def poll_new(request: MemberRequest) -> HttpResponse:
    access.require(request.actor, "read", Meeting)
    access.require(request.actor, "add", DatePoll)
    form = PollForm(acting.posted(request), bodies=lists.bodies_today(request.actor))
    answer = acting.save(
        request,
        form,
        lambda: polls.begin(
            actor=request.actor,
            dates=form.dates,
            **{name: form.cleaned_data[name] for name in ("body", "place", "lasts", "answer_by")},
        ),
        then=lambda made: made.get_absolute_url(),
        said=_("The dates are asked for. Everybody who sits there gets a mail."),
    )
    return answer or http.page(request, "steering/poll_new.html", {"form": form}, status=form.status)


@members_only
def poll(request: MemberRequest, poll_id: str) -> HttpResponse:
    """Look at it; a POST is one's own answer."""
    found = access.get_or_404(request, DatePoll, public_id=poll_id)
    if request.method == "POST":
        access.require(request.actor, "answer", found)
    view = PollView(found)
    form = _own_form(request, view, acting.posted(request))
    answer = acting.save(
        request,
        form or AnswerForm(None, dates=[], said={}),
        lambda: polls.answer(actor=request.actor, poll=found, said=form.said if form else {}),
        then=found.get_absolute_url(),
        said=_("Thank you. You can change your answer until the date is fixed."),
    )
    return answer or _page(request, view, own=form)


def _own_form(request: MemberRequest, view: PollView, data: Any) -> AnswerForm | None:
    """The form of who is asked; None for those who only look on, and once it is closed."""
    mine = next((each for each in view.asked if each.user_id == request.actor.user_id), None)
    if mine is None or view.poll.state != PollState.OPEN:
        return None
    return AnswerForm(data, dates=view.dates, said=view.of(mine))


def _page(
    request: MemberRequest, view: PollView, own: AnswerForm | None, seat_form: SeatAnswerForm | None = None
) -> HttpResponse:
    may_edit = access.may(request.actor, "edit", view.poll)
    is_open = view.poll.state == PollState.OPEN
    if may_edit and is_open and view.unreached and seat_form is None:
        seat_form = SeatAnswerForm(dates=view.dates, seats=view.unreached)
    context = {
        "poll": view.poll,
        "view": view,
        "own": own,
        "seat_form": seat_form if may_edit else None,
        "may_edit": may_edit,
        "is_open": is_open,
        "sees_meetings": access.may(request.actor, "read", Meeting),
    }
    errors = [form for form in (own, seat_form) if form and form.errors]
    return http.page(request, "steering/poll.html", context, status=422 if errors else 200)


@require_POST
@members_only
def poll_seat(request: MemberRequest, poll_id: str) -> HttpResponse:
    found = access.get_or_404(request, DatePoll, "edit", public_id=poll_id)
    view = PollView(found)
    form = SeatAnswerForm(acting.posted(request), dates=view.dates, seats=view.unreached)
    answer = acting.save(
        request,
        form,
        lambda: polls.take_down(actor=request.actor, poll=found, seat=form.chosen, said=form.said),
        then=found.get_absolute_url(),
        said=_("The answer is written down."),
    )
    return answer or _page(request, view, own=_own_form(request, view, None), seat_form=form)


@require_POST
@members_only
def poll_remind(request: MemberRequest, poll_id: str) -> HttpResponse:
    found = access.get_or_404(request, DatePoll, "edit", public_id=poll_id)
    n = len({each.user.email for each in PollView(found).waiting})
    return acting.act_on(
        request,
        lambda: polls.remind(actor=request.actor, poll=found),
        then=found.get_absolute_url(),
        said=ngettext("%(n)s mail is sent.", "%(n)s mails are sent.", n) % {"n": n},
    )


@require_POST
@members_only
def poll_fix(request: MemberRequest, poll_id: str) -> HttpResponse:
    """Fix one of the dates: it becomes a planned meeting, from which one invites."""
    found = access.get_or_404(request, DatePoll, "edit", public_id=poll_id)
    form = FixForm(request.POST)
    proposed = ProposedDate.objects.filter(poll=found, public_id=request.POST.get("proposed", "")).first()
    if found.meeting:
        # Pressed twice: it is fixed already.
        return http.done(request, reverse("steering:meeting-invite", args=[found.meeting.public_id]))
    if not form.is_valid() or proposed is None:
        return http.done(request, found.get_absolute_url())
    try:
        made = polls.fix(actor=request.actor, poll=found, version=form.shown_version, proposed=proposed)
    except (RuleViolation, Conflict) as refusal:
        said = refusal.message if isinstance(refusal, RuleViolation) else _("Somebody changed this meanwhile.")
        messages.error(request, str(said))
        return http.done(request, found.get_absolute_url())
    url = reverse("steering:meeting-invite", args=[made.public_id])
    return http.done(request, url, _("The date is fixed. The meeting is planned; please invite."))


@require_POST
@members_only
def poll_drop(request: MemberRequest, poll_id: str) -> HttpResponse:
    found = access.get_or_404(request, DatePoll, "edit", public_id=poll_id)
    return acting.act_on(
        request,
        lambda: polls.drop(actor=request.actor, poll=found),
        then=found.get_absolute_url(),
        said=_("The question is closed without a date."),
    )
