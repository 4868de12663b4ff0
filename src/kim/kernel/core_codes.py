"""The core codes that casework and steering share.

Districts differ in bodies, employers and words, and must still be comparable. So the codes are fixed
here, the labels stand in the catalogue, and a district may add local codes that name a core code as
their parent (`LocalCode`). Steering may not import casework, so what both speak of lives below both.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

C = TypeVar("C", bound=StrEnum)


class LifeArea(StrEnum):
    """The twelve areas of an assessment, first level."""

    RESIDENCE = "residence"
    ORIENTATION = "orientation"
    LANGUAGE = "language"
    WORK = "work"
    EDUCATION = "education"
    RECOGNITION = "recognition"
    HOUSING = "housing"
    HEALTH = "health"
    FAMILY = "family"
    LIVELIHOOD = "livelihood"
    PARTICIPATION = "participation"
    MOBILITY = "mobility"


class LifeAreaDetail(StrEnum):
    """Second level: what the core knows below an area. Districts add their own."""

    SCHOOL = "school"
    DAY_CARE = "day_care"


LIFE_AREA_OF: dict[LifeAreaDetail, LifeArea] = {
    LifeAreaDetail.SCHOOL: LifeArea.EDUCATION,
    LifeAreaDetail.DAY_CARE: LifeArea.EDUCATION,
}


class LegalDomain(StrEnum):
    """Rechtskreise. Statutory names stay German values."""

    AUFENTHG = "aufenthg"
    STAG = "stag"
    ASYLBLG = "asylblg"
    SGB2 = "sgb2"
    SGB3 = "sgb3"
    SGB5 = "sgb5"
    SGB8 = "sgb8"
    SGB9 = "sgb9"
    SGB12 = "sgb12"
    BAFOEG = "bafoeg"
    WOGG = "wogg"
    SCHOOL_LAW = "school_law"
    OTHER = "other"


class ObservationKind(StrEnum):
    """A single case shows both: what hinders, and what worked."""

    OBSTACLE = "obstacle"
    STRENGTH = "strength"


class ObservationSource(StrEnum):
    """Where an observation came from. Never who wrote it."""

    CASEWORK = "casework"
    PLANNING_CONFERENCE = "planning_conference"
    MUNICIPALITY = "municipality"
    PARTNER = "partner"
    AUTHORITY = "authority"


class ObstacleKind(StrEnum):
    """What kind of structural problem an obstacle points at."""

    OFFER_GAP = "offer_gap"
    ACCESS_BARRIER = "access_barrier"
    DOMAIN_CHANGE = "domain_change"
    UNCLEAR_RESPONSIBILITY = "unclear_responsibility"
    WAITING_TIME = "waiting_time"
    INFORMATION = "information"
    LEGAL = "legal"
    RESOURCES = "resources"
    DISCRIMINATION = "discrimination"


class OfficeKind(StrEnum):
    """What an office is, whatever it is called in a district. Coarse on purpose: a trait of guidance."""

    IMMIGRATION_AUTHORITY = "immigration_authority"
    NATURALISATION_AUTHORITY = "naturalisation_authority"
    JOBCENTER = "jobcenter"
    EMPLOYMENT_AGENCY = "employment_agency"
    YOUTH_OFFICE = "youth_office"
    SOCIAL_OFFICE = "social_office"
    SCHOOL_SUPERVISION = "school_supervision"
    SCHOOL_ADMINISTRATION = "school_administration"
    SCHOOL = "school"
    DAY_CARE = "day_care"
    HEALTH_OFFICE = "health_office"
    HEALTH_SERVICE = "health_service"
    REFUGEE_RECEPTION = "refugee_reception"
    INTEGRATION_OFFICE = "integration_office"
    INTEGRATION_CENTRE = "integration_centre"
    INTEGRATION_COUNCIL = "integration_council"
    LANGUAGE_COURSE_PROVIDER = "language_course_provider"
    FEDERAL_MIGRATION_OFFICE = "federal_migration_office"
    ADVICE_SERVICE = "advice_service"
    CHAMBER = "chamber"
    HOUSING_OFFICE = "housing_office"
    REGISTRY_OFFICE = "registry_office"
    HEALTH_INSURER = "health_insurer"
    COURT = "court"
    EMPLOYER = "employer"
    CASE_MANAGEMENT = "case_management"
    OTHER = "other"


class FlowFigure(StrEnum):
    """What is counted between offices, per closed quarter; `UNANSWERED_REFERRAL` is counted by who knows packets."""

    HAND_ON = "hand_on"
    DOMAIN_CHANGE = "domain_change"
    OVERDUE_WAIT = "overdue_wait"
    UNANSWERED_REFERRAL = "unanswered_referral"


class Dimension(StrEnum):
    """By what a flow is told apart: one at a time, so that no two tables can be laid across each other."""

    MUNICIPALITY = "municipality"
    LIFE_AREA = "life_area"
    LEGAL_DOMAIN = "legal_domain"
    OUTCOME = "outcome"


class ChainOutcome(StrEnum):
    """What became of a chain at a change of legal domain."""

    BROKE = "broke"
    WENT_ON = "went_on"


class PartyKind(StrEnum):
    """Who does a step of a plan: an office, the household, or the case manager."""

    OFFICE = "office"
    CLIENT = "client"
    CASE_MANAGER = "case_manager"


class ChildAgeBand(StrEnum):
    """Age of a child in the household, in bands wide enough to say nothing about one child."""

    UNDER_3 = "under_3"
    FROM_3_TO_5 = "from_3_to_5"
    FROM_6_TO_9 = "from_6_to_9"
    FROM_10_TO_15 = "from_10_to_15"
    FROM_16_TO_17 = "from_16_to_17"


class GuidanceFeedback(StrEnum):
    """What became of a piece of guidance in one case. Stays in the case, is counted as evidence."""

    HELPED = "helped"
    DID_NOT_HELP = "did_not_help"
    NOT_TRIED = "not_tried"


class ProcedureArea(StrEnum):
    """What an authority decides on. The two are never counted together."""

    RESIDENCE = "residence"
    NATURALISATION = "naturalisation"


class ProcedureGroup(StrEnum):
    """How procedures are counted: naturalisation apart from §§ 25a, 25b AufenthG, and the rest by itself."""

    WELL_INTEGRATED = "well_integrated"
    OTHER_RESIDENCE = "other_residence"
    NATURALISATION = "naturalisation"


class StageKind(StrEnum):
    """What happens in a stage of a procedure, whatever a district calls it."""

    RECEIVED = "received"
    DOCUMENTS = "documents"
    EXAMINATION = "examination"
    SECURITY_QUERY = "security_query"
    PARTICIPATION = "participation"
    DECISION = "decision"


class ProcedureOutcome(StrEnum):
    """What became of an application. `applied`: nothing yet."""

    APPLIED = "applied"
    GRANTED = "granted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    FELL_BACK = "fell_back"
    MOVED_ON = "moved_on"


@dataclass(frozen=True)
class LocalCode(Generic[C]):
    """A district's own code below a core code, so that reports of two districts can be compared."""

    code: str
    parent: C
