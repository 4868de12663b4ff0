"""What goes out to the guests of a conference: a mail and a calendar entry, without anybody's name of the household.

Part of the verbs in `conferences`. In anonymous form not even the case number goes out. Each guest gets a mail of their
own, so that nobody learns from it who else was asked.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from kim.accounts import api as accounts
from kim.accounts.models import Membership
from kim.casework.models import Conference, ConferenceGuest
from kim.kernel import ical
from kim.kernel.ical import Event, Method, Party


def invite(conference: Conference, guests: Iterable[ConferenceGuest], by: Membership) -> int:
    """Mail the invitation to every guest with an address; returns how many."""
    return _send(conference, guests, by, Method.REQUEST, _("Invitation to a case conference"))


def cancel(conference: Conference, guests: Iterable[ConferenceGuest], by: Membership) -> int:
    """Tell every guest with an address that it does not take place, or without them; returns how many."""
    return _send(conference, guests, by, Method.CANCEL, _("Case conference cancelled"))


def summary(conference: Conference) -> str:
    """What stands in a calendar of others."""
    if conference.is_anonymous:
        return _("Case conference (without names)")
    return _("Case conference, case %(number)s") % {"number": conference.case.number}


def _send(
    conference: Conference, guests: Iterable[ConferenceGuest], by: Membership, method: Method, subject: str
) -> int:
    reached = [guest for guest in guests if guest.address]
    for guest in reached:
        to = Party(str(guest.office or guest.name), guest.address)
        context = {"conference": conference, "by": by, "is_off": method is Method.CANCEL, "what": summary(conference)}
        text = render_to_string("casework/mail/conference.txt", context)
        entry = ical.invitation(_event(conference), method, _party(by), to)
        accounts.mail_with_calendar(guest.address, subject, text, entry, method.value)
    return len(reached)


def _event(conference: Conference) -> Event:
    assert conference.starts_at is not None  # noqa: S101  # nobody is invited without a date
    return Event(
        uid=f"conference-{conference.public_id}@kim",
        starts=conference.starts_at,
        minutes=conference.minutes,
        summary=summary(conference),
        sequence=conference.sequence,
        location=conference.place,
    )


def _party(by: Membership) -> Party:
    return Party(by.user.name, by.user.email)
