"""Who writes and who signs: from the district's data, the unit and the case."""

from __future__ import annotations

from datetime import date

from kim.casework.letters.sheet import Head
from kim.casework.models import Case
from kim.casework.queries import plan_content
from kim.kernel import clock
from kim.organisations.models import Unit

MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni",
    "Juli", "August", "September", "Oktober", "November", "Dezember",
)  # fmt: skip


def of(case: Case, signers: tuple[str, ...] = (), to: tuple[str, ...] = ()) -> Head:
    """The head of a letter in `case`; `signers` beside the case manager, `to` as an address."""
    unit = case.assigned_to.unit
    day = in_words(clock.today())
    return Head(
        sender=plan_content.letterhead(),
        manager=case.assigned_to.user.name,
        unit=unit.name,
        contact=tuple(unit.contact),
        to=to,
        place_and_day=f"{unit.town}, {day}" if unit.town else day,
        signers=signers,
        number=case.number,
    )


def address_of(office: Unit) -> tuple[str, ...]:
    """An office as it stands on an envelope, as far as the district's data know it."""
    town = f"{office.postal_code} {office.town}".strip()
    above = office.organisation.name if office.organisation.name != office.name else ""
    return tuple(line for line in (above, office.name, office.street, town) if line)


def in_words(value: date) -> str:
    """11. November 2026."""
    return f"{value.day}. {MONTHS[value.month - 1]} {value.year}"
