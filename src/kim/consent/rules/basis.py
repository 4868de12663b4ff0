"""On what basis data may be held or shared: where a statute is enough, and where only consent is.

Basis: Art. 6 Abs. 1 and Art. 7 DSGVO; § 9 TIntG NRW with § 3 DSG NRW for a public body's own counselling;
§ 203 StGB for what a state-recognised social worker was told; § 67b Abs. 2 SGB X and Art. 9 DSGVO for
health data. Advice never depends on consent to share. What this does not do: judge whether a statute
named by hand really carries a sharing; it only asks that it is named, and who said so.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kim.consent.rules.codes import DataArea, HowGiven, LegalBasis, Purpose

# Whoever is younger does not decide alone about their data: the age from which the courts and Art. 8 DSGVO presume that
# somebody understands what they agree to.
DECIDES_ALONE_FROM = 16
_SHOWABLE = frozenset({HowGiven.WRITTEN, HowGiven.SIGNED_HERE, HowGiven.ELECTRONIC})


def is_sharing(purpose: Purpose) -> bool:
    """True for every purpose by which somebody outside the unit learns something."""
    return purpose not in (Purpose.COUNSELLING, Purpose.LEGAL_PRECHECK)


def needs_consent(purpose: Purpose, is_public_body: bool) -> bool:
    """True if consent is the only ordinary basis.

    Counselling by a public body rests on statute (§ 9 TIntG NRW, § 3 DSG NRW); a welfare association
    needs the client's agreement. The pre-check of legal ways always needs it. A sharing needs consent
    unless a statute is named for it: see `allowed_bases`.
    """
    if purpose is Purpose.COUNSELLING:
        return not is_public_body
    return True


def allowed_bases(purpose: Purpose, is_public_body: bool) -> frozenset[LegalBasis]:
    """The bases a form may offer, the ordinary one among them."""
    if purpose is Purpose.LEGAL_PRECHECK:
        return frozenset({LegalBasis.CONSENT})
    if purpose is Purpose.COUNSELLING and not is_public_body:
        return frozenset({LegalBasis.CONSENT})
    return frozenset({LegalBasis.STATUTE, LegalBasis.CONSENT})


class BasisProblem(StrEnum):
    """Why a legal basis cannot be recorded like this."""

    BASIS_NOT_ALLOWED = "basis_not_allowed"
    STATUTE_NOT_NAMED = "statute_not_named"
    WHO_SAID_SO_MISSING = "who_said_so_missing"
    RECIPIENT_MISSING = "recipient_missing"
    AREAS_MISSING = "areas_missing"
    HOW_GIVEN_MISSING = "how_given_missing"
    HEALTH_NEEDS_A_SHOWABLE_FORM = "health_needs_a_showable_form"
    END_MISSING = "end_missing"
    ENDS_BEFORE_IT_STARTS = "ends_before_it_starts"


@dataclass(frozen=True)
class TypedBasis:
    """A basis as typed in a form."""

    basis: LegalBasis
    purpose: Purpose
    statute: str = ""
    said_by: str = ""
    recipients: tuple[str, ...] = ()
    areas: frozenset[DataArea] = frozenset()
    how_given: HowGiven | None = None
    valid_from: date | None = None
    valid_until: date | None = None


def problems(typed: TypedBasis, is_public_body: bool) -> tuple[BasisProblem, ...]:
    """All that is missing or not possible, at once."""
    found = []
    if typed.basis not in allowed_bases(typed.purpose, is_public_body):
        found.append(BasisProblem.BASIS_NOT_ALLOWED)
    if is_sharing(typed.purpose):
        found += _sharing_problems(typed)
    if typed.basis is LegalBasis.STATUTE and not typed.statute.strip():
        found.append(BasisProblem.STATUTE_NOT_NAMED)
    if typed.basis is LegalBasis.CONSENT:
        found += _consent_problems(typed)
    if typed.valid_from and typed.valid_until and typed.valid_until < typed.valid_from:
        found.append(BasisProblem.ENDS_BEFORE_IT_STARTS)
    return tuple(found)


def needs_representative(oldest: int | None, has_representative: bool) -> bool:
    """True if a person who is at most `oldest` years old cannot declare it alone and nobody does so for them."""
    return oldest is not None and oldest < DECIDES_ALONE_FROM and not has_representative


def _sharing_problems(typed: TypedBasis) -> list[BasisProblem]:
    found = []
    if typed.basis is LegalBasis.STATUTE and typed.statute.strip() and not typed.said_by.strip():
        found.append(BasisProblem.WHO_SAID_SO_MISSING)
    if not typed.recipients:
        found.append(BasisProblem.RECIPIENT_MISSING)
    if not typed.areas:
        found.append(BasisProblem.AREAS_MISSING)
    return found


def _consent_problems(typed: TypedBasis) -> list[BasisProblem]:
    """A consent to share ends by a date; consent to be counselled lasts until it is withdrawn."""
    found = []
    if typed.how_given is None:
        found.append(BasisProblem.HOW_GIVEN_MISSING)
    elif DataArea.HEALTH in typed.areas and typed.how_given not in _SHOWABLE:
        found.append(BasisProblem.HEALTH_NEEDS_A_SHOWABLE_FORM)
    if is_sharing(typed.purpose) and typed.valid_until is None:
        found.append(BasisProblem.END_MISSING)
    return found
