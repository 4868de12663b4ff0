"""The codes of documents. What counts is what the paper is, not what stands in it."""

from enum import StrEnum


class DocumentKind(StrEnum):
    """Papers as a case manager asks for them; reports of doctors have no kind of their own."""

    PASSPORT = "passport"
    RESIDENCE_TITLE = "residence_title"
    TOLERATION = "toleration"
    PERMISSION_TO_STAY = "permission_to_stay"
    FICTION = "fiction"
    CIVIL_STATUS = "civil_status"
    CERTIFICATE = "certificate"
    NOTICE = "notice"
    CONTRACT = "contract"
    INCOME = "income"
    LETTER = "letter"
    DECLARATION = "declaration"
    PLAN = "plan"
    OTHER = "other"


class DocumentOrigin(StrEnum):
    """How it came into the case: somebody brought it, or it was written here."""

    UPLOADED = "uploaded"
    WRITTEN = "written"
