"""Calendars after RFC 5545, by the package `icalendar`: a feed to subscribe to, and an invitation after RFC 5546.

Knows nothing of where the events come from, and takes words as they are: whoever calls sees to it that no client stands
in them. Calendars leave the house, lie on phones and are synchronised to servers of others.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from icalendar import Calendar, vCalAddress, vText
from icalendar import Event as Entry

from kim.kernel import clock

CONTENT_TYPE = "text/calendar; charset=utf-8"
_PRODUCT = "-//KIM//Kommunales Integrationsmanagement//DE"
_ASK_AGAIN = timedelta(hours=1)


class Method(StrEnum):
    """What the one who gets it is to do with it (RFC 5546, 1.4)."""

    PUBLISH = "PUBLISH"
    REQUEST = "REQUEST"
    CANCEL = "CANCEL"


@dataclass(frozen=True)
class Event:
    """One entry. `starts` is a day or an aware moment; `minutes` counts for a moment only.

    `uid` stays the same for the life of the thing, `sequence` grows with every change (RFC 5545, 3.8.7.4).
    """

    uid: str
    starts: date
    summary: str
    sequence: int = 0
    minutes: int = 60
    description: str = ""
    location: str = ""
    url: str = ""


@dataclass(frozen=True)
class Party:
    """Who invites, or who is invited: name and mail address."""

    name: str
    email: str


def feed(events: Iterable[Event], name: str) -> bytes:
    """A calendar to subscribe to. Days that are only due block no time."""
    calendar = _calendar(Method.PUBLISH)
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", _ASK_AGAIN, parameters={"value": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")
    for event in events:
        calendar.add_component(_entry(event))
    return bytes(calendar.to_ical())


def invitation(event: Event, method: Method, by: Party, to: Party) -> bytes:
    """An invitation, a changed one, or a cancellation, for one recipient: nobody learns from it who else was asked."""
    calendar = _calendar(method)
    entry = _entry(event)
    entry.add("organizer", _address(by))
    guest = _address(to)
    guest.params["RSVP"] = vText("TRUE" if method is Method.REQUEST else "FALSE")
    entry.add("attendee", guest)
    entry.add("status", "CANCELLED" if method is Method.CANCEL else "CONFIRMED")
    calendar.add_component(entry)
    return bytes(calendar.to_ical())


def _calendar(method: Method) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method.value)
    return calendar


def _entry(event: Event) -> Entry:
    entry = Entry()
    entry.add("uid", event.uid)
    entry.add("dtstamp", clock.now().astimezone(UTC))
    entry.add("sequence", event.sequence)
    entry.add("summary", event.summary)
    if isinstance(event.starts, datetime):
        begin = event.starts.astimezone(UTC)
        entry.add("dtstart", begin)
        entry.add("dtend", begin + timedelta(minutes=event.minutes))
    else:
        entry.add("dtstart", event.starts)
        entry.add("dtend", event.starts + timedelta(days=1))
        entry.add("transp", "TRANSPARENT")
    for name, value in (("description", event.description), ("location", event.location), ("url", event.url)):
        if value:
            entry.add(name, value)
    return entry


def _address(party: Party) -> vCalAddress:
    address = vCalAddress(f"mailto:{party.email}")
    address.params["CN"] = vText(party.name)
    return address
