"""Who lives in a household, and through which case one sees a person."""

from __future__ import annotations

from collections.abc import Iterable

from kim.casework.models import Case
from kim.kernel.actor import Actor
from kim.kernel.remembered import once
from kim.people import api as people
from kim.people.models import HouseholdMember, Person


@once
def members_in(actor: Actor, households: frozenset[int]) -> tuple[HouseholdMember, ...]:
    """Who lives in these households today, with person and statuses, the oldest first; each with `household_id`."""
    return tuple(people.members_in(actor, households))


def case_of(actor: Actor, persons: Iterable[Person]) -> dict[int, Case]:
    """By key of the person the case that is open, else the one opened last. Two statements."""
    members = HouseholdMember.objects.visible_to(actor).filter(person__in=[person.pk for person in persons])
    lives = list(members.values_list("person", "household"))
    cases = Case.objects.visible_to(actor).filter(household__in={household for _person, household in lives})
    known = cases.select_related("household__municipality")
    rank = {case.household_id: (not case.is_closed, case.opened_on, case) for case in sorted(known, key=_newest_last)}
    found: dict[int, Case] = {}
    for person, household in lives:
        if household in rank and (person not in found or rank[household][:2] > _newest_last(found[person])):
            found[person] = rank[household][2]
    return found


def _newest_last(case: Case) -> tuple[bool, object]:
    return (not case.is_closed, case.opened_on)
