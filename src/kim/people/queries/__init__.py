"""Reads on households and persons."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from kim.kernel import clock
from kim.kernel.actor import Actor
from kim.kernel.prepared import PreparedFor
from kim.kernel.together import hang, link
from kim.people.keys import matches
from kim.people.models import Household, HouseholdMember, Merge, Person, ResidenceStatus
from kim.people.queries import search


def living_there(household_path: str = "") -> Q:
    """Condition on memberships that hold today."""
    return Q(**{f"{household_path}valid__contains": clock.today()})


def members_of(actor: Actor, household: Household) -> QuerySet[HouseholdMember]:
    """Today's members with person and statuses, the oldest first."""
    return _members(actor, [household.pk]).prefetch_related(Prefetch("person__statuses", queryset=statuses(actor)))


def members_in(actor: Actor, households: Collection[int]) -> list[HouseholdMember]:
    """The same for several households (keys), in which nobody asks what stands on the papers. Two statements."""
    members = _members_prepared(actor, households=list(households))
    persons = {member.person.pk: member.person for member in members}
    link(members, "person", persons)
    held = (_titles_and_papers if len(households) == 1 else _titles)(actor, persons=list(persons))
    hang(persons.values(), "statuses", held, "person")
    return members


def _members(actor: Actor, households: list[int]) -> QuerySet[HouseholdMember]:
    members: QuerySet[HouseholdMember] = HouseholdMember.objects.visible_to(actor).filter(
        living_there(), household__in=households
    )
    return members.select_related("person").order_by("person__birth", "pk")


_members_prepared = PreparedFor(_members, households=list)
_titles = PreparedFor(
    lambda actor, persons: ResidenceStatus.objects.visible_to(actor).filter(person__in=persons), persons=list
)
_titles_and_papers = PreparedFor(lambda actor, persons: statuses(actor).filter(person__in=persons), persons=list)


def statuses(actor: Actor) -> QuerySet[ResidenceStatus]:
    """Statuses with the offices and places that stand on their papers."""
    found: QuerySet[ResidenceStatus] = ResidenceStatus.objects.visible_to(actor)
    return found.select_related("office", "obligation_municipality")


def persons_of(actor: Actor, household: Household) -> QuerySet[Person]:
    """The persons who live in the household today."""
    persons: QuerySet[Person] = Person.objects.visible_to(actor).filter(
        pk__in=HouseholdMember.objects.filter(living_there(), household=household).values("person")
    )
    return persons


def households_called(actor: Actor, needle: str) -> QuerySet[Household]:
    """Households whose name begins like every word of `needle`, or with somebody whom the search finds by it.

    Only persons whom the actor may see count. Restrict the households themselves by what is visible.
    """
    persons = [found.person.pk for found in search.find(actor, needle, most=search.ALL)]
    of_persons = HouseholdMember.objects.filter(person__in=persons).values("household")
    found: QuerySet[Household] = Household.objects.filter(matches("label_key", needle) | Q(pk__in=of_persons))
    return found


def given_up_for(person: Person) -> QuerySet[Any]:
    """Public ids of the records that became part of this person; what others wrote down may still name those."""
    found: QuerySet[Any] = Merge.objects.filter(kept=person, undone_at__isnull=True).values("given_up")
    return found
