"""What goes out to the members of a body: a mail and a calendar entry with date and place.

Part of the verbs in `meetings`. Each member gets a mail of their own, so that nobody learns from it who else was asked.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings
from django.utils.translation import gettext as _

from kim.accounts import api as accounts
from kim.accounts.api import MailTemplate
from kim.kernel import ical, locking
from kim.kernel.actor import Actor
from kim.kernel.ical import Event, Method, Party
from kim.steering import mails
from kim.steering.models import Invited, Meeting
from kim.steering.queries.invitees import Invitee, invitees_of


def invite(meeting: Meeting, actor: Actor) -> int:
    """Mail the invitation to everybody who can be reached; returns how many."""
    return _tell(meeting, actor, mails.INVITED)


def tell_change(meeting: Meeting, actor: Actor) -> int:
    """Mail the new date to everybody who can be reached."""
    return _tell(meeting, actor, mails.CHANGED)


def cancel(meeting: Meeting, actor: Actor) -> int:
    """Tell everybody who was invited that it does not take place."""
    return _tell(meeting, actor, mails.CANCELLED)


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
    locking.update(meeting, sequence=meeting.sequence + 1)
    asked = {row.address.lower(): row for row in meeting.invited.all()}
    now = {guest.address.lower(): guest for guest in invitees_of(meeting).reached}
    lost = [row for address, row in asked.items() if address not in now]
    if template is mails.CANCELLED:
        _mail(meeting, actor, template, [*asked.values()])
        return len(asked)
    _mail(meeting, actor, template, [*now.values()])
    _mail(meeting, actor, mails.CANCELLED, lost)
    for row in lost:
        row.delete()
    for address in now.keys() - asked.keys():
        Invited.objects.create(meeting=meeting, name=now[address].name, address=now[address].address)
    return len(now)


def _mail(meeting: Meeting, actor: Actor, template: MailTemplate, guests: Sequence[Invitee | Invited]) -> None:
    by = accounts.membership_of(actor)
    is_off = template is mails.CANCELLED
    method = Method.CANCEL if is_off else Method.REQUEST
    values = {
        "meeting": meeting,
        "starts_at": meeting.starts_at,
        "lasts": meeting.lasts,
        "points": meeting.items.count(),
        "is_off": is_off,
        "is_changed": template is mails.CHANGED,
        "link": accounts.Link.to("steering:meeting", meeting.public_id),
        "writer": by.user,
        "unit": by.unit,
    }
    for guest in guests:
        to = Party(guest.name, guest.address)
        entry = ical.invitation(event_of(meeting), method, Party(by.user.name, by.user.email), to)
        accounts.mails.to_address(guest.address, template, by=actor, entry=entry, method=method.value, **values)
