"""What two persons are to each other, read from both sides, and who decides for somebody.

A relation is stored once: the relative is the `kind` of the person. Read from the other side it is the opposite kind.
Basis for those who decide: § 1626 BGB (custody), § 1773 (guardianship), § 1809 (curatorship), § 1814 (legal care).
What this does not do: derive custody from a relation. Who may sign is recorded, never guessed.
"""

from enum import StrEnum


class Kinship(StrEnum):
    """What the relative is to the person."""

    CHILD = "child"
    PARENT = "parent"
    SPOUSE = "spouse"
    PARTNER = "partner"
    FORMER_PARTNER = "former_partner"
    SIBLING = "sibling"
    GRANDPARENT = "grandparent"
    GRANDCHILD = "grandchild"
    FOSTER_CHILD = "foster_child"
    FOSTER_PARENT = "foster_parent"
    STEPCHILD = "stepchild"
    STEPPARENT = "stepparent"
    OTHER_RELATIVE = "other_relative"


_PAIRS = (
    (Kinship.CHILD, Kinship.PARENT),
    (Kinship.GRANDCHILD, Kinship.GRANDPARENT),
    (Kinship.FOSTER_CHILD, Kinship.FOSTER_PARENT),
    (Kinship.STEPCHILD, Kinship.STEPPARENT),
)
_OPPOSITE = dict(_PAIRS) | {later: earlier for earlier, later in _PAIRS}


def opposite(kind: str) -> Kinship:
    """The same relation from the other side; most are the same from both sides."""
    return _OPPOSITE.get(Kinship(kind), Kinship(kind))


class GuardianKind(StrEnum):
    """On what somebody decides for a person."""

    CUSTODY = "custody"
    GUARDIAN = "guardian"
    CURATOR = "curator"
    LEGAL_CARE = "legal_care"
    AUTHORISED = "authorised"


class GuardianScope(StrEnum):
    """What somebody decides about."""

    ALL = "all"
    WHERE_TO_LIVE = "where_to_live"
    RESIDENCE_LAW = "residence_law"
    HEALTH = "health"
    SCHOOL = "school"
    ASSETS = "assets"
    BENEFITS = "benefits"
