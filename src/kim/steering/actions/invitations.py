"""What goes out to the members of a body: a mail and a calendar entry with date and place.

Part of the verbs in `meetings`, and once a day by itself. Each member gets a mail of their own, so that nobody learns
from it who else was asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kim.accounts import api as accounts
from kim.accounts.api import MailTemplate
from kim.accounts.models import User
from kim.accounts.rules.roles import Role
from kim.kernel import access, clock, ical, locking
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.ical import Event, Method, Party
from kim.organisations.models import Organisation, Unit
from kim.steering import mails
from kim.steering.models import Body, Invited, Meeting
from kim.steering.queries.invitees import Invitee, invitees_of
from kim.steering.rules.codes import MeetingState


def invite(meeting: Meeting, actor: Actor) -> int:
    """Mail the invitation to everybody who can be reached; returns how many."""
    return _tell(meeting, actor, mails.INVITED)


def tell_change(meeting: Meeting, actor: Actor) -> int:
    """Mail the new date to everybody who can be reached."""
    return _tell(meeting, actor, mails.CHANGED)


def cancel(meeting: Meeting, actor: Actor) -> int:
    """Tell everybody who was invited that it does not take place."""
    return _tell(meeting, actor, mails.CANCELLED)


@action("seats_followed", gettext_lazy("Invitations followed the seats"))
def follow_seats(*, actor: Actor) -> int:
    """Invite whoever came to a seat since the invitation, and tell whoever lost one that it is off for them.

    All others hear nothing. Returns how many mails; a second run sends none.
    """
    access.require(actor, "edit", Meeting)
    invited = Meeting.objects.visible_to(actor).filter(state=MeetingState.INVITED, starts_at__gt=clock.now())
    return sum(_follow(meeting, actor) for meeting in invited.select_related("body__secretariat__organisation"))


def event_of(meeting: Meeting) -> Event:
    """The meeting as an entry of a calendar."""
    return Event(
        uid=f"meeting-{meeting.public_id}@kim",
        starts=meeting.starts_at,
        minutes=meeting.lasts,
        summary=_("%(number)s. meeting: %(body)s") % {"number": meeting.number, "body": meeting.body.name},
        sequence=meeting.sequence,
        location=meeting.place,
        url=settings.KIM_ADDRESS + meeting.get_absolute_url(),
    )


def _tell(meeting: Meeting, actor: Actor, template: MailTemplate) -> int:
    """Every mail has a higher sequence than the one before, so that calendars take the newer one (RFC 5546, 2.1.4).

    Who was invited before and has no seat any more is told that it is off for them; what they had is erased.
    """
    by = accounts.membership_of(actor).user.email if actor.membership_id else ""
    locking.update(meeting, sequence=meeting.sequence + 1, organiser=meeting.organiser or by)
    if template is mails.CANCELLED:
        asked = [*meeting.invited.all()]
        _mail(meeting, actor, template, asked)
        return len(asked)
    guests = _guests(meeting)
    _mail(meeting, actor, template, [*guests.kept, *guests.new])
    _bring(meeting, actor, guests)
    return len(guests.kept) + len(guests.new)


def _follow(meeting: Meeting, actor: Actor) -> int:
    guests = _guests(meeting)
    if not guests.new and not guests.lost:
        return 0
    locking.update(meeting, sequence=meeting.sequence + 1)
    _mail(meeting, actor, mails.INVITED, guests.new)
    _bring(meeting, actor, guests)
    return len(guests.new) + len(guests.lost)


@dataclass(frozen=True)
class _Guests:
    """Whoever sits there: asked before, or new since; and who was asked and has no seat any more."""

    kept: list[Invitee]
    new: list[Invitee]
    lost: list[Invited]


def _guests(meeting: Meeting) -> _Guests:
    asked = {row.address.lower(): row for row in meeting.invited.all()}
    now = invitees_of(meeting).reached
    addresses = {guest.address.lower() for guest in now}
    return _Guests(
        kept=[guest for guest in now if guest.address.lower() in asked],
        new=[guest for guest in now if guest.address.lower() not in asked],
        lost=[row for address, row in asked.items() if address not in addresses],
    )


def _bring(meeting: Meeting, actor: Actor, guests: _Guests) -> None:
    """What is kept of who was asked is what they are now; whoever is lost is told."""
    _mail(meeting, actor, mails.SEAT_LOST, guests.lost)
    for row in guests.lost:
        row.delete()
    for guest in guests.new:
        Invited.objects.create(meeting=meeting, name=guest.name, address=guest.address)


@dataclass(frozen=True)
class _Writer:
    """Who writes: a person of the secretariat, or the secretariat where nobody pressed a button."""

    name: User | Unit | Body
    unit: Unit | Organisation | None


def _writer(meeting: Meeting, actor: Actor) -> _Writer:
    if actor.membership_id:
        by = accounts.membership_of(actor)
        return _Writer(by.user, by.unit)
    unit = meeting.body.secretariat
    return _Writer(unit or meeting.body, unit and unit.organisation)


def organiser_of(meeting: Meeting) -> Party:
    """Whom answers reach: whoever invited first, whoever else changes or calls it off, so that calendars know it again.

    Once they have left, the mailbox of the secretariat; only where it has none, somebody who works there today.
    """
    unit = meeting.body.secretariat
    members = {member.user.email: member.user.name for member in accounts.memberships_in(Role.KI_COORDINATOR)}
    if meeting.organiser in members:
        return Party(members[meeting.organiser], meeting.organiser)
    here = accounts.memberships_in(Role.KI_COORDINATOR, unit=unit).first() if unit and not unit.email else None
    email = unit.email if unit and unit.email else here.user.email if here else settings.DEFAULT_FROM_EMAIL
    return Party(str(unit or meeting.body), email)


def _mail(meeting: Meeting, actor: Actor, template: MailTemplate, guests: Sequence[Invitee | Invited]) -> None:
    by, organiser = _writer(meeting, actor), organiser_of(meeting)
    is_off = template in (mails.CANCELLED, mails.SEAT_LOST)
    method = Method.CANCEL if is_off else Method.REQUEST
    values = {
        "meeting": meeting,
        "starts_at": meeting.starts_at,
        "lasts": meeting.lasts,
        "points": meeting.items.count(),
        "is_off": is_off,
        "is_lost": template is mails.SEAT_LOST,
        "is_changed": template is mails.CHANGED,
        "link": accounts.Link.to("steering:meeting", meeting.public_id),
        "writer": by.name,
    } | ({"unit": by.unit} if by.unit else {})
    for guest in guests:
        to = Party(guest.name, guest.address)
        entry = ical.invitation(event_of(meeting), method, organiser, to)
        accounts.mails.to_address(guest.address, template, by=actor, entry=entry, method=method.value, **values)
