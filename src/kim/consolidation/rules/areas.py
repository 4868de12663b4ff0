"""To which area of a consent each fact of the rules belongs, so that a pre-check goes only where all of it may go.

Basis: the areas that a consent names (`consent.rules.codes`). What exempts somebody (illness, disability, age) counts
as health (Art. 9 DSGVO). A fact of no known area counts as health too: nobody gets it by chance.
"""

from __future__ import annotations

from collections.abc import Iterable

from kim.consent.rules.codes import DataArea

_FACTS: dict[DataArea, tuple[str, ...]] = {
    DataArea.IDENTITY: ("birth_date", "nationalities", "stateless", "identity", "passport", "renunciation"),
    DataArea.CONTACT_DETAILS: ("residence",),
    DataArea.HOUSEHOLD: ("household",),
    DataArea.RESIDENCE_STATUS: (
        "entry_date", "entry_visa", "status_periods", "hardship_order_81_4_3", "asylum", "bamf_revocation_notice",
        "suspension_decision", "absences", "declarations",
    ),
    DataArea.LANGUAGE: ("language", "civic", "integration_course"),
    DataArea.SCHOOL_AND_TRAINING: (
        "school_periods", "education_now", "qualifications", "training", "prognosis", "special_achievements",
    ),
    DataArea.WORK_AND_INCOME: (
        "income_calc", "employment_periods", "employment_offer", "ba_consent", "licence", "work_permit",
        "pension_months", "pension_adequate", "recruited_worker", "employable",
    ),
    DataArea.HOUSING: ("housing",),
    DataArea.BENEFITS: ("benefit_periods", "health_insurance", "needy"),
    DataArea.FAMILY_SITUATION: ("marital", "single_parent", "lives_with_parents", "principal", "legally_represented"),
    DataArea.HEALTH: ("waivers", "carer"),
}  # fmt: skip
_AREAS = {key: area for area, keys in _FACTS.items() for key in keys}


def area_of(key: str) -> DataArea:
    """The area of one fact."""
    return _AREAS.get(key, DataArea.HEALTH)


def areas_of(keys: Iterable[str]) -> frozenset[DataArea]:
    """The areas of several."""
    return frozenset(area_of(key) for key in keys)
