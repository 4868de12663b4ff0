from kim.steering.models.body import Body, Seat
from kim.steering.models.consolidation import ApplicationTable, OutcomeCell, OutcomeTable, StageDuration
from kim.steering.models.correction import DecisionCorrection
from kim.steering.models.decision import Decision, DecisionPart
from kim.steering.models.escalation import Escalation
from kim.steering.models.evidence import EvidenceCell, EvidenceTable, FeedbackTable
from kim.steering.models.flow import FlowCell, FlowQuarter, FlowRelease, FlowTable
from kim.steering.models.guidance import Guidance
from kim.steering.models.hand_note import HandNote
from kim.steering.models.issue import IssueOption, IssueStage, StructuralIssue
from kim.steering.models.measure import Measure, MeasureResource, MeasureStep
from kim.steering.models.meeting import AgendaItem, Attendance, Invited, Meeting
from kim.steering.models.newsletter import Newsletter, Subscription
from kim.steering.models.observation import IssueObservation, Observation
from kim.steering.models.poll import DateAnswer, DatePoll, ProposedDate
from kim.steering.models.question import IssueQuestion
from kim.steering.models.referral import Referral
from kim.steering.models.result import AgreementParty, MeasureResult, SignedPaper
from kim.steering.models.trace import PublicTrace

__all__ = [
    "AgendaItem",
    "AgreementParty",
    "ApplicationTable",
    "Attendance",
    "Body",
    "DateAnswer",
    "DatePoll",
    "Decision",
    "DecisionCorrection",
    "DecisionPart",
    "Escalation",
    "EvidenceCell",
    "EvidenceTable",
    "FeedbackTable",
    "FlowCell",
    "FlowQuarter",
    "FlowRelease",
    "FlowTable",
    "Guidance",
    "HandNote",
    "Invited",
    "IssueObservation",
    "IssueOption",
    "IssueQuestion",
    "IssueStage",
    "Measure",
    "MeasureResource",
    "MeasureResult",
    "MeasureStep",
    "Meeting",
    "Newsletter",
    "Observation",
    "OutcomeCell",
    "OutcomeTable",
    "ProposedDate",
    "PublicTrace",
    "Referral",
    "Seat",
    "SignedPaper",
    "StageDuration",
    "StructuralIssue",
    "Subscription",
]
