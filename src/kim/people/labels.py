"""What people read instead of the codes of this context."""

from __future__ import annotations

from functools import cache
from operator import itemgetter

from babel import Locale, UnknownLocaleError
from django.utils.functional import Promise
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from kim.people.rules.codes import (
    AgeBand,
    ContactWay,
    Evidence,
    Gender,
    HouseholdRelation,
    LanguageLevel,
    LanguageUse,
    MayWrite,
    NameKind,
    ResidenceObligation,
    WorkPermission,
)
from kim.people.rules.facts import FactState
from kim.people.rules.kinship import GuardianKind, GuardianScope, Kinship
from kim.people.rules.likeness import Why

Labels = dict[str, str | Promise]

NAME_KINDS: Labels = {
    NameKind.GIVEN: _("Given name"),
    NameKind.FAMILY: _("Family name"),
    NameKind.BIRTH: _("Name at birth"),
    NameKind.FORMER: _("Former name"),
    NameKind.ALIAS: _("Also known as"),
    NameKind.TRANSLITERATION: _("Other spelling"),
    NameKind.ORIGINAL_SCRIPT: _("In original script"),
}
GENDERS: Labels = {
    Gender.NOT_ASKED: pgettext_lazy("gender", "not asked yet"),
    Gender.FEMALE: _("female"),
    Gender.MALE: _("male"),
    Gender.DIVERSE: _("diverse"),
    Gender.NO_ENTRY: _("no entry"),
}
RELATIONS: Labels = {
    HouseholdRelation.REFERENCE: _("Reference person"),
    HouseholdRelation.SPOUSE: _("Spouse"),
    HouseholdRelation.PARTNER: pgettext_lazy("relation", "Partner"),
    HouseholdRelation.CHILD: _("Child"),
    HouseholdRelation.STEPCHILD: _("Stepchild"),
    HouseholdRelation.FOSTER_CHILD: _("Foster child"),
    HouseholdRelation.PARENT: _("Parent"),
    HouseholdRelation.SIBLING: _("Sibling"),
    HouseholdRelation.GRANDPARENT: _("Grandparent"),
    HouseholdRelation.GRANDCHILD: _("Grandchild"),
    HouseholdRelation.OTHER_RELATIVE: _("Other relative"),
    HouseholdRelation.NOT_RELATED: _("Not related"),
    HouseholdRelation.NOT_ASKED: pgettext_lazy("relation", "not asked yet"),
}
LANGUAGE_LEVELS: Labels = {
    LanguageLevel.NOT_ASKED: pgettext_lazy("language", "not asked yet"),
    LanguageLevel.NONE: pgettext_lazy("language", "none"),
    LanguageLevel.A1: "A1",
    LanguageLevel.A2: "A2",
    LanguageLevel.B1: "B1",
    LanguageLevel.B2: "B2",
    LanguageLevel.C1: "C1",
    LanguageLevel.C2: "C2",
    LanguageLevel.NATIVE: _("native language"),
}
LANGUAGE_USES: Labels = {
    LanguageUse.NOT_ASKED: pgettext_lazy("language use", "not asked yet"),
    LanguageUse.WITHOUT_HELP: _("talks without help"),
    LanguageUse.WITH_INTERPRETER: _("needs an interpreter"),
    LanguageUse.SPOKEN_ONLY: _("speaks, does not read"),
    LanguageUse.INTERPRETING_IN: _("wants interpreting in it"),
}
CONTACT_WAYS: Labels = {
    ContactWay.MOBILE: _("Mobile phone"),
    ContactWay.PHONE: _("Phone"),
    ContactWay.EMAIL: _("E-mail address"),
    ContactWay.MESSENGER: _("Messenger"),
    ContactWay.POST: _("Other postal address"),
    ContactWay.OTHER: pgettext_lazy("way", "Other"),
}
MAY_WRITE: Labels = {
    MayWrite.NOT_ASKED: pgettext_lazy("may write", "not asked yet"),
    MayWrite.YES: _("messages are fine"),
    MayWrite.NO: _("leave no message"),
}
EVIDENCE: Labels = {
    Evidence.CLAIMED: _("as told"),
    Evidence.DOCUMENTED: _("paper seen"),
    Evidence.VERIFIED: _("confirmed by the authority"),
}
WORK_PERMISSIONS: Labels = {
    WorkPermission.NOT_KNOWN: pgettext_lazy("work permission", "not known yet"),
    WorkPermission.PERMITTED: _("permitted"),
    WorkPermission.WITH_PERMISSION: _("only with permission of the authority"),
    WorkPermission.NOT_PERMITTED: _("not permitted"),
}
RESIDENCE_OBLIGATIONS: Labels = {
    ResidenceObligation.NOT_KNOWN: pgettext_lazy("residence obligation", "not known yet"),
    ResidenceObligation.NONE: pgettext_lazy("residence obligation", "none"),
    ResidenceObligation.SECTION_12A: "§\u00a012a AufenthG",
    ResidenceObligation.SECTION_61: "§\u00a061 AufenthG",
    ResidenceObligation.ASYLUM: "§\u00a060 AsylG",
}
FACT_STATES: Labels = {
    FactState.NOT_ASKED: pgettext_lazy("fact", "not asked yet"),
    FactState.ASKED_UNKNOWN: pgettext_lazy("fact", "asked, not known"),
    FactState.NONE: pgettext_lazy("fact", "none"),
    FactState.VALUE: pgettext_lazy("fact", "as follows"),
    FactState.SELF_DECLARED_NONE: _("none, says the person"),
    FactState.AUTHORITY_TO_CHECK: _("for the authority to check"),
}
KINSHIPS: Labels = {
    Kinship.CHILD: pgettext_lazy("kinship", "Child"),
    Kinship.PARENT: pgettext_lazy("kinship", "Parent"),
    Kinship.SPOUSE: pgettext_lazy("kinship", "Spouse"),
    Kinship.PARTNER: pgettext_lazy("kinship", "Partner"),
    Kinship.FORMER_PARTNER: _("Former partner"),
    Kinship.SIBLING: pgettext_lazy("kinship", "Sibling"),
    Kinship.GRANDPARENT: pgettext_lazy("kinship", "Grandparent"),
    Kinship.GRANDCHILD: pgettext_lazy("kinship", "Grandchild"),
    Kinship.FOSTER_CHILD: pgettext_lazy("kinship", "Foster child"),
    Kinship.FOSTER_PARENT: _("Foster parent"),
    Kinship.STEPCHILD: pgettext_lazy("kinship", "Stepchild"),
    Kinship.STEPPARENT: _("Stepparent"),
    Kinship.OTHER_RELATIVE: pgettext_lazy("kinship", "Other relative"),
}
GUARDIAN_KINDS: Labels = {
    GuardianKind.CUSTODY: _("custody"),
    GuardianKind.GUARDIAN: _("guardianship"),
    GuardianKind.CURATOR: _("curatorship"),
    GuardianKind.LEGAL_CARE: _("legal care"),
    GuardianKind.AUTHORISED: _("power of attorney"),
}
GUARDIAN_SCOPES: Labels = {
    GuardianScope.ALL: _("everything"),
    GuardianScope.WHERE_TO_LIVE: _("where to live"),
    GuardianScope.RESIDENCE_LAW: _("asylum and residence law"),
    GuardianScope.HEALTH: _("health"),
    GuardianScope.SCHOOL: _("school"),
    GuardianScope.ASSETS: _("assets"),
    GuardianScope.BENEFITS: _("benefits and offices"),
}
AGE_BANDS: Labels = {
    AgeBand.UNKNOWN: pgettext_lazy("age", "not known yet"),
    AgeBand.UNDER_6: _("under 6"),
    AgeBand.FROM_6_TO_17: _("6 to 17"),
    AgeBand.FROM_18_TO_26: _("18 to 26"),
    AgeBand.FROM_27_TO_64: _("27 to 64"),
    AgeBand.FROM_65: _("65 and older"),
}

