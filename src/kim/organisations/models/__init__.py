from kim.organisations.models.municipality import Municipality
from kim.organisations.models.organisation import Organisation, Unit

__all__ = ["Municipality", "Organisation", "Unit"]
