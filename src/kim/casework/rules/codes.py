"""The codes of casework. Labels are German values of the catalogue; codes never change.

What steering speaks of too (life areas, kinds of obstacle, legal domains) stands in
`kernel.core_codes` and is re-exported here, so that casework has one place to import from.
"""

from enum import StrEnum

from kim.kernel.core_codes import (
    ChildAgeBand,
    GuidanceFeedback,
    LegalDomain,
    LifeArea,
    LifeAreaDetail,
    ObservationKind,
    ObstacleKind,
    OfficeKind,
    PartyKind,
)

__all__ = [
    "AccessPath",
    "CasePhase",
    "ChildAgeBand",
    "ClosingReason",
    "ContactKind",
    "EnquiryOutcome",
    "EnquiryState",
    "GoalState",
    "GuidanceFeedback",
    "Indication",
    "Interpreting",
    "LegalDomain",
    "LifeArea",
    "LifeAreaDetail",
    "Need",
    "ObservationKind",
    "ObservationState",
    "ObstacleKind",
    "ObstacleState",
    "OfficeKind",
    "PartyKind",
    "PlanState",
    "ReleaseState",
    "Resource",
    "StandingKind",
    "StepState",
]


class CasePhase(StrEnum):
    """Phases of the case-management standard; districts name them as they like."""

    ACCESS = "access"
    INTAKE = "intake"
    ASSESSMENT = "assessment"
    SERVICE_PLANNING = "service_planning"
    LINKING = "linking"
    MONITORING = "monitoring"
    EVALUATION = "evaluation"
    CLOSED = "closed"


class EnquiryState(StrEnum):
    """A first contact that may or may not become a case."""

    OPEN = "open"
    ANSWERED = "answered"


class EnquiryOutcome(StrEnum):
    """What an enquiry became. Units stay apart: short counselling is not a case."""

    CASE_OPENED = "case_opened"
    SHORT_COUNSELLING = "short_counselling"
    REFERRED = "referred"
    NOT_PURSUED = "not_pursued"


class AccessPath(StrEnum):
    """How somebody found the way to case management."""

    SELF = "self"
    FAMILY_OR_FRIENDS = "family_or_friends"
    SOCIAL_OFFICE = "social_office"
    RECEPTION = "reception"
    IMMIGRATION_AUTHORITY = "immigration_authority"
    JOBCENTER = "jobcenter"
    YOUTH_OFFICE = "youth_office"
    SCHOOL_OR_DAY_CARE = "school_or_day_care"
    ADVICE_SERVICE = "advice_service"
    HEALTH_SERVICE = "health_service"
    EMPLOYER = "employer"
    VOLUNTEERS = "volunteers"
    OUTREACH = "outreach"
    OTHER = "other"


class Indication(StrEnum):
    """Why deep case management. A consent given is no criterion."""

    COMPLEX_NEED = "complex_need"
    SEVERAL_PROVIDERS = "several_providers"
    REGULAR_PATHS_FAIL = "regular_paths_fail"
    OWN_RESOURCES_INSUFFICIENT = "own_resources_insufficient"


class Need(StrEnum):
    """How much is needed in a life area. "Not asked yet" is not "none"."""

    NOT_ASKED = "not_asked"
    NONE = "none"
    LOW = "low"
    MARKED = "marked"
    URGENT = "urgent"


class Resource(StrEnum):
    """How much the household brings in a life area. "Not asked yet" is not "none"."""

    NOT_ASKED = "not_asked"
    NONE = "none"
    FEW = "few"
    SOME = "some"
    MANY = "many"


class GoalState(StrEnum):
    """A goal in the client's words: open, or how far they came. A described scale, never a number."""

    OPEN = "open"
    REACHED = "reached"
    LARGELY_REACHED = "largely_reached"
    PARTLY_REACHED = "partly_reached"
    NOT_REACHED = "not_reached"
    DROPPED = "dropped"


class PlanState(StrEnum):
    """One version of a plan. An adopted version is never edited; the next one replaces it."""

    DRAFT = "draft"
    ADOPTED = "adopted"
    REPLACED = "replaced"
    ENDED = "ended"


class StepState(StrEnum):
    """What is stored of a step. Ready, blocked and overdue follow from order and dates: `plan_order`."""

    OPEN = "open"
    WAITING = "waiting"
    DONE = "done"
    DROPPED = "dropped"


class ContactKind(StrEnum):
    """Where and how a contact took place."""

    OFFICE_APPOINTMENT = "office_appointment"
    CONSULTING_HOUR = "consulting_hour"
    HOME_VISIT = "home_visit"
    OUTREACH = "outreach"
    ACCOMPANIMENT = "accompaniment"
    PHONE = "phone"
    VIDEO = "video"
    MESSAGE = "message"
    LETTER = "letter"


class Interpreting(StrEnum):
    """Whether and how somebody interpreted; the language is a field of its own."""

    NONE = "none"
    ON_SITE = "on_site"
    BY_PHONE = "by_phone"
    BY_VIDEO = "by_video"


class StandingKind(StrEnum):
    """Why another unit stands in a case for a time."""

    REFERRAL = "referral"
    CONFERENCE = "conference"
    DEPUTATION = "deputation"
    HAND_OVER = "hand_over"


class ObstacleState(StrEnum):
    """What hinders in this case, whether or not it is ever told to steering."""

    OPEN = "open"
    RESOLVED = "resolved"


class ObservationState(StrEnum):
    """The way of an obstacle or strength out of the case."""

    NOTED = "noted"
    DRAFTED = "drafted"
    RELEASED = "released"
    WITHDRAWN = "withdrawn"


class ReleaseState(StrEnum):
    """The second person's inbox: text only, never the case."""

    OPEN = "open"
    RELEASED = "released"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"


class ClosingReason(StrEnum):
    """Why a case ended. `HANDED_OVER` asks for the regular service."""

    GOALS_REACHED = "goals_reached"
    PARTLY_REACHED = "partly_reached"
    HANDED_OVER = "handed_over"
    MOVED_AWAY = "moved_away"
    CONTACT_LOST = "contact_lost"
    CLIENT_ENDED = "client_ended"
    NO_INDICATION = "no_indication"
    RETURN_OR_ONWARD_MIGRATION = "return_or_onward_migration"
    DEATH = "death"
    OTHER = "other"
