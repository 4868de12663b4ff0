"""What other contexts may ask of casework. Steering may not: it is told, it never asks."""

from kim.casework.actions.assignments import when_in_other_hands
from kim.casework.actions.steps import add as add_step
from kim.casework.queries.flows import register as count_flow_from
from kim.casework.queries.plan import PlanView
from kim.casework.queries.plan import view as plan_of
from kim.casework.queries.step_offer import Offer, Proposal
from kim.casework.queries.step_offer import offer as step_offer
from kim.casework.queries.step_offer import propose as propose_office

__all__ = [
    "Offer",
    "PlanView",
    "Proposal",
    "add_step",
    "count_flow_from",
    "plan_of",
    "propose_office",
    "step_offer",
    "when_in_other_hands",
]
