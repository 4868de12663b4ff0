"""Jobs of this context: thin, each calls one action, each may run twice."""

from __future__ import annotations

from kim.kernel.actor import Actor
from kim.kernel.jobs import task
from kim.steering.actions import hand_notes, invitations, publishing, reminders


@task("steering.deliver_hand_notes", acts_as="delivery")
def deliver_hand_notes(*, actor: Actor) -> None:
    """Every Monday at night, like the texts out of cases."""
    hand_notes.deliver(actor=actor)


@task("steering.ask_for_overdue", acts_as="follow_up")
def ask_for_overdue(*, actor: Actor) -> None:
    """Every Tuesday morning: offices are asked about measures that are overdue."""
    reminders.ask(actor=actor)


@task("steering.follow_seats", acts_as="follow_up")
def follow_seats(*, actor: Actor) -> None:
    """Every morning: who came to a seat is invited, who lost it is told, also when no meeting changes."""
    invitations.follow_seats(actor=actor)


@task("steering.note_open_data", acts_as="open_data")
def note_open_data(*, actor: Actor) -> None:
    """Every night: what is public, and what is not any more, also by what the district's files say."""
    publishing.note_traces(actor=actor)


deliver_hand_notes.every("10 3 * * 1")
ask_for_overdue.every("0 5 * * 2")
follow_seats.every("30 4 * * *")
note_open_data.every("20 2 * * *")
