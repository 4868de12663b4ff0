from kim.people.models.address import Address
from kim.people.models.apart import SaidApart
from kim.people.models.fact import Fact
from kim.people.models.household import Household, HouseholdMember, HouseholdStanding
from kim.people.models.kin import FamilyRelation, Guardianship
from kim.people.models.merge import Merge
from kim.people.models.name_token import NameToken
from kim.people.models.person import Person
from kim.people.models.status import ResidenceStatus

__all__ = [
    "Address",
    "Fact",
    "FamilyRelation",
    "Guardianship",
    "Household",
    "HouseholdMember",
    "HouseholdStanding",
    "Merge",
    "NameToken",
    "Person",
    "ResidenceStatus",
    "SaidApart",
]
