"""The note of an answer: the district's own sentences, joined by the few that hold everywhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from django.utils.translation import gettext as _

from kim.organisations.rules.finder import Answer, Decides


def in_words(answer: Answer) -> Answer:
    """The same answer with its note; an empty note means that there is nothing to add."""
    return replace(answer, note=" ".join(_sentences(answer)))


def _sentences(answer: Answer) -> Iterator[str]:
    if Decides.SCHOOL_FORM in answer.decides:
        yield _("The school form decides which of these offices is responsible.")
    if Decides.AGE in answer.decides:
        yield _("The age decides which of these offices is responsible.")
    yield from answer.also
    yield from answer.remarks
    if not answer.offices and not answer.remarks:
        yield _("The district's data names no office for this.")
    if answer.next_contacts:
        names = ", ".join(office.name for office in answer.next_contacts)
        yield _("Next best contact: %(offices)s.") % {"offices": names}
