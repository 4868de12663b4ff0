"""What other contexts may ask of people. The caller has asked the policy; here the wall's tables are kept right."""

from __future__ import annotations

from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kim.kernel import clock
from kim.kernel.errors import RuleViolation
from kim.kernel.models import new_public_id
from kim.organisations.models import Unit
from kim.people import periods
from kim.people.actions import relations
from kim.people.actions.households import found as found_household
from kim.people.known_facts import born_between, facts_of
from kim.people.models import Household, HouseholdMember, HouseholdStanding, Person, SaidApart
from kim.people.queries import given_up_for, households_called, members_in, members_of, persons_of
from kim.people.queries.kin import relations_among
from kim.people.queries.known_names import is_known_here
from kim.people.queries.search import Found, find

__all__ = [
    "Found",
    "born_between",
    "end_standing",
    "facts_of",
    "find",
    "found_household",
    "give_standing",
    "given_up_for",
    "households_called",
    "is_known_here",
    "members_in",
    "members_of",
    "move_household",
    "persons_of",
    "relations_among",
]


def give_standing(household: Household, holder: Unit, source: str, valid: DateRange) -> None:
    """Let `holder` see the people of `household` for a time; `source` is the public id of what it follows from."""
    HouseholdStanding.objects.create(
        household=household, unit_id=household.unit_id, holder=holder, source=source, valid=valid
    )


def end_standing(source: str, day: date) -> None:
    """From `day` on the standing that follows from `source` no longer holds."""
    for standing in HouseholdStanding.objects.filter(source=source):
        left = periods.until(standing.valid, day)
        if left is None:
            standing.delete()
        else:
            HouseholdStanding.objects.filter(pk=standing.pk).update(valid=left, version=F("version") + 1)


def move_household(household: Household, to: Unit) -> None:
    """Give household, persons and everything that hangs on them to another unit, at once.

    Composite keys carry all children along. The giving unit stands in the household for the length of this
    transaction only: the wall lets nobody write rows that they cannot see.
    """
    _refuse_shared_persons(household)
    bridge = new_public_id()
    giving = Unit.objects.get(pk=household.unit_id)
    give_standing(household, giving, bridge, DateRange(clock.today(), None))
    persons = HouseholdMember.objects.filter(household=household).values_list("person", flat=True)
    keys = list(persons)
    # Who stays behind is no longer anybody's to compare with.
    SaidApart.objects.filter(Q(person__in=keys) | Q(other__in=keys)).delete()
    relations.part(keys)
    Household.objects.filter(pk=household.pk).update(unit=to, version=F("version") + 1)
    Person.objects.filter(pk__in=keys).update(unit=to, version=F("version") + 1)
    HouseholdStanding.objects.filter(source=bridge).delete()


def _refuse_shared_persons(household: Household) -> None:
    persons = HouseholdMember.objects.filter(household=household).values("person")
    if HouseholdMember.objects.filter(person__in=persons).exclude(household=household).exists():
        raise RuleViolation(
            "person_shared",
            _(
                "A person of this household also belongs to another household of your unit. "
                "Record the person anew in one of the two first."
            ),
        )
