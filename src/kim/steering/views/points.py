"""A point of a meeting: what was said, what was decided, what of it was written down wrongly."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from kim.accounts import acting
from kim.kernel import access
from kim.kernel.doors import MemberRequest, members_only
from kim.steering.actions import corrections, decisions, meetings
from kim.steering.forms.meetings import CorrectionForm, DecisionForm, DiscussionForm, PartFormSet, TogetherForm
from kim.steering.models import AgendaItem, Decision, Meeting
from kim.steering.queries import lists
from kim.steering.queries.meetings import together
from kim.steering.rules.codes import Outcome
from kim.steering.views.meetings import context_of
from kim.ui import drafts, http


@members_only
def agenda_item(request: MemberRequest, meeting_id: str, item_id: str) -> HttpResponse:
    is_sent = request.method == "POST"
    verb = "edit" if is_sent else "read"
    item = access.get_or_404(request, AgendaItem, verb, public_id=item_id, meeting__public_id=meeting_id)
    form = DecisionForm(acting.posted(request), bodies=lists.bodies_today(request.actor))
    parts = PartFormSet(acting.posted(request), prefix="parts")
    answer = None
    if not is_sent or parts.is_valid():
        answer = acting.save(
            request,
            form,
            lambda: _decide(request, item, form, parts),
            then=_next(item),
            said=_("The decision is recorded."),
        )
    if not is_sent and parts.is_bound:
        for part in parts.forms:
            drafts.unchecked(part)
    context = context_of(request, item.meeting, item) | {"form": form, "parts": parts}
    context["discussion_form"] = DiscussionForm(initial={"version": item.version, "discussion": item.discussion})
    return answer or http.page(request, "steering/meeting.html", context, status=422 if is_sent else 200)


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
        mandate=form.cleaned_data["mandate"],
        is_final=form.cleaned_data["is_final"],
        parts=[part for part in typed if part["text"]],
    )


def _next(item: AgendaItem) -> str:
    """The next point that is open, else the meeting."""
    following = item.meeting.items.filter(position__gt=item.position, state="open").first()
    return (following or item.meeting).get_absolute_url()


@require_POST
@members_only
def discussion(request: MemberRequest, meeting_id: str, item_id: str) -> HttpResponse:
    item = access.get_or_404(request, AgendaItem, "edit", public_id=item_id, meeting__public_id=meeting_id)
    form = DiscussionForm(acting.posted(request))
    answer = acting.save(
        request,
        form,
        lambda: meetings.write_discussion(
            actor=request.actor, item=item, version=form.shown_version, discussion=form.cleaned_data["discussion"]
        ),
        then=item.get_absolute_url(),
        said=_("The minutes are saved."),
        stored=acting.Stored(
            item.title, lambda now: DiscussionForm(initial={"version": now.version, "discussion": now.discussion})
        ),
    )
    if answer:
        return answer
    decision_form = DecisionForm(bodies=lists.bodies_today(request.actor))
    context = context_of(request, item.meeting, item) | {"form": decision_form, "parts": PartFormSet(prefix="parts")}
    return http.page(request, "steering/meeting.html", context | {"discussion_form": form}, status=form.status)


@members_only
def decision_correct(request: MemberRequest, decision_id: str) -> HttpResponse:
    found = access.get_or_404(request, Decision, "edit", public_id=decision_id)
    form = CorrectionForm(acting.posted(request), decision=found, initial=CorrectionForm.initial_of(found))
    answer = acting.save(
        request,
        form,
        lambda: _correct(request, found, form),
        then=found.item.get_absolute_url(),
        said=_("The decision is corrected. Both versions stay readable."),
        stored=acting.Stored(
            found.item.title, lambda now: CorrectionForm(decision=now, initial=CorrectionForm.initial_of(now))
        ),
    )
    context = {"form": form, "decision": found}
    return answer or http.page(request, "steering/decision_correct.html", context, status=form.status)


def _correct(request: MemberRequest, found: Decision, form: CorrectionForm) -> Decision:
    typed = form.cleaned_data
    return corrections.correct(
        actor=request.actor,
        decision=found,
        version=form.shown_version,
        why=typed["why"],
        outcome=Outcome(typed["outcome"]),
        reason=typed["reason"],
        manner=form.manner,
        vote=form.vote,
        conditions=typed["conditions"],
        parts=form.parts,
    )


@require_POST
@members_only
def item_consent(request: MemberRequest, meeting_id: str, item_id: str) -> HttpResponse:
    item = access.get_or_404(request, AgendaItem, "edit", public_id=item_id, meeting__public_id=meeting_id)
    is_consent = request.POST.get("together") == "1"
    return acting.act_on(
        request,
        lambda: meetings.set_consent(actor=request.actor, item=item, is_consent=is_consent),
        then=item.get_absolute_url(),
        said=_("The point goes without discussion.") if is_consent else _("The point is discussed."),
    )


@members_only
def consent(request: MemberRequest, meeting_id: str) -> HttpResponse:
    found = access.get_or_404(request, Meeting, "edit", public_id=meeting_id)
    form = TogetherForm(acting.posted(request))
    answer = acting.save(
        request,
        form,
        lambda: decisions.record_together(
            actor=request.actor,
            meeting=found,
            outcome=Outcome(form.cleaned_data["outcome"]),
            reason=form.cleaned_data["reason"],
        ),
        then=found.get_absolute_url(),
        said=_("All points without discussion are decided."),
    )
    context = {"form": form, "meeting": found, "items": together(found)}
    return answer or http.page(request, "steering/consent.html", context, status=form.status)
