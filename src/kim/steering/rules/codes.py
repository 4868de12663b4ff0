"""The codes of steering. What casework speaks of too is re-exported from `kernel.core_codes`."""

from enum import StrEnum

from kim.kernel.core_codes import (
    ChildAgeBand,
    GuidanceFeedback,
    LegalDomain,
    LifeArea,
    LifeAreaDetail,
    ObservationKind,
    ObservationSource,
    ObstacleKind,
    OfficeKind,
)

__all__ = [
    "AgendaItemState",
    "Attendance",
    "BodyFormat",
    "ChildAgeBand",
    "DecisionManner",
    "EscalationState",
    "GuidanceFeedback",
    "GuidanceState",
    "HandNoteState",
    "Influence",
    "IssueLevel",
    "IssueState",
    "LegalDomain",
    "LifeArea",
    "LifeAreaDetail",
    "MeasureState",
    "MeetingState",
    "NewsletterState",
    "ObservationKind",
    "ObservationSource",
    "ObstacleKind",
    "OfficeKind",
    "Outcome",
    "QuestionState",
    "SeatRole",
]


class IssueLevel(StrEnum):
    """How far up the problem lies."""

    CASE_SPECIFIC = "case_specific"
    LOCAL = "local"
    DISTRICT_WIDE = "district_wide"
    REGIONAL = "regional"
    STATE = "state"
    FEDERAL = "federal"


class Influence(StrEnum):
    """What the district can do about it."""

    DECIDE = "decide"
    NEGOTIATE = "negotiate"
    REPORT_ONLY = "report_only"


class IssueState(StrEnum):
    """The way of a structural issue. `MERGED` ends a series: evidence never adds up over it."""

    DESCRIBED = "described"
    CLUSTERED = "clustered"
    SUBMITTED = "submitted"
    RANKED = "ranked"
    DECIDED = "decided"
    IN_PROJECT_GROUP = "in_project_group"
    MEASURE_AGREED = "measure_agreed"
    IMPLEMENTED = "implemented"
    EFFECT_CHECKED = "effect_checked"
    CLOSED = "closed"
    MERGED = "merged"


class Outcome(StrEnum):
    """What a body decided about an item."""

    ACCEPTED = "accepted"
    ACCEPTED_WITH_CONDITIONS = "accepted_with_conditions"
    REJECTED = "rejected"
    DEFERRED = "deferred"
    REFERRED_UPWARDS = "referred_upwards"
    REFERRED_TO_BODY = "referred_to_body"
    NOTED = "noted"


class DecisionManner(StrEnum):
    """By counted votes, or without because nobody objected."""

    VOTE = "vote"
    CONSENSUS = "consensus"


class BodyFormat(StrEnum):
    """Kinds of bodies and meetings; districts name theirs."""

    STEERING_GROUP = "steering_group"
    EXPERT_CONFERENCE = "expert_conference"
    PROJECT_GROUP = "project_group"
    WORKING_CIRCLE = "working_circle"
    EXPERT_WORKING_GROUP = "expert_working_group"
    PLANNING_CONFERENCE = "planning_conference"
    STATUS_CONFERENCE = "status_conference"
    CASE_CONFERENCE = "case_conference"
    COMMITTEE = "committee"


class SeatRole(StrEnum):
    """What a seat may do in its body."""

    MEMBER = "member"
    DEPUTY = "deputy"
    ADVISORY = "advisory"
    CHAIR = "chair"
    SECRETARIAT = "secretariat"


class Attendance(StrEnum):
    """Whether a seat was filled in a meeting. `NOT_RECORDED` is not absence."""

    NOT_RECORDED = "not_recorded"
    PRESENT = "present"
    DEPUTY_PRESENT = "deputy_present"
    EXCUSED = "excused"
    ABSENT = "absent"


class MeetingState(StrEnum):
    """From a date to closed minutes."""

    PLANNED = "planned"
    INVITED = "invited"
    IN_SESSION = "in_session"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class AgendaItemState(StrEnum):
    """One item in one meeting."""

    OPEN = "open"
    DEALT_WITH = "dealt_with"
    POSTPONED = "postponed"


class MeasureState(StrEnum):
    """What somebody owes the body by a date."""

    AGREED = "agreed"
    UNDER_WAY = "under_way"
    DONE = "done"
    EFFECT_CHECKED = "effect_checked"
    DROPPED = "dropped"


class GuidanceState(StrEnum):
    """Guidance that is published ends by its date; `WITHDRAWN` ends it before."""

    DRAFT = "draft"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class HandNoteState(StrEnum):
    """An observation that is written by hand, on its way to the inbox."""

    DRAFT = "draft"
    OPEN = "open"
    RETURNED = "returned"
    RELEASED = "released"
    WITHDRAWN = "withdrawn"


class NewsletterState(StrEnum):
    """What went out stays as it is."""

    DRAFT = "draft"
    PUBLISHED = "published"


class EscalationState(StrEnum):
    """A letter to who can solve what the district cannot."""

    DRAFT = "draft"
    SENT = "sent"
    ANSWERED = "answered"


class QuestionState(StrEnum):
    """A question back to those who noted an issue, whoever they are."""

    OPEN = "open"
    ANSWERED = "answered"
    CLOSED = "closed"
