"""The wall of this context: own unit, or a unit that stands in the household today."""

from kim.consent.models import Basis, BasisRecipient, Notice, Release
from kim.kernel import wall
from kim.people.wall import STANDING

wall.own_unit(Notice, or_sql=f"household_id IN ({STANDING})")
wall.own_unit(Basis, or_sql=f"household_id IN ({STANDING})")
wall.own_unit(Release, or_sql=f"household_id IN ({STANDING})")
wall.own_unit(BasisRecipient, or_sql=f"basis_id IN (SELECT id FROM consent_basis WHERE household_id IN ({STANDING}))")

wall.belongs(Notice, "household")
# Household and person move one after the other in a hand-over.
for declared in (Basis, Release):
    for field in ("household", "person", "by_person"):
        wall.belongs(declared, field, deferred=True)
wall.belongs(BasisRecipient, "basis")
