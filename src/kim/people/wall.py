"""The wall of this context: own unit, or a unit that stands in the household today."""

from pathlib import Path

from kim.kernel import wall
from kim.people.models import (
    Address,
    Fact,
    FamilyRelation,
    Guardianship,
    Household,
    HouseholdMember,
    HouseholdStanding,
    Merge,
    NameToken,
    Person,
    ResidenceStatus,
    SaidApart,
)

STANDING = f"SELECT household_id FROM people_householdstanding WHERE holder_id = {wall.UNIT} AND valid @> {wall.TODAY}"
PERSONS = f"SELECT person_id FROM people_householdmember WHERE household_id IN ({STANDING})"

wall.own_unit(Household, or_sql=f"id IN ({STANDING})")
wall.own_unit(HouseholdMember, or_sql=f"household_id IN ({STANDING})")
wall.own_unit(Person, or_sql=f"id IN ({PERSONS})")
wall.own_unit(NameToken, or_sql=f"person_id IN ({PERSONS})")
wall.own_unit(SaidApart, or_sql=f"person_id IN ({PERSONS})")
wall.own_unit(Merge, or_sql=f"kept_id IN ({PERSONS})")
wall.own_unit(ResidenceStatus, or_sql=f"person_id IN ({PERSONS})")
wall.own_unit(Address, or_sql=f"household_id IN ({STANDING})")
wall.own_unit(FamilyRelation, or_sql=f"person_id IN ({PERSONS})")
wall.own_unit(Guardianship, or_sql=f"person_id IN ({PERSONS})")
wall.own_unit(Fact, or_sql=f"person_id IN ({PERSONS})")
# The holder sees and may drop its own standing; only the household's unit gives one.
wall.behind(
    HouseholdStanding,
    using=f"(unit_id = {wall.UNIT} OR holder_id = {wall.UNIT})",
    check=f"unit_id = {wall.UNIT}",
)

wall.belongs(HouseholdStanding, "household")
wall.belongs(Merge, "kept")
wall.belongs(NameToken, "person")
wall.belongs(ResidenceStatus, "person")
wall.belongs(Fact, "person")
wall.belongs(Address, "household")
wall.also((Path(__file__).parent / "sql" / "known_names.sql").read_text())
# A member hangs on the household and on the person, which move one after the other in a hand-over.
wall.belongs(HouseholdMember, "household", deferred=True)
wall.belongs(HouseholdMember, "person", deferred=True)
# Both ends move in one statement, one row after the other.
for kin, end in (
    (FamilyRelation, "person"),
    (FamilyRelation, "relative"),
    (Guardianship, "person"),
    (Guardianship, "guardian"),
):
    wall.belongs(kin, end, deferred=True)
