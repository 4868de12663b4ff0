"""How the codes of steering are called. Codes never change; these sentences are translated."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kim.kernel.anonymity import Reach
from kim.kernel.labels import Labels
from kim.steering.rules.codes import (
    AgendaItemState,
    Attendance,
    BodyFormat,
    DecisionManner,
    EscalationState,
    GuidanceState,
    HandNoteState,
    Influence,
    IssueLevel,
    IssueState,
    MeasureState,
    MeetingState,
    NewsletterState,
    Outcome,
    QuestionState,
    SeatRole,
)
from kim.steering.rules.effect import Phase
from kim.steering.rules.fates import Fate
from kim.steering.rules.polls import DateAnswer, PollState
from kim.steering.rules.ranking import Criterion
from kim.steering.rules.referrals import ReferralState
from kim.steering.rules.results import ResultKind, StaffPart
from kim.steering.rules.similarity import Likeness

ISSUE_LEVELS: Labels = {
    IssueLevel.CASE_SPECIFIC: _("single case"),
    IssueLevel.LOCAL: _("one municipality"),
    IssueLevel.DISTRICT_WIDE: _("whole district"),
    IssueLevel.REGIONAL: _("region"),
    IssueLevel.STATE: _("state"),
    IssueLevel.FEDERAL: _("federal government"),
}
INFLUENCES: Labels = {
    Influence.DECIDE: _("We decide"),
    Influence.NEGOTIATE: _("We negotiate"),
    Influence.REPORT_ONLY: _("We can only report"),
}
ISSUE_STATES: Labels = {
    IssueState.DESCRIBED: pgettext_lazy("issue", "described"),
    IssueState.CLUSTERED: pgettext_lazy("issue", "clustered"),
    IssueState.SUBMITTED: pgettext_lazy("issue", "submitted"),
    IssueState.RANKED: pgettext_lazy("issue", "ranked"),
    IssueState.DECIDED: pgettext_lazy("issue", "decided"),
    IssueState.IN_PROJECT_GROUP: pgettext_lazy("issue", "in the project group"),
    IssueState.MEASURE_AGREED: pgettext_lazy("issue", "measure agreed"),
    IssueState.IMPLEMENTED: pgettext_lazy("issue", "implemented"),
    IssueState.EFFECT_CHECKED: pgettext_lazy("issue", "effect checked"),
    IssueState.CLOSED: pgettext_lazy("issue", "closed"),
    IssueState.MERGED: pgettext_lazy("issue", "merged"),
}
OUTCOMES: Labels = {
    Outcome.ACCEPTED: pgettext_lazy("outcome", "accepted"),
    Outcome.ACCEPTED_WITH_CONDITIONS: pgettext_lazy("outcome", "accepted with a condition"),
    Outcome.DEFERRED: pgettext_lazy("outcome", "deferred"),
    Outcome.REJECTED: pgettext_lazy("outcome", "rejected"),
    Outcome.REFERRED_UPWARDS: pgettext_lazy("outcome", "referred upwards"),
    Outcome.REFERRED_TO_BODY: pgettext_lazy("outcome", "referred to another body"),
    Outcome.NOTED: pgettext_lazy("outcome", "noted"),
}
DECISION_MANNERS: Labels = {
    DecisionManner.VOTE: _("by vote"),
    DecisionManner.CONSENSUS: _("without a vote, nobody objected"),
}
BODY_FORMATS: Labels = {
    BodyFormat.STEERING_GROUP: _("steering group"),
    BodyFormat.EXPERT_CONFERENCE: _("expert conference"),
    BodyFormat.PROJECT_GROUP: _("project group"),
    BodyFormat.WORKING_CIRCLE: _("working circle"),
    BodyFormat.EXPERT_WORKING_GROUP: _("expert working group"),
    BodyFormat.PLANNING_CONFERENCE: _("planning conference"),
    BodyFormat.STATUS_CONFERENCE: _("status conference"),
    BodyFormat.CASE_CONFERENCE: _("case conference"),
    BodyFormat.COMMITTEE: _("committee"),
}
SEAT_ROLES: Labels = {
    SeatRole.MEMBER: _("member"),
    SeatRole.DEPUTY: _("deputy member"),
    SeatRole.ADVISORY: _("advisory"),
    SeatRole.CHAIR: _("chair"),
    SeatRole.SECRETARIAT: _("secretariat"),
}
# What stands for the kind of seat where a unit has to come without one.
BY_OBLIGATION = pgettext_lazy("seat", "by obligation")
ATTENDANCES: Labels = {
    Attendance.NOT_RECORDED: pgettext_lazy("attendance", "not recorded yet"),
    Attendance.PRESENT: pgettext_lazy("attendance", "present"),
    Attendance.DEPUTY_PRESENT: pgettext_lazy("attendance", "deputy present"),
    Attendance.EXCUSED: pgettext_lazy("attendance", "excused"),
    Attendance.ABSENT: pgettext_lazy("attendance", "absent"),
}
MEETING_STATES: Labels = {
    MeetingState.PLANNED: pgettext_lazy("meeting", "planned"),
    MeetingState.INVITED: pgettext_lazy("meeting", "invited"),
    MeetingState.IN_SESSION: pgettext_lazy("meeting", "in session"),
    MeetingState.CLOSED: pgettext_lazy("meeting", "closed"),
    MeetingState.CANCELLED: pgettext_lazy("meeting", "cancelled"),
}
AGENDA_ITEM_STATES: Labels = {
    AgendaItemState.OPEN: pgettext_lazy("agenda", "open"),
    AgendaItemState.DEALT_WITH: pgettext_lazy("agenda", "dealt with"),
    AgendaItemState.POSTPONED: pgettext_lazy("agenda", "postponed"),
}
MEASURE_STATES: Labels = {
    MeasureState.AGREED: pgettext_lazy("measure", "agreed"),
    MeasureState.UNDER_WAY: pgettext_lazy("measure", "under way"),
    MeasureState.DONE: pgettext_lazy("measure", "done"),
    MeasureState.EFFECT_CHECKED: pgettext_lazy("measure", "effect checked"),
    MeasureState.DROPPED: pgettext_lazy("measure", "dropped"),
}
GUIDANCE_STATES: Labels = {
    GuidanceState.DRAFT: pgettext_lazy("guidance", "draft"),
    GuidanceState.PUBLISHED: pgettext_lazy("guidance", "published"),
    GuidanceState.WITHDRAWN: pgettext_lazy("guidance", "withdrawn"),
}
HAND_NOTE_STATES: Labels = {
    HandNoteState.DRAFT: pgettext_lazy("note by hand", "draft"),
    HandNoteState.OPEN: pgettext_lazy("note by hand", "waits for a second person"),
    HandNoteState.RETURNED: pgettext_lazy("note by hand", "sent back"),
    HandNoteState.RELEASED: pgettext_lazy("note by hand", "released"),
    HandNoteState.WITHDRAWN: pgettext_lazy("note by hand", "taken back"),
}
POLL_STATES: Labels = {
    PollState.OPEN: pgettext_lazy("poll", "open"),
    PollState.FIXED: pgettext_lazy("poll", "fixed"),
    PollState.DROPPED: pgettext_lazy("poll", "given up"),
}
DATE_ANSWERS: Labels = {
    DateAnswer.YES: pgettext_lazy("date", "yes"),
    DateAnswer.IF_NEED_BE: pgettext_lazy("date", "if need be"),
    DateAnswer.NO: pgettext_lazy("date", "no"),
}
REACHES: Labels = {
    Reach.NOT_SHOWN: _("not shown"),
    Reach.ONE: _("one municipality"),
    Reach.SEVERAL: _("several municipalities"),
    Reach.MOST: _("most municipalities"),
}
QUESTION_STATES: Labels = {
    QuestionState.OPEN: pgettext_lazy("question", "open"),
    QuestionState.ANSWERED: pgettext_lazy("question", "answered"),
    QuestionState.CLOSED: pgettext_lazy("question", "closed"),
}
REFERRAL_STATES: Labels = {
    ReferralState.OPEN: pgettext_lazy("referral", "open"),
    ReferralState.ANSWERED: pgettext_lazy("referral", "answered"),
    ReferralState.CLOSED: pgettext_lazy("referral", "taken up"),
}
ESCALATION_STATES: Labels = {
    EscalationState.DRAFT: pgettext_lazy("letter", "draft"),
    EscalationState.SENT: pgettext_lazy("letter", "sent, waits for an answer"),
    EscalationState.ANSWERED: pgettext_lazy("letter", "answered"),
}
RESULT_KINDS: Labels = {
    ResultKind.STEP_TEMPLATE: _("changed plan template"),
    ResultKind.RESPONSIBILITY: _("changed responsibility"),
    ResultKind.STAFF_SHARE: _("changed share of posts"),
    ResultKind.COOPERATION_AGREEMENT: _("cooperation agreement"),
    ResultKind.TRAINING: _("training"),
}
STAFF_PARTS: Labels = {
    StaffPart.COORDINATION: _("coordination"),
    StaffPart.CASE_MANAGEMENT: _("case management"),
}
NEWSLETTER_STATES: Labels = {
    NewsletterState.DRAFT: pgettext_lazy("newsletter", "draft"),
    NewsletterState.PUBLISHED: pgettext_lazy("newsletter", "published"),
}
CRITERIA: Labels = {
    Criterion.RANK: pgettext_lazy("order", "by rank"),
    Criterion.REACH: pgettext_lazy("order", "by reach"),
    Criterion.DURATION: pgettext_lazy("order", "by duration"),
    Criterion.INFLUENCE: pgettext_lazy("order", "by influence"),
}
LIKENESSES: Labels = {
    Likeness.KIND: _("same kind"),
    Likeness.LIFE_AREA: _("same life area"),
    Likeness.OFFICES: _("same offices"),
    Likeness.WORDS: _("similar words"),
}
FATES: Labels = {
    Fate.NO_MEASURE_NEEDED: pgettext_lazy("decision", "no measure needed"),
    Fate.NOTHING_AGREED: pgettext_lazy("decision", "no measure agreed yet"),
    Fate.UNDER_WAY: pgettext_lazy("decision", "under way"),
    Fate.OVERDUE: pgettext_lazy("decision", "overdue"),
    Fate.DONE: pgettext_lazy("decision", "done"),
    Fate.EFFECT_CHECKED: pgettext_lazy("decision", "effect checked"),
    Fate.WITH_OTHER_BODY: pgettext_lazy("decision", "waits for another body"),
    Fate.ANSWERED: pgettext_lazy("decision", "answered by the other body, not taken up yet"),
    Fate.TAKEN_UP: pgettext_lazy("decision", "answered by the other body"),
    Fate.NO_LETTER: pgettext_lazy("decision", "no letter to the state yet"),
    Fate.WITH_THE_STATE: pgettext_lazy("decision", "waits for the state"),
    Fate.STATE_ANSWERED: pgettext_lazy("decision", "answered by the state"),
    Fate.COMES_AGAIN: pgettext_lazy("decision", "comes again"),
}
PHASES: Labels = {
    Phase.BEFORE: pgettext_lazy("effect", "before the decision"),
    Phase.DURING: pgettext_lazy("effect", "while it was under way"),
    Phase.AFTER: pgettext_lazy("effect", "after it was done"),
}
