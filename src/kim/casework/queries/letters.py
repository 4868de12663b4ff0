"""What a letter draws from the case: persons, the language to offer, and who may receive what on which basis."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import override

from kim.casework.letters.catalogue import LANGUAGES
from kim.casework.letters.fill import OfficeLetter
from kim.casework.letters.head import address_of
from kim.casework.letters.sheet import set_off
from kim.casework.models import Case
from kim.casework.queries import people
from kim.casework.queries.people import Resident
from kim.consent import labels
from kim.consent import queries as consents
from kim.consent.models import Basis, BasisRecipient
from kim.consent.rules.codes import DataArea
from kim.kernel.actor import Actor
from kim.ui import partial_date
from kim.ui.templatetags.kim_ui import day


@dataclass(frozen=True)
class Recipient:
    """Somebody to whom data of the household may go today: what it is called, where, and on which basis."""

    public_id: str
    name: str
    address: tuple[str, ...]
    basis: str
    areas: frozenset[str]


def recipients(actor: Actor, case: Case) -> list[Recipient]:
    """All who may be written to, newest basis first."""
    return [_recipient(one) for one in consents.recipients_in_force(actor, case.household)]


def residents(actor: Actor, case: Case) -> list[Resident]:
    """Who lives in the household: reference person first."""
    return people.residents(actor, case)


def language_of(found: list[Resident]) -> str:
    """The language of the household that sheets exist in; empty if there is none."""
    spoken = [entry["language"] for one in found for entry in one.person.languages]
    return next((code for code in spoken if code in LANGUAGES), "")


def let_through(case: Case, about: Resident, everybody: list[Resident], recipient: Recipient) -> OfficeLetter:
    """What the basis lets through about a person. Without the name, the number of the case stands for it."""

    with override("de"):
        return _let_through(case, about, everybody, recipient)


def _let_through(case: Case, about: Resident, everybody: list[Resident], recipient: Recipient) -> OfficeLetter:
    def covered(area: DataArea, text: str) -> str:
        return text if area in recipient.areas else ""

    person, status = about.person, about.status
    home = ", ".join(part for part in case.household.address.splitlines() if part.strip())
    members = ", ".join(set_off(one.person.given_name) for one in everybody if one.person != person)
    until = f" bis {day(status.record.last_day)}" if status and status.record.last_day else ""
    return OfficeLetter(
        person=covered(DataArea.IDENTITY, str(person)) or f"Fall {case.number}",
        basis=recipient.basis,
        birth=covered(DataArea.IDENTITY, partial_date.display(person.birth) if person.birth else ""),
        address=covered(DataArea.CONTACT_DETAILS, home),
        languages=covered(DataArea.LANGUAGE, ", ".join(person.language_names)),
        status=covered(DataArea.RESIDENCE_STATUS, f"{status.label}{until}" if status else ""),
        household=covered(DataArea.HOUSEHOLD, members),
    )


def _recipient(stored: BasisRecipient) -> Recipient:
    address = address_of(stored.office) if stored.office else (stored.name,)
    basis = stored.basis
    return Recipient(stored.public_id, str(stored), address, _in_words(basis), frozenset(basis.data_areas))


def _in_words(basis: Basis) -> str:
    """Einwilligung vom 12.11.2026 (Überleitung), gültig bis 14.05.2027."""
    # What stands in a letter is German, whatever language the page is read in.
    with override("de"):
        what = basis.statute or str(labels.LEGAL_BASES[basis.kind]).capitalize()
        until = f", gültig bis {day(basis.last_day)}" if basis.last_day else ""
        return f"{what} vom {day(basis.given_on)} ({labels.PURPOSES[basis.purpose]}){until}"
