"""What goes out to the guests of a conference: a mail and a calendar entry, without anybody's name of the household.

Part of the verbs in `conferences`. In anonymous form not even the case number goes out. Each guest gets a mail of their
own, so that nobody learns from it who else was asked.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from kim.accounts import api as accounts
from kim.accounts.models import Membership
from kim.casework import mails
from kim.casework.models import Conference, ConferenceGuest
from kim.casework.queries.disclosing import named_in
from kim.kernel import ical
from kim.kernel.ical import Event, Method, Party


def invite(conference: Conference, guests: Iterable[ConferenceGuest], by: Membership) -> int:
    """Mail the invitation to every guest with an address; returns how many."""
    return _send(conference, guests, by, Method.REQUEST)


def cancel(conference: Conference, guests: Iterable[ConferenceGuest], by: Membership) -> int:
    """Tell every guest with an address that it does not take place, or without them; returns how many."""
    return _send(conference, guests, by, Method.CANCEL)


def summary(conference: Conference) -> str:
    """What stands in a calendar of others."""
    if conference.is_anonymous:
        return _("Case conference (without names)")
    return _("Case conference, case %(number)s") % {"number": conference.case.number}


def _send(conference: Conference, guests: Iterable[ConferenceGuest], by: Membership, method: Method) -> int:
    reached = [guest for guest in guests if guest.address]
    is_off, place = method is Method.CANCEL, _place(conference, by)
    values = {
        "number": 0 if conference.is_anonymous else accounts.Reference(conference.case.number),
        "starts_at": conference.starts_at,
        "minutes": conference.minutes,
        "place": place or 0,
        "is_off": is_off,
        "is_anonymous": conference.is_anonymous,
        "writer": by.user,
        "unit": by.unit,
    }
    for guest in reached:
        to = Party(str(guest.office or guest.name), guest.address)
        entry = ical.invitation(_event(conference, place.text if place else ""), method, _party(by), to)
        accounts.mails.to_address(
            guest.address,
            mails.CONFERENCE_OFF if is_off else mails.CONFERENCE,
            by=by.as_actor(),
            entry=entry,
            method=method.value,
            **values,
        )
    return len(reached)


def _place(conference: Conference, by: Membership) -> accounts.Screened | None:
    """The place, unless it is where the household lives, or names somebody of it: that goes into no mail."""
    is_telling = named_in(by.as_actor(), conference.case, conference.place)
    return accounts.Screened(conference.place) if conference.place and not is_telling else None


def _event(conference: Conference, place: str) -> Event:
    assert conference.starts_at is not None  # noqa: S101  # nobody is invited without a date
    return Event(
        uid=f"conference-{conference.public_id}@kim",
        starts=conference.starts_at,
        minutes=conference.minutes,
        summary=summary(conference),
        sequence=conference.sequence,
        location=place,
    )


def _party(by: Membership) -> Party:
    return Party(by.user.name, by.user.email)
