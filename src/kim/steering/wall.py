"""What the database guards here. No client, so no wall between units; but figures and observations are added once."""

from kim.kernel import wall
from kim.kernel.vault import holding
from kim.steering.models import (
    ApplicationTable,
    DecisionCorrection,
    EvidenceCell,
    EvidenceTable,
    FeedbackTable,
    FlowCell,
    FlowQuarter,
    FlowTable,
    IssueStage,
    Observation,
    OutcomeCell,
    OutcomeTable,
    SignedPaper,
    StageDuration,
)

wall.insert_only(Observation)
wall.insert_only(DecisionCorrection)
wall.insert_only(EvidenceTable)
wall.insert_only(EvidenceCell)
wall.insert_only(FeedbackTable)
wall.insert_only(FlowQuarter)
wall.insert_only(FlowTable)
wall.insert_only(FlowCell)
wall.insert_only(IssueStage)
for figures in (ApplicationTable, OutcomeTable, OutcomeCell, StageDuration):
    wall.insert_only(figures)
holding.follows(SignedPaper)
