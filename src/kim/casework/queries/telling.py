"""How the events of a case read in its history: a picture, a title, what was written."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext

from kim.casework.models import Assignment, Contact, FormChange, Plan, Step
from kim.casework.queries.timeline import Event
from kim.casework.rules.codes import ContactKind, Interpreting
from kim.people.labels import language_name

PICTURES: dict[str, str] = {
    ContactKind.PHONE: "phone",
    ContactKind.OFFICE_APPOINTMENT: "building",
    ContactKind.HOME_VISIT: "family",
    ContactKind.ACCOMPANIMENT: "walk",
    ContactKind.MESSAGE: "chat",
    ContactKind.VIDEO: "video",
    ContactKind.LETTER: "mail",
    ContactKind.CONSULTING_HOUR: "clock",
    ContactKind.OUTREACH: "pin",
}


@dataclass(frozen=True)
class Told:
    """One event in words."""

    icon: str
    title: str
    text: str = ""


def tell(event: Event, phases: dict[str, str]) -> Told:
    """The event as a line of the history; `phases` are the district's names (`frame.phase_names`)."""
    subject = event.subject
    if isinstance(subject, Contact):
        return Told(PICTURES[subject.kind], _contact(subject), subject.note)
    if isinstance(subject, Step):
        return Told("tick", gettext("Step %(number)s done: %(title)s") % _numbered(subject), subject.result)
    if isinstance(subject, Plan):
        return Told("graph", gettext("Plan adopted, version %(number)s") % {"number": subject.number})
    if isinstance(subject, Assignment):
        return Told("person", gettext("Case manager: %(name)s") % {"name": subject.manager.user.name}, subject.reason)
    if isinstance(subject, FormChange):
        return Told("swap", gettext("From now on: %(form)s") % {"form": subject.get_form_display()}, subject.reason)
    return Told("flag", gettext("Phase: %(name)s") % {"name": phases[subject.phase]}, subject.reason)


def _numbered(step: Step) -> dict[str, object]:
    return {"number": step.number, "title": step.title}


def _contact(contact: Contact) -> str:
    """ "Phone with Yousif Al-Saadi, interpreting Arabic, 15 min." """
    words = str(contact.get_kind_display())
    people = ", ".join(str(part) for part in contact.participants.all())
    parts = [gettext("%(kind)s with %(people)s") % {"kind": words, "people": people} if people else words]
    if contact.interpreting != Interpreting.NONE:
        language = language_name(contact.interpreted_language) if contact.interpreted_language else ""
        parts.append(" ".join(filter(None, (gettext("with interpreting"), language))))
    if contact.minutes:
        parts.append(gettext("%(n)s min.") % {"n": contact.minutes})
    return ", ".join(parts)
