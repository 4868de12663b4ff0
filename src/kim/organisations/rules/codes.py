"""The fixed core of codes that lets districts differ and still be compared.

A district names its own offices and bodies; what *kind* they are is said in these words. Statutory terms (school
forms, kinds of municipality) are German values. Labels stand in `kim.organisations.labels`. Local codes are not made
here: a district that needs one maps it to a core code. What kind of office a unit is says the kernel's `OfficeKind`,
because casework and steering speak of it, too.
"""

from __future__ import annotations

from enum import StrEnum

from kim.kernel.core_codes import OfficeKind

__all__ = [
    "Aspect",
    "BodyKind",
    "MunicipalityKind",
    "OfficeKind",
    "OrganisationKind",
    "Phase",
    "Role",
    "SchoolForm",
    "SeatKind",
    "Topic",
]


class Topic(StrEnum):
    """What somebody can be responsible for."""

    IMMIGRATION_AUTHORITY = "immigration_authority"
    JOBCENTER = "jobcenter"
    YOUTH_OFFICE = "youth_office"
    SCHOOL_SUPERVISION = "school_supervision"
    SCHOOL_ADMINISTRATION = "school_administration"
    REFUGEE_RECEPTION = "refugee_reception"
    INTEGRATION_OFFICE = "integration_office"
    INTEGRATION_COUNCIL = "integration_council"
    HEALTH_OFFICE = "health_office"
    SOCIAL_OFFICE = "social_office"
    EMPLOYMENT_AGENCY = "employment_agency"
    JOBCENTER_CONTACT_POINT = "jobcenter_contact_point"
    INTEGRATION_COURSE = "integration_course"
    NATURALISATION_APPLICATION = "naturalisation_application"
    NATURALISATION_DECISION = "naturalisation_decision"


class SchoolForm(StrEnum):
    """School forms of North Rhine-Westphalia, as the School Act names them."""

    GRUNDSCHULE = "grundschule"
    HAUPTSCHULE = "hauptschule"
    REALSCHULE = "realschule"
    SEKUNDARSCHULE = "sekundarschule"
    GESAMTSCHULE = "gesamtschule"
    GYMNASIUM = "gymnasium"
    FOERDERSCHULE = "foerderschule"
    BERUFSKOLLEG = "berufskolleg"


class Aspect(StrEnum):
    """Two offices can supervise one school: in professional matters, and in matters of service (staff)."""

    PROFESSIONAL = "professional"
    SERVICE_SUPERVISION = "service_supervision"


class Role(StrEnum):
    """Actor of KIM or partner. Says nothing about seat or vote."""

    ACTOR = "actor"
    PARTNER = "partner"


class MunicipalityKind(StrEnum):
    STADT = "stadt"
    GEMEINDE = "gemeinde"


class OrganisationKind(StrEnum):
    DISTRICT_ADMINISTRATION = "district_administration"
    MUNICIPAL_ADMINISTRATION = "municipal_administration"
    POLITICAL_BODY = "political_body"
    STATE_AUTHORITY = "state_authority"
    FEDERAL_AUTHORITY = "federal_authority"
    JOINT_INSTITUTION = "joint_institution"
    SPECIAL_PURPOSE_ASSOCIATION = "special_purpose_association"
    CHAMBER = "chamber"
    WELFARE_ASSOCIATION = "welfare_association"
    GROUP = "group"
    INITIATIVE = "initiative"
    OTHER = "other"


class BodyKind(StrEnum):
    STEERING_GROUP = "steering_group"
    EXPERT_CONFERENCE = "expert_conference"
    PROJECT_GROUP = "project_group"
    WORKING_CIRCLE = "working_circle"
    EXPERT_WORKING_GROUP = "expert_working_group"
    COMMITTEE = "committee"


class SeatKind(StrEnum):
    MEMBER = "member"
    DEPUTY = "deputy"
    ADVISORY = "advisory"


class Phase(StrEnum):
    """Phases of case management; a district may name them in its own words."""

    ACCESS = "access"
    INTAKE = "intake"
    ASSESSMENT = "assessment"
    SERVICE_PLANNING = "service_planning"
    LINKING = "linking"
    MONITORING = "monitoring"
    EVALUATION = "evaluation"
    CLOSED = "closed"
