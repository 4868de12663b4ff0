from kim.casework.models.agreement import PlanAgreement
from kim.casework.models.assessment import AreaEntry, Assessment
from kim.casework.models.case import Assignment, Case, PhaseChange
from kim.casework.models.conference import Agreement, Conference, ConferenceGuest
from kim.casework.models.contact import Contact, Participant
from kim.casework.models.document import Document
from kim.casework.models.enquiry import Enquiry
from kim.casework.models.evaluation import Evaluation
from kim.casework.models.form_change import FormChange
from kim.casework.models.goal import Goal
from kim.casework.models.hand_over import HandOver
from kim.casework.models.mail_digest import MailDigest
from kim.casework.models.obstacle import Obstacle, ObstacleStep, Proposal
from kim.casework.models.part import CasePart
from kim.casework.models.plan import Plan
from kim.casework.models.planning import PlanningConference, Theme
from kim.casework.models.rating import GuidanceRating
from kim.casework.models.release import ReleaseRequest
from kim.casework.models.saved_filter import SavedFilter
from kim.casework.models.seal_change import SealChange
from kim.casework.models.standing import Deputation, Standing
from kim.casework.models.step import Step, StepDependency
from kim.casework.models.supervision import SupervisionEntry, SupervisionLink, SupervisionQuestion
from kim.casework.models.task import Task
from kim.casework.models.training_need import TrainingNeed

__all__ = [
    "Agreement",
    "AreaEntry",
    "Assessment",
    "Assignment",
    "Case",
    "CasePart",
    "Conference",
    "ConferenceGuest",
    "Contact",
    "Deputation",
    "Document",
    "Enquiry",
    "Evaluation",
    "FormChange",
    "Goal",
    "GuidanceRating",
    "HandOver",
    "MailDigest",
    "Obstacle",
    "ObstacleStep",
    "Participant",
    "PhaseChange",
    "Plan",
    "PlanAgreement",
    "PlanningConference",
    "Proposal",
    "ReleaseRequest",
    "SavedFilter",
    "SealChange",
    "Standing",
    "Step",
    "StepDependency",
    "SupervisionEntry",
    "SupervisionLink",
    "SupervisionQuestion",
    "Task",
    "Theme",
    "TrainingNeed",
]
