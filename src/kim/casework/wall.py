"""The wall of this context: own unit, or a unit that stands in the case today."""

from pathlib import Path

from kim.casework.models import (
    Agreement,
    AreaEntry,
    Assessment,
    Assignment,
    Case,
    CasePart,
    Conference,
    ConferenceGuest,
    Contact,
    Deputation,
    Document,
    Enquiry,
    Evaluation,
    FormChange,
    Goal,
    GuidanceRating,
    HandOver,
    MailDigest,
    Obstacle,
    ObstacleStep,
    Participant,
    PhaseChange,
    Plan,
    PlanAgreement,
    PlanningConference,
    Proposal,
    ReleaseRequest,
    SavedFilter,
    SealChange,
    Standing,
    Step,
    StepDependency,
    SupervisionEntry,
    SupervisionLink,
    SupervisionQuestion,
    Task,
    Theme,
    TrainingNeed,
)
from kim.kernel import wall
from kim.kernel.vault import holding

STANDING = f"SELECT case_id FROM casework_standing WHERE holder_id = {wall.UNIT} AND valid @> {wall.TODAY}"
PARTS: tuple[type[CasePart], ...] = (
    PhaseChange, Assignment, Assessment, AreaEntry, Goal, Plan, PlanAgreement, Step, StepDependency, Contact,
    Participant, Task, Obstacle, ObstacleStep, Proposal, GuidanceRating, FormChange, Document,
    Conference, ConferenceGuest, Agreement,
    SealChange, Evaluation, SupervisionLink,
)  # fmt: skip


def part(model: type[CasePart]) -> None:
    """Put a part of a case behind the wall and bind it to its case, so that it moves along in a hand-over."""
    wall.own_unit(model, or_sql=f"case_id IN ({STANDING})")
    wall.belongs(model, "case")


wall.own_unit(Case, or_sql=f"id IN ({STANDING})")
wall.belongs(Case, "household")
for each in PARTS:
    part(each)

wall.own_unit(Enquiry, or_sql=f"case_id IN ({STANDING})")
wall.belongs(Enquiry, "case")

# The holder sees its own standing and may drop it; only the unit of the case gives one.
for given in (Standing, Deputation):
    wall.behind(given, using=f"(unit_id = {wall.UNIT} OR holder_id = {wall.UNIT})", check=f"unit_id = {wall.UNIT}")
    wall.belongs(given, "case")

# An offer is seen and answered by the receiving unit as well, and by whoever made it, also once the case has moved.
_OFFERED = f"offered_by_id IN (SELECT id FROM accounts_membership WHERE user_id = {wall.ACTOR})"
wall.behind(HandOver, using=f"(unit_id = {wall.UNIT} OR holder_id = {wall.UNIT} OR {_OFFERED})")
wall.belongs(HandOver, "case")

# What hangs on another part of a case hangs on a part of the same case.
for child, field in (
    (AreaEntry, "assessment"),
    (Step, "goal"),
    (Step, "agreed_in"),
    (PlanAgreement, "plan"),
    (StepDependency, "step"),
    (StepDependency, "needs"),
    (Contact, "step"),
    (Participant, "contact"),
    (Task, "contact"),
    (ConferenceGuest, "conference"),
    (Agreement, "conference"),
    (Agreement, "step"),
    (Task, "came_after"),
    (ObstacleStep, "obstacle"),
    (ObstacleStep, "step"),
    (Proposal, "obstacle"),
    (Document, "step"),
):
    wall.belongs(child, field, with_column="case_id")

# A person moves after the household in a hand-over, so these are checked at the end of the transaction.
for of_person in (Goal, PlanAgreement, Step, Participant, Document, ConferenceGuest):
    wall.belongs(of_person, "person", deferred=True)
wall.belongs(PlanAgreement, "by_person", deferred=True)

holding.follows(Document)

_SUPERVISED = "SELECT question_id FROM casework_supervisionlink"

# A text that waits for a second person is seen by those who see the case behind it, by its author, by every unit while
# it is open (two neutral lines), by the second person who decided, and by the weekly delivery once it is released.
_MINE = f"SELECT id FROM accounts_membership WHERE user_id = {wall.ACTOR}"
_SIDES = (
    f"author_id IN ({_MINE}) OR second_id IN ({_MINE}) OR id IN (SELECT request_id FROM casework_proposal) "
    "OR ((SELECT current_setting('app.role', true)) = 'system:delivery' AND state = 'released')"
)
wall.behind(ReleaseRequest, using=f"({_SIDES} OR (state = 'open' AND {wall.UNIT} IS NOT NULL))", check=f"({_SIDES})")
# A question to supervision has no key to its case: it is seen by its unit, by the coordination that is asked, and by
# those who see the case (also after a hand-over). Whoever writes a line sees the question.
wall.own_unit(SupervisionQuestion, or_sql=f"holder_id = {wall.UNIT} OR id IN ({_SUPERVISED})")
_OF_A_QUESTION = "question_id IN (SELECT id FROM casework_supervisionquestion)"
wall.behind(
    SupervisionEntry,
    using=f"({wall.UNIT} IS NOT NULL AND {_OF_A_QUESTION})",
    check=f"({wall.UNIT} IS NOT NULL AND {_OF_A_QUESTION})",
)
wall.belongs(SupervisionEntry, "question")
# The small things of a desk. The digest job has no unit: it finds who wants a mail, and marks that it went out.
wall.own_unit(SavedFilter)
wall.own_unit(MailDigest, or_sql="(SELECT current_setting('app.role', true)) = 'system:digest'")
# Figures are counted by a role of their own, from views without persons.
wall.also((Path(__file__).parent / "sql" / "figures.sql").read_text())
wall.also((Path(__file__).parent / "sql" / "flows.sql").read_text())
wall.also((Path(__file__).parent / "sql" / "stand_ins.sql").read_text())

# Planning conferences have no key to a case and belong to the unit that called them. A training need has passed the
# disclosure check before it is stored: whoever acts in a unit reaches it, and the policy
# says who of them does what.
wall.own_unit(PlanningConference)
wall.own_unit(Theme)
wall.belongs(Theme, "conference")
wall.behind(TrainingNeed, f"({wall.UNIT} IS NOT NULL)")
