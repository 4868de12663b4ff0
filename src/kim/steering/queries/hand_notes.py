"""Observations written by hand: one's own with what became of them, and those that wait for a second person."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from kim.kernel.actor import Actor
from kim.steering.models import HandNote, StructuralIssue
from kim.steering.queries import answers
from kim.steering.rules.codes import HandNoteState


@dataclass(frozen=True)
class OwnNote:
    """A note of one's own and the issue that it belongs to now; `may_open`: whether this person sees the paper."""

    note: HandNote
    issue: StructuralIssue | None
    may_open: bool


def own_notes(actor: Actor) -> list[OwnNote]:
    """What this person wrote, the latest first."""
    mine = list(HandNote.objects.visible_to(actor, "edit"))
    issues = answers.issues_of(note.observation for note in mine if note.observation)
    keys = [issue.pk for issue in issues.values()]
    open_to = set(StructuralIssue.objects.visible_to(actor).filter(pk__in=keys).values_list("pk", flat=True))
    found = ((note, issues.get(note.observation)) for note in mine)
    return [OwnNote(note, issue, bool(issue and issue.pk in open_to)) for note, issue in found]


def to_release(actor: Actor) -> QuerySet[HandNote]:
    """Open texts of others that this person may read as second person, the oldest first."""
    found: QuerySet[HandNote] = HandNote.objects.visible_to(actor, "release").filter(state=HandNoteState.OPEN)
    return found.order_by("asked_on", "pk")
