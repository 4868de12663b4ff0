"""The codes of legal bases and consents."""

from enum import StrEnum


class LegalBasis(StrEnum):
    """On what somebody's data are held (Art. 6 Abs. 1 DSGVO): a statute names the task, or they agreed."""

    STATUTE = "statute"
    CONSENT = "consent"


class Purpose(StrEnum):
    """What data are used for. One consent covers one purpose; counselling itself is never for sale."""

    COUNSELLING = "counselling"
    REFERRAL = "referral"
    STEP_SHARING = "step_sharing"
    CASE_CONFERENCE = "case_conference"
    LEGAL_PRECHECK = "legal_precheck"
    AUTHORITY_FILE = "authority_file"
    OBTAINING_DOCUMENTS = "obtaining_documents"
    INTERPRETING = "interpreting"


class DataArea(StrEnum):
    """What a consent or packet may contain."""

    IDENTITY = "identity"
    CONTACT_DETAILS = "contact_details"
    HOUSEHOLD = "household"
    RESIDENCE_STATUS = "residence_status"
    LANGUAGE = "language"
    SCHOOL_AND_TRAINING = "school_and_training"
    WORK_AND_INCOME = "work_and_income"
    HOUSING = "housing"
    BENEFITS = "benefits"
    HEALTH = "health"
    FAMILY_SITUATION = "family_situation"
    PLAN = "plan"


class HowGiven(StrEnum):
    """The form of a declaration. Health data need one that can be shown (Art. 9 DSGVO, § 67b SGB X).

    `WRITTEN`: a sheet that came signed; `SIGNED_HERE`: signed in the conversation, before whoever counsels.
    """

    WRITTEN = "written"
    SIGNED_HERE = "signed_here"
    ELECTRONIC = "electronic"
    ORAL_RECORDED = "oral_recorded"


class ConsentState(StrEnum):
    """Derived from dates on a day, never stored."""

    NOT_YET = "not_yet"
    VALID = "valid"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"
