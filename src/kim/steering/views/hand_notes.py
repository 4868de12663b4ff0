"""Observations written by hand: one's own, a new one, and reading those of others as second person."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from kim.accounts import acting
from kim.kernel import access, findings
from kim.kernel.doors import MemberRequest, members_only
from kim.organisations import api as organisations
from kim.steering.actions import hand_notes
from kim.steering.forms.hand_notes import HandNoteChange, HandNoteForm, HandReleaseForm, HandReturnForm
from kim.steering.models import HandNote, StructuralIssue
from kim.steering.queries import hand_notes as queries
from kim.steering.rules.sources import source_of
from kim.steering.views import suggested
from kim.ui import http


@require_GET
@members_only
def listed(request: MemberRequest) -> HttpResponse:
    may_add, may_release = (access.may(request.actor, verb, HandNote) for verb in ("add", "release"))
    if not (may_add or may_release):
        raise Http404
    context = {
        "may_add": may_add,
        "own": queries.own_notes(request.actor) if may_add else [],
        "waiting": queries.to_release(request.actor) if may_release else [],
    }
    return http.page(request, "steering/hand_notes.html", context)


@members_only
def new(request: MemberRequest) -> HttpResponse:
    if not access.may(request.actor, "add", HandNote):
        raise Http404
    form = HandNoteForm(acting.posted(request), own_source=_own_source(request), initial=suggested.in_codes(request))
    answer = acting.save(
        request,
        form,
        lambda: hand_notes.write(actor=request.actor, **form.values()),
        then=lambda made: made.get_absolute_url(),
        said=_("The note is saved and checked. It stays with you until you give it to a second person."),
    )
    return answer or http.page(request, "steering/hand_note_new.html", {"form": form}, status=form.status)


@members_only
def note(request: MemberRequest, handnote_id: str) -> HttpResponse:
    """One's own note: rewritten, checked, on its way."""
    found: HandNote = access.get_or_404(request, HandNote, "edit", public_id=handnote_id)
    form = _change(request, found, acting.posted(request))
    answer = acting.save(
        request,
        form,
        lambda: hand_notes.rewrite(actor=request.actor, note=found, version=form.shown_version, **form.values()),
        then=found.get_absolute_url(),
        said=_("The note is saved and checked."),
        stored=acting.Stored(_("Note by hand"), lambda now: _change(request, now, None)),
    )
    report = hand_notes.check(found.text)
    context = {
        "note": found,
        "form": form,
        "pieces": findings.marked(found.text, report),
        "blocks": findings.listed(report.blocks),
        "guesses": findings.listed(report.guesses),
    }
    return answer or http.page(request, "steering/hand_note.html", context, status=form.status)


@require_POST
@members_only
def submit(request: MemberRequest, handnote_id: str) -> HttpResponse:
    found: HandNote = access.get_or_404(request, HandNote, "edit", public_id=handnote_id)
    return acting.act_on(
        request,
        lambda: hand_notes.submit(actor=request.actor, note=found),
        then=found.get_absolute_url(),
        said=_("A second person reads the text now."),
    )


@require_POST
@members_only
def take_back(request: MemberRequest, handnote_id: str) -> HttpResponse:
    found: HandNote = access.get_or_404(request, HandNote, "edit", public_id=handnote_id)
    return acting.act_on(
        request,
        lambda: hand_notes.take_back(actor=request.actor, note=found),
        then=reverse("steering:hand-notes"),
        said=_("The note is taken back."),
    )


@members_only
def release(request: MemberRequest, handnote_id: str) -> HttpResponse:
    """Read it as second person and let it go."""
    found: HandNote = access.get_or_404(request, HandNote, "release", public_id=handnote_id)
    form = HandReleaseForm(acting.posted(request))
    answer = acting.save(
        request,
        form,
        lambda: hand_notes.release(actor=request.actor, note=found, **form.cleaned_data),
        then=reverse("steering:hand-notes"),
        said=_("The text is released. It reaches the inbox with the next weekly delivery."),
    )
    return answer or _reading(request, found, form, HandReturnForm())


@require_POST
@members_only
def send_back(request: MemberRequest, handnote_id: str) -> HttpResponse:
    found: HandNote = access.get_or_404(request, HandNote, "release", public_id=handnote_id)
    form = HandReturnForm(request.POST)
    answer = acting.save(
        request,
        form,
        lambda: hand_notes.send_back(actor=request.actor, note=found, **form.cleaned_data),
        then=reverse("steering:hand-notes"),
        said=_("The text is back with its author."),
    )
    return answer or _reading(request, found, HandReleaseForm(), form)


def _reading(request: MemberRequest, found: HandNote, form: HandReleaseForm, back: HandReturnForm) -> HttpResponse:
    places = [(guess["start"], guess["end"], guess["reason"]) for guess in found.guesses]
    context: dict[str, Any] = {
        "found": found,
        "pieces": findings.pieces(found.text, places),
        "form": form,
        "return_form": back,
    }
    return http.page(request, "steering/hand_note_release.html", context, status=max(form.status, back.status))


def _change(request: MemberRequest, found: HandNote, data: Any) -> HandNoteChange:
    return HandNoteChange(data, own_source=_own_source(request), initial=HandNoteChange.initial_of(found))


def _own_source(request: MemberRequest) -> str:
    """What one writes for, by one's office; empty for the secretariat, which writes for others and says for whom."""
    if access.may(request.actor, "add", StructuralIssue):
        return ""
    unit = organisations.units().select_related("organisation").get(pk=int(request.actor.unit_id or 0))
    return source_of(unit.organisation.kind)
