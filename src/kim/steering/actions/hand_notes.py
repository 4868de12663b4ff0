"""Observations written by hand: checked, read by a second person, put into the inbox with the weekly delivery."""

from __future__ import annotations

from datetime import timedelta
from random import SystemRandom
from typing import Any

from django.utils.translation import gettext_lazy as _

from kim.kernel import access, clock, disclosure, locking
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.errors import RuleViolation
from kim.kernel.findings import WouldDisclose
from kim.kernel.transitions import ForbiddenChange
from kim.organisations import api as organisations
from kim.steering.actions import observations
from kim.steering.models import HandNote, Observation
from kim.steering.rules.codes import HandNoteState, ObservationKind
from kim.steering.rules.transitions import HAND_NOTE

_shuffle = SystemRandom().shuffle


@action("hand_note_written", _("A note by hand was written"))
def write(*, actor: Actor, **fields: Any) -> HandNote:
    """Begin a note: the fields of `HandNote.EDITABLE`. What names somebody is found when it is to leave."""
    access.require(actor, "add", HandNote)
    whose = {"unit_id": int(actor.unit_id or 0), "written_by": int(actor.user_id or 0)}
    made: HandNote = HandNote.objects.create(**whose, **_checked(fields))
    return made


@action("hand_note_changed", _("A note by hand was changed"))
def rewrite(*, actor: Actor, note: HandNote, version: int, **fields: Any) -> HandNote:
    """Change it, unless a second person has it. Raises `Conflict` for a lost update."""
    access.require(actor, "edit", note)
    if not note.is_writable:
        raise RuleViolation("on_its_way", _("A second person has this text. Take it back to change it."))
    return locking.update(note, version, **_checked(fields))


@action("hand_note_submitted", _("A note by hand was given to a second person"))
def submit(*, actor: Actor, note: HandNote) -> HandNote:
    """Give it to a second person. Raises `WouldDisclose` while a name of a place, a date or a number stands in it."""
    access.require(actor, "edit", note)
    report = check(note.text)
    if report.blocks:
        raise WouldDisclose(report)
    guesses = [{"start": each.start, "end": each.end, "reason": each.reason} for each in report.guesses]
    return _move(note, HandNoteState.OPEN, guesses=guesses, asked_on=clock.today(), comment="")


@action("hand_note_taken_back", _("A note by hand was taken back"))
def take_back(*, actor: Actor, note: HandNote) -> HandNote:
    """Take it back, as long as it is not delivered."""
    access.require(actor, "edit", note)
    if note.observation:
        raise RuleViolation("delivered", _("Steering has the text. Nobody could find it there to take it back."))
    return _move(note, HandNoteState.WITHDRAWN)


@action("hand_note_released", _("A note by hand was released by a second person"))
def release(*, actor: Actor, note: HandNote, looked_at_guesses: bool = False) -> HandNote:
    """Let it go with the next weekly delivery. Marked places have to be looked at."""
    access.require(actor, "release", note)
    if note.guesses and not looked_at_guesses:
        raise RuleViolation(
            "guesses_not_looked_at", _("Please say that you looked at the marked places."), "looked_at_guesses"
        )
    return _move(note, HandNoteState.RELEASED, read_by=actor.user_id, decided_on=clock.today())


@action("hand_note_returned", _("A note by hand was returned by a second person"))
def send_back(*, actor: Actor, note: HandNote, comment: str) -> HandNote:
    """Return it with a comment."""
    access.require(actor, "release", note)
    if not comment.strip():
        raise RuleViolation("comment_missing", _("Please write what should be changed."), "comment")
    return _move(note, HandNoteState.RETURNED, read_by=actor.user_id, decided_on=clock.today(), comment=comment.strip())


@action("hand_notes_delivered", _("Notes by hand were put into the inbox"))
def deliver(*, actor: Actor) -> int:
    """Make observations of everything released; returns how many. A second run finds nothing.

    In one random order, and the links to them in another, as with the texts out of cases.
    """
    access.require(actor, "deliver", HandNote)
    waiting = list(HandNote.objects.visible_to(actor, "deliver").filter(observation=""))
    _shuffle(waiting)
    links = [(note, _observation(actor, note)) for note in waiting]
    _shuffle(links)
    for note, made in links:
        locking.update(note, observation=made.public_id)
    return len(links)


def check(text: str) -> disclosure.Report:
    """What in the text could name somebody. No case is known here: a person's name is a guess."""
    towns = tuple(town.name for town in organisations.municipalities())
    return disclosure.check(text, disclosure.KnownValues(municipalities=towns))


def _observation(actor: Actor, note: HandNote) -> Observation:
    today = clock.today()
    return observations.receive(
        actor=actor,
        week=today - timedelta(days=today.weekday()),
        kind=note.kind,
        obstacle_kind=note.obstacle_kind,
        life_area=note.life_area,
        office_kinds=note.office_kinds,
        summary=note.text,
        is_grave=note.is_grave,
        source=note.source,
    )


def _checked(fields: dict[str, Any]) -> dict[str, Any]:
    unknown = set(fields) - set(HandNote.EDITABLE)
    if unknown:
        raise ValueError(f"not editable: {sorted(unknown)}")
    if not fields["text"].strip():
        raise RuleViolation("text_missing", _("Write two sentences."), "text")
    if fields["kind"] == ObservationKind.STRENGTH and not fields.get("office_kinds"):
        raise RuleViolation("offices_missing", _("Say between which offices it worked."), "office_kinds")
    return fields | {"text": fields["text"].strip()}


def _move(note: HandNote, state: HandNoteState, **values: Any) -> HandNote:
    try:
        HAND_NOTE.require(HandNoteState(note.state), state)
    except ForbiddenChange as error:
        raise RuleViolation("not_open", _("Somebody else has dealt with this text already.")) from error
    return locking.update(note, state=state, **values)
