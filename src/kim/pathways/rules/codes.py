"""The codes of the residence-status catalogue. Statutory terms stay German values."""

from enum import StrEnum


class EngineType(StrEnum):
    """How time in a status counts for rules of law (basis: AufenthG, AsylG, § 60b Abs. 5 S. 1 AufenthG)."""

    ERLAUBT = "erlaubt"
    GESTATTET = "gestattet"
    GEDULDET = "geduldet"
    GEDULDET_60B = "geduldet_60b"
    NONE = "none"
    BY_CERTIFICATE = "by_certificate"
    GERMAN = "german"


class Selector(StrEnum):
    """Who may pick an entry of the catalogue."""

    CASE_MANAGER = "case_manager"
    AUTHORITY = "authority"


class StatusGroup(StrEnum):
    """How the list is grouped for people who search it."""

    EDUCATION = "education"
    WORK = "work"
    HUMANITARIAN = "humanitarian"
    FAMILY = "family"
    SPECIAL = "special"
    SETTLEMENT = "settlement"
    FREE_MOVEMENT = "free_movement"
    DULDUNG = "duldung"
    ASYLUM = "asylum"
    CERTIFICATE = "certificate"
    NO_STATUS = "no_status"
    GERMAN = "german"


class Reporting(StrEnum):
    """Whether a public body might have to tell the immigration authority (§ 87 AufenthG)."""

    NOT_TOUCHED = "not_touched"
    MIGHT_HAVE_TO_REPORT = "might_have_to_report"
    CHECK = "check"
