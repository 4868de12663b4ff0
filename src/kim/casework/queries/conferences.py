"""Conferences of a case, and what each guest may hear."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from kim.casework.models import Agreement, Case, Conference, ConferenceGuest
from kim.casework.rules.conferences import Hearing, may_name_the_household
from kim.casework.rules.talk_codes import ConferenceState
from kim.consent import api as consent
from kim.consent.rules.codes import DataArea, Purpose
from kim.kernel import clock
from kim.kernel.actor import Actor
from kim.people.models import Household


@dataclass(frozen=True)
class GuestLine:
    """A guest with what they may hear by name of what is to be talked about, and what no consent covers."""

    guest: ConferenceGuest
    hearing: Hearing
    may_hear: frozenset[str]
    missing: frozenset[str]

    @property
    def is_covered(self) -> bool:
        """True if the household may be named before this guest."""
        return not self.missing


@dataclass(frozen=True)
class View:
    """A conference with guests and agreements. `may_be_named`: everybody may hear everything by name."""

    conference: Conference
    guests: tuple[GuestLine, ...]
    agreements: tuple[Agreement, ...]
    may_be_named: bool

    @property
    def not_covered(self) -> tuple[GuestLine, ...]:
        """Before whom the household may not be named."""
        return tuple(line for line in self.guests if not line.is_covered)

    @property
    def somebody_invited(self) -> bool:
        """True if an invitation went to somebody who is on the list still."""
        return any(line.guest.invited_on for line in self.guests)

    @property
    def may_invite(self) -> bool:
        """True if the form allows it: nobody is named, or everybody may hear it."""
        return self.conference.is_anonymous or self.may_be_named


def of_case(actor: Actor, case: Case) -> QuerySet[Conference]:
    """The conferences of a case, without a date first, then the latest first."""
    found: QuerySet[Conference] = Conference.objects.visible_to(actor).filter(case=case)
    return found.prefetch_related("guests__office__organisation", "guests__person", "agreements")


def view(actor: Actor, conference: Conference) -> View:
    """Everything that the page of a conference shows; consents count on the day that it takes place."""
    guests = ConferenceGuest.objects.visible_to(actor).filter(conference=conference)
    wanted = frozenset(map(str, conference.data_areas))
    day = conference.starts_at.date() if conference.starts_at else clock.today()
    lines = tuple(
        _line(guest, conference.case, wanted, day) for guest in guests.select_related("office__organisation", "person")
    )
    agreements = Agreement.objects.visible_to(actor).filter(conference=conference)
    return View(
        conference=conference,
        guests=lines,
        agreements=tuple(agreements.select_related("office__organisation", "step")),
        may_be_named=may_name_the_household((line.hearing for line in lines), wanted),
    )


def lose_their_names(actor: Actor, household: Household) -> list[Conference]:
    """Conferences ahead to which was invited by name, and which may not be held so by the consents of now."""
    return [one for one in invited_by_name(actor, household) if not view(actor, one).may_be_named]


def invited_by_name(actor: Actor, household: Household) -> QuerySet[Conference]:
    """Conferences of a household that are ahead and to which was invited by name."""
    found: QuerySet[Conference] = Conference.objects.visible_to(actor).filter(
        case__household=household, is_anonymous=False, state=ConferenceState.INVITED
    )
    return found.select_related("case__household")


def _line(guest: ConferenceGuest, case: Case, wanted: frozenset[str], day: date) -> GuestLine:
    hearing = Hearing(is_household=guest.person_id is not None, shared=_shared(guest, case, day))
    # Without a choice of areas the page says what the office could hear at all.
    asked = wanted or frozenset(map(str, DataArea))
    missing = hearing.missing(asked)
    return GuestLine(guest, hearing, asked - missing, missing)


def _shared(guest: ConferenceGuest, case: Case, day: date) -> tuple[frozenset[str], ...]:
    if guest.office is None:
        return ()
    areas = consent.shared_areas(case.household, Purpose.CASE_CONFERENCE, guest.office, day)
    return tuple(frozenset(map(str, each)) for each in areas)
