from kim.organisations.models.district import District
from kim.organisations.models.municipality import Municipality
from kim.organisations.models.organisation import Organisation, Unit
from kim.organisations.models.plan_template import PlanTemplate
from kim.organisations.models.position import Position, PostFrame
from kim.organisations.models.responsibility import Responsibility, ResponsibilityNote

__all__ = [
    "District",
    "Municipality",
    "Organisation",
    "PlanTemplate",
    "Position",
    "PostFrame",
    "Responsibility",
    "ResponsibilityNote",
    "Unit",
]