# ISO 3166 leaves XA to XZ to its users; CLDR needs neither of these two.
STATELESS, UNCLEAR = "XS", "XU"
_BESIDE_COUNTRIES: Labels = {STATELESS: _("stateless"), UNCLEAR: _("nationality unclear")}
# Spoken here, and missing or named otherwise in CLDR.
_BESIDE_LANGUAGES: Labels = {"kmr": _("Kurmanji"), "rom": _("Romani"), "prs": _("Dari")}


# Why the search found somebody; a name that is the same or begins like this needs no reason.
WHY_FOUND: Labels = {
    Why.SCRIPT: _("other script"),
    Why.SPELLING: _("other spelling"),
    Why.SOUND: _("sounds alike"),
    Why.TYPO: _("written almost alike"),
    Why.SWAPPED: _("given name and family name swapped"),
    Why.OTHER_NAME: _("former or other name"),
    Why.BIRTH: _("date of birth almost the same"),
}


def _locale() -> Locale:
    return _locale_of(get_language() or "de")


@cache
def _locale_of(language: str) -> Locale:
    try:
        return Locale.parse(language.replace("-", "_"))
    except UnknownLocaleError:
        return Locale("de")


def country_name(code: str) -> str:
    """Name of a country (ISO 3166 alpha-2) or of "stateless", in the language of the interface; else the code."""
    if beside := _BESIDE_COUNTRIES.get(code):
        return str(beside)
    return str(_locale().territories.get(code, code))


def language_name(code: str) -> str:
    """Name of a language (ISO 639) in the language of the interface; the code if nobody knows it."""
    if beside := _BESIDE_LANGUAGES.get(code):
        return str(beside)
    return str(_locale().languages.get(code, code))


def countries() -> list[tuple[str, str]]:
    """Choices of nationalities, by name; "stateless" and "unclear" stand last."""
    return list(_countries_in(get_language() or "de"))


@cache
def _countries_in(language: str) -> tuple[tuple[str, str], ...]:
    territories = _locale_of(language).territories.items()
    named = [(code, str(name)) for code, name in territories if len(code) == 2 and code.isalpha()]
    real = [pair for pair in named if pair[0] not in {"EU", "EZ", "UN", "QO", "ZZ", "XA", "XB"}]
    beside = [(code, str(text)) for code, text in _BESIDE_COUNTRIES.items()]
    return (*sorted(real, key=lambda pair: pair[1]), *beside)


def languages() -> list[tuple[str, str]]:
    """Choices of languages, by name."""
    return list(_languages_in(get_language() or "de"))


@cache
def _languages_in(language: str) -> tuple[tuple[str, str], ...]:
    spoken = {str(code) for code in _locale_of(language).languages if "_" not in str(code) and len(str(code)) <= 3}
    return tuple(sorted(((code, language_name(code)) for code in spoken | set(_BESIDE_LANGUAGES)), key=itemgetter(1)))
