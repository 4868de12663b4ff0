"""Codes of this context. Those that figures share with steering stand in the kernel."""

from __future__ import annotations

from enum import StrEnum


class Origin(StrEnum):
    """How a procedure came here."""

    DIRECT = "direct"
    PACKET = "packet"


class PaperState(StrEnum):
    """Whether the papers of a criterion are there."""

    MISSING = "missing"
    PRESENT = "present"
    NOT_NEEDED = "not_needed"


class FindingValue(StrEnum):
    """The value that the authority gives to a criterion. Nothing else of a finding is ever told."""

    MET = "met"
    NOT_MET = "not_met"
    OPEN = "open"


class PreCheckValue(StrEnum):
    """How counselling's pre-check found a criterion, as it stands in the packet. It binds nobody."""

    MET = "met"
    OPEN = "open"
    AUTHORITY = "authority"
    WEIGH = "weigh"
    NOT_MET = "not_met"
    NONE = "none"
    """Does not apply to this person."""


class AppointmentKind(StrEnum):
    """What somebody is asked to come for."""

    TALK = "talk"
    PAPERS = "papers"
    BIOMETRICS = "biometrics"
    COLLECTION = "collection"
    CEREMONY = "ceremony"
    OTHER = "other"


class AppointmentState(StrEnum):
    """What became of an appointment."""

    PLANNED = "planned"
    KEPT = "kept"
    MISSED = "missed"
    CANCELLED = "cancelled"
