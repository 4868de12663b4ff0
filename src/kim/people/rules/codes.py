"""The codes of persons and households."""

from enum import StrEnum

from kim.kernel.core_codes import ChildAgeBand

__all__ = [
    "AgeBand",
    "ChildAgeBand",
    "ContactWay",
    "Evidence",
    "Gender",
    "HouseholdRelation",
    "LanguageLevel",
    "LanguageUse",
    "MayWrite",
    "NameKind",
    "ResidenceObligation",
    "WorkPermission",
]


class NameKind(StrEnum):
    """Which of a person's names this is. All of them count when a text is checked for names."""

    GIVEN = "given"
    FAMILY = "family"
    BIRTH = "birth"
    FORMER = "former"
    ALIAS = "alias"
    TRANSLITERATION = "transliteration"
    ORIGINAL_SCRIPT = "original_script"


class Gender(StrEnum):
    """As the person says (§ 22 Abs. 3 PStG knows four answers); not asked is one more."""

    NOT_ASKED = "not_asked"
    FEMALE = "female"
    MALE = "male"
    DIVERSE = "diverse"
    NO_ENTRY = "no_entry"


class HouseholdRelation(StrEnum):
    """What a person is to the household's reference person."""

    REFERENCE = "reference"
    SPOUSE = "spouse"
    PARTNER = "partner"
    CHILD = "child"
    STEPCHILD = "stepchild"
    FOSTER_CHILD = "foster_child"
    PARENT = "parent"
    SIBLING = "sibling"
    GRANDPARENT = "grandparent"
    GRANDCHILD = "grandchild"
    OTHER_RELATIVE = "other_relative"
    NOT_RELATED = "not_related"
    NOT_ASKED = "not_asked"


class LanguageLevel(StrEnum):
    """Levels of the Common European Framework. Not asked yet, none and native are answers too."""

    NOT_ASKED = "not_asked"
    NONE = "none"
    A1 = "A1"
    A2 = "A2"
    B1 = "B1"
    B2 = "B2"
    C1 = "C1"
    C2 = "C2"
    NATIVE = "native"


class LanguageUse(StrEnum):
    """What one needs to know of a language before an appointment."""

    NOT_ASKED = "not_asked"
    WITHOUT_HELP = "without_help"
    WITH_INTERPRETER = "with_interpreter"
    SPOKEN_ONLY = "spoken_only"
    INTERPRETING_IN = "interpreting_in"


class ContactWay(StrEnum):
    """A way to reach somebody."""

    MOBILE = "mobile"
    PHONE = "phone"
    EMAIL = "email"
    MESSENGER = "messenger"
    POST = "post"
    OTHER = "other"


class MayWrite(StrEnum):
    """Whether a message may be left there: others may read along."""

    NOT_ASKED = "not_asked"
    YES = "yes"
    NO = "no"


class Evidence(StrEnum):
    """How well a fact is known. Ordered: claimed, documented, verified."""

    CLAIMED = "claimed"
    DOCUMENTED = "documented"
    VERIFIED = "verified"


class WorkPermission(StrEnum):
    """What a paper says about work (§ 4a, § 60a Abs. 5b, § 61 AsylG)."""

    NOT_KNOWN = "not_known"
    PERMITTED = "permitted"
    WITH_PERMISSION = "with_permission"
    NOT_PERMITTED = "not_permitted"


class ResidenceObligation(StrEnum):
    """Where somebody has to live: recognised refugees § 12a, with a Duldung § 61, asylum seekers § 60 AsylG."""

    NOT_KNOWN = "not_known"
    NONE = "none"
    SECTION_12A = "section_12a"
    SECTION_61 = "section_61"
    ASYLUM = "asylum"


class AgeBand(StrEnum):
    """Coarse age of a person for counts. Never of one person outside the case."""

    UNKNOWN = "unknown"
    UNDER_6 = "under_6"
    FROM_6_TO_17 = "from_6_to_17"
    FROM_18_TO_26 = "from_18_to_26"
    FROM_27_TO_64 = "from_27_to_64"
    FROM_65 = "from_65"
