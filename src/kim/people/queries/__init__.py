"""Reads on households and persons."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from kim.kernel import clock
from kim.kernel.actor import Actor
from kim.kernel.together import TogetherFor, hang, link
from kim.organisations.models import Municipality, Unit
from kim.people.keys import matches
from kim.people.models import Household, HouseholdMember, Merge, Person, ResidenceStatus
from kim.people.queries import search


def living_there(household_path: str = "") -> Q:
    """Condition on memberships that hold today."""
    return Q(**{f"{household_path}valid__contains": clock.today()})


def members_of(actor: Actor, household: Household) -> QuerySet[HouseholdMember]:
    """Today's members with person and statuses, the oldest first."""
    held = Prefetch("person__statuses", queryset=statuses(actor))
    return _members(actor, [household.pk]).select_related("person").prefetch_related(held)


def members_in(actor: Actor, households: Collection[int]) -> list[HouseholdMember]:
    """The same for several households (keys), in which nobody asks what stands on the papers. One statement."""
    found = (_with_papers if len(households) == 1 else _with_titles)(actor, households=list(households))
    persons, titles = {person.pk: person for person in found["persons"]}, found["titles"]
    link(titles, "office", {office.pk: office for office in found.get("offices", ())})
    link(titles, "obligation_municipality", {place.pk: place for place in found.get("places", ())})
    hang(persons.values(), "statuses", titles, "person")
    members = [member for member in found["members"] if member.person_id in persons]
    link(members, "person", persons)
    return members


def _members(actor: Actor, households: list[int]) -> QuerySet[HouseholdMember]:
    members: QuerySet[HouseholdMember] = HouseholdMember.objects.visible_to(actor).filter(
        living_there(), household__in=households
    )
    return members.order_by("person__birth", "pk")


def _lists(actor: Actor, households: list[int]) -> dict[str, QuerySet[Any]]:
    members = _members(actor, households)
    theirs = members.order_by().values("person")
    # Whoever sees a member sees the person and their titles. To ask the policy for them once more, three times in one
    # statement, made PostgreSQL keep a plan that read the members of all households in hand.
    return {
        "members": members,
        "persons": Person.objects.filter(pk__in=theirs),
        "titles": ResidenceStatus.objects.filter(person__in=theirs),
    }


def _lists_and_papers(actor: Actor, households: list[int]) -> dict[str, QuerySet[Any]]:
    lists = _lists(actor, households)
    named = lists["titles"].order_by()
    offices, places = named.values("office"), named.values("obligation_municipality")
    return lists | {
        "offices": Unit.objects.filter(pk__in=offices),
        "places": Municipality.objects.filter(pk__in=places),
    }


_with_titles = TogetherFor(_lists, households=list)
_with_papers = TogetherFor(_lists_and_papers, households=list)


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
