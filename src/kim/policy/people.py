"""Who may do what with households and persons: whoever works on their case, nobody else."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from kim.accounts.rules.roles import Role
from kim.casework.models import Case
from kim.kernel import remembered
from kim.kernel.access import grant
from kim.kernel.actor import Actor
from kim.kernel.keys import OneOf
from kim.kernel.marks import keys_of
from kim.people.models import (
    Address,
    Fact,
    FamilyRelation,
    Guardianship,
    Household,
    HouseholdMember,
    Merge,
    Person,
    ResidenceStatus,
    SaidApart,
)
from kim.policy.casework import keys_in_hand

TASK = "§ 9 TIntG NRW, § 3 DSG NRW"


def households_in_hand(actor: Actor) -> QuerySet[Case, Any] | frozenset[int]:
    """Keys of the households of the cases that the actor works on."""
    if remembered.is_on():
        return household_keys_in_hand(actor)
    keys: QuerySet[Case, Any] = Case.objects.visible_to(actor, "edit").values("household")
    return keys


@keys_of
def household_keys_in_hand(actor: Actor) -> frozenset[int]:
    return frozenset(household for _case, household in keys_in_hand(actor))


def persons_in_hand(actor: Actor) -> QuerySet[HouseholdMember, Any]:
    keys: QuerySet[HouseholdMember, Any] = HouseholdMember.objects.filter(
        household__in=households_in_hand(actor)
    ).values("person")
    return keys


def of_a_case_in_hand(actor: Actor) -> Q:
    return Q(pk__in=households_in_hand(actor))


def lives_in_it(actor: Actor) -> Q:
    return Q(household__in=households_in_hand(actor))


def person_of_a_case_in_hand(actor: Actor) -> Q:
    return Q(pk__in=persons_in_hand(actor))


def of_such_a_person(actor: Actor) -> Q:
    return Q(person__in=persons_in_hand(actor))


def title_of_such_a_person(actor: Actor) -> Q:
    # Looked up at once for all of them: PostgreSQL would otherwise look for the household of each title in turn.
    return Q(OneOf("person", persons_in_hand(actor)))


def merged_in_hand(actor: Actor) -> Q:
    return Q(kept__in=persons_in_hand(actor))


def told_apart_in_hand(actor: Actor) -> Q:
    return Q(person__in=persons_in_hand(actor)) | Q(other__in=persons_in_hand(actor))


def both_ends_in_hand(actor: Actor) -> Q:
    """A relative of another case is shown only to those who work on that case as well."""
    known = persons_in_hand(actor)
    return Q(person__in=known) & (Q(relative__isnull=True) | Q(relative__in=known))


grant(
    _("A case manager founds a household with a case, and keeps the households of the cases they work on"),
    role=Role.CASE_MANAGER,
    may={"read", "add", "edit"},
    on=Household,
    where=of_a_case_in_hand,
    basis=TASK,
)
grant(
    _("Whoever works on a case records who lives in the household"),
    role=Role.CASE_MANAGER,
    may={"read", "edit"},
    on=HouseholdMember,
    where=lives_in_it,
    basis=TASK,
)
grant(
    _("Whoever works on a case sees and corrects the persons in it"),
    role=Role.CASE_MANAGER,
    may={"read", "edit"},
    on=Person,
    where=person_of_a_case_in_hand,
    basis=TASK,
)
grant(
    _("Whoever works on a case sees which records of the persons in it were put together, by whom and why"),
    role=Role.CASE_MANAGER,
    may={"read"},
    on=Merge,
    where=merged_in_hand,
    basis=TASK,
)
grant(
    _("Whoever works on a case sees of whom in it somebody has said that they are not the same person"),
    role=Role.CASE_MANAGER,
    may={"read"},
    on=SaidApart,
    where=told_apart_in_hand,
    basis=TASK,
)
grant(
    _("Whoever works on a case records the residence status of the persons in it"),
    role=Role.CASE_MANAGER,
    may={"read", "edit"},
    on=ResidenceStatus,
    where=title_of_such_a_person,
    basis=TASK,
)
grant(
    _("Whoever works on a case records what the persons in it say and show about themselves"),
    role=Role.CASE_MANAGER,
    may={"read", "edit"},
    on=Fact,
    where=of_such_a_person,
    basis=TASK,
)
grant(
    _("Whoever works on a case records where the household lives and lived"),
    role=Role.CASE_MANAGER,
    may={"read", "edit"},
    on=Address,
    where=lives_in_it,
    basis=TASK,
)
grant(
    _("Whoever works on a case records the relatives of the persons in it; those of another case only with that case"),
    role=Role.CASE_MANAGER,
    may={"read", "edit"},
    on=FamilyRelation,
    where=both_ends_in_hand,
    basis=TASK,
)
grant(
    _("Whoever works on a case records who decides for the persons in it"),
    role=Role.CASE_MANAGER,
    may={"read", "edit"},
    on=Guardianship,
    where=of_such_a_person,
    basis=TASK,
)
