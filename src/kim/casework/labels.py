"""What people read instead of the codes of this context. Codes shared with steering: `kim.kernel.labels`."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kim.casework.rules.codes import (
    AccessPath,
    CasePhase,
    ClosingReason,
    ContactKind,
    EnquiryOutcome,
    EnquiryState,
    GoalState,
    Indication,
    Interpreting,
    Need,
    ObstacleState,
    PlanState,
    ReleaseState,
    Resource,
    StandingKind,
    StepState,
)
from kim.casework.rules.title_ends import TitleAdvice, TitleStage
from kim.kernel.labels import PARTIES as PARTIES

Labels = dict[str, str | Promise]

# A district may name its phases otherwise: `organisations.api.district().phases`.
PHASES: Labels = {
    CasePhase.ACCESS: pgettext_lazy("phase", "Access"),
    CasePhase.INTAKE: pgettext_lazy("phase", "Intake"),
    CasePhase.ASSESSMENT: pgettext_lazy("phase", "Assessment"),
    CasePhase.SERVICE_PLANNING: pgettext_lazy("phase", "Planning"),
    CasePhase.LINKING: pgettext_lazy("phase", "Linking"),
    CasePhase.MONITORING: pgettext_lazy("phase", "Monitoring"),
    CasePhase.EVALUATION: pgettext_lazy("phase", "Evaluation"),
    CasePhase.CLOSED: pgettext_lazy("phase", "Closed"),
}
ENQUIRY_STATES: Labels = {
    EnquiryState.OPEN: pgettext_lazy("enquiry", "open"),
    EnquiryState.ANSWERED: pgettext_lazy("enquiry", "answered"),
}
ENQUIRY_OUTCOMES: Labels = {
    EnquiryOutcome.CASE_OPENED: _("Case opened"),
    EnquiryOutcome.SHORT_COUNSELLING: _("Short counselling"),
    EnquiryOutcome.REFERRED: _("Referred to another service"),
    EnquiryOutcome.NOT_PURSUED: _("Not pursued"),
}
ACCESS_PATHS: Labels = {
    AccessPath.SELF: _("came by themselves"),
    AccessPath.FAMILY_OR_FRIENDS: _("family or friends"),
    AccessPath.SOCIAL_OFFICE: _("social office"),
    AccessPath.RECEPTION: _("refugee reception"),
    AccessPath.IMMIGRATION_AUTHORITY: _("immigration authority"),
    AccessPath.JOBCENTER: _("Jobcenter"),
    AccessPath.YOUTH_OFFICE: _("youth office"),
    AccessPath.SCHOOL_OR_DAY_CARE: _("school or day-care"),
    AccessPath.ADVICE_SERVICE: _("advice service"),
    AccessPath.HEALTH_SERVICE: _("health service"),
    AccessPath.EMPLOYER: _("employer"),
    AccessPath.VOLUNTEERS: _("volunteers"),
    AccessPath.OUTREACH: _("outreach"),
    AccessPath.OTHER: _("another way"),
}
INDICATIONS: Labels = {
    Indication.COMPLEX_NEED: _("Complex need: several areas of life hang together"),
    Indication.SEVERAL_PROVIDERS: _("Several offices or services have to work together"),
    Indication.REGULAR_PATHS_FAIL: _("Regular paths do not lead to the goal"),
    Indication.OWN_RESOURCES_INSUFFICIENT: _("Own resources are not enough at present"),
}
NEEDS: Labels = {
    Need.NOT_ASKED: pgettext_lazy("need", "not known yet"),
    Need.NONE: pgettext_lazy("need", "none"),
    Need.LOW: pgettext_lazy("need", "low"),
    Need.MARKED: pgettext_lazy("need", "marked"),
    Need.URGENT: pgettext_lazy("need", "urgent"),
}
RESOURCES: Labels = {
    Resource.NOT_ASKED: pgettext_lazy("resources", "not known yet"),
    Resource.NONE: pgettext_lazy("resources", "none"),
    Resource.FEW: pgettext_lazy("resources", "few"),
    Resource.SOME: pgettext_lazy("resources", "some"),
    Resource.MANY: pgettext_lazy("resources", "many"),
}
GOAL_STATES: Labels = {
    GoalState.OPEN: pgettext_lazy("goal", "open"),
    GoalState.REACHED: _("reached"),
    GoalState.LARGELY_REACHED: _("largely reached"),
    GoalState.PARTLY_REACHED: _("partly reached"),
    GoalState.NOT_REACHED: _("not reached"),
    GoalState.DROPPED: pgettext_lazy("goal", "dropped"),
}
PLAN_STATES: Labels = {
    PlanState.DRAFT: pgettext_lazy("plan", "draft"),
    PlanState.ADOPTED: pgettext_lazy("plan", "adopted"),
    PlanState.REPLACED: pgettext_lazy("plan", "replaced"),
    PlanState.ENDED: pgettext_lazy("plan", "ended"),
}
STEP_STATES: Labels = {
    StepState.OPEN: pgettext_lazy("step", "open"),
    StepState.WAITING: pgettext_lazy("step", "waiting"),
    StepState.DONE: pgettext_lazy("step", "done"),
    StepState.DROPPED: pgettext_lazy("step", "dropped"),
}
CONTACT_KINDS: Labels = {
    ContactKind.PHONE: _("Phone"),
    ContactKind.OFFICE_APPOINTMENT: _("Office appointment"),
    ContactKind.HOME_VISIT: _("Home visit"),
    ContactKind.ACCOMPANIMENT: _("Accompaniment"),
    ContactKind.MESSAGE: _("Message"),
    ContactKind.VIDEO: _("Video call"),
    ContactKind.LETTER: _("Letter"),
    ContactKind.CONSULTING_HOUR: _("Consulting hour"),
    ContactKind.OUTREACH: _("Outreach"),
}
INTERPRETING: Labels = {
    Interpreting.NONE: pgettext_lazy("interpreting", "none"),
    Interpreting.ON_SITE: _("on site"),
    Interpreting.BY_PHONE: _("by phone"),
    Interpreting.BY_VIDEO: _("by video"),
}
STANDING_KINDS: Labels = {
    StandingKind.REFERRAL: _("referral"),
    StandingKind.CONFERENCE: _("case conference"),
    StandingKind.DEPUTATION: _("deputation"),
    StandingKind.HAND_OVER: _("hand-over"),
}
CLOSING_REASONS: Labels = {
    ClosingReason.GOALS_REACHED: _("Goals reached"),
    ClosingReason.PARTLY_REACHED: _("Goals partly reached, no further support needed"),
    ClosingReason.HANDED_OVER: _("Handed over to a regular service"),
    ClosingReason.MOVED_AWAY: _("Moved away"),
    ClosingReason.CONTACT_LOST: _("Contact lost"),
    ClosingReason.CLIENT_ENDED: _("Ended by the client"),
    ClosingReason.NO_INDICATION: _("No indication for case management"),
    ClosingReason.RETURN_OR_ONWARD_MIGRATION: _("Return or onward migration"),
    ClosingReason.DEATH: _("Death"),
    ClosingReason.OTHER: _("Another reason"),
}
OBSTACLE_STATES: Labels = {
    ObstacleState.OPEN: pgettext_lazy("obstacle", "open"),
    ObstacleState.RESOLVED: pgettext_lazy("obstacle", "resolved"),
}
RELEASE_STATES: Labels = {
    ReleaseState.OPEN: pgettext_lazy("release", "waits for a second person"),
    ReleaseState.RELEASED: pgettext_lazy("release", "released"),
    ReleaseState.RETURNED: pgettext_lazy("release", "returned"),
    ReleaseState.WITHDRAWN: pgettext_lazy("release", "withdrawn"),
}
TITLE_STAGES: Labels = {
    TitleStage.SIX_MONTHS: _("less than six months left"),
    TitleStage.THREE_MONTHS: _("less than three months left"),
    TitleStage.SIX_WEEKS: _("less than six weeks left"),
    TitleStage.ENDED: _("ended, nothing is known after it"),
}
TITLE_ADVICE: Labels = {
    TitleAdvice.PREPARE_ANOTHER: _("cannot be prolonged, prepare the application"),
    TitleAdvice.PROLONG_CERTIFICATE: _("only a certificate: ask for the decision, have it prolonged"),
    TitleAdvice.PROLONG_DULDUNG: _("have the Duldung prolonged"),
    TitleAdvice.PROLONG: _("apply for prolongation before it ends"),
}
