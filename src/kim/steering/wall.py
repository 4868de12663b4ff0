"""What the database guards here. No client, so no wall between units; but figures and observations are added once."""

from kim.kernel import wall
from kim.steering.models import EvidenceCell, EvidenceTable, FeedbackTable, IssueStage, Observation

wall.insert_only(Observation)
wall.insert_only(EvidenceTable)
wall.insert_only(EvidenceCell)
wall.insert_only(FeedbackTable)
wall.insert_only(IssueStage)
