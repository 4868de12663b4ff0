from datetime import date

import pytest

from kim.consent.rules.basis import (
    BasisProblem,
    TypedBasis,
    allowed_bases,
    is_sharing,
    needs_consent,
    needs_representative,
    problems,
)
from kim.consent.rules.codes import DataArea, HowGiven, LegalBasis, Purpose

REFERRAL = TypedBasis(
    LegalBasis.CONSENT,
    Purpose.REFERRAL,
    recipients=("jobcenter",),
    areas=frozenset({DataArea.IDENTITY, DataArea.WORK_AND_INCOME}),
    how_given=HowGiven.ORAL_RECORDED,
    valid_from=date(2026, 3, 2),
    valid_until=date(2027, 1, 31),
)


def changed(**changes: object) -> TypedBasis:
    return TypedBasis(**{**REFERRAL.__dict__, **changes})  # type: ignore[arg-type]


def test_advice_of_a_public_body_needs_no_consent() -> None:
    assert not needs_consent(Purpose.COUNSELLING, is_public_body=True)
    assert LegalBasis.STATUTE in allowed_bases(Purpose.COUNSELLING, is_public_body=True)


def test_advice_of_a_welfare_association_rests_on_agreement() -> None:
    assert needs_consent(Purpose.COUNSELLING, is_public_body=False)
    assert allowed_bases(Purpose.COUNSELLING, is_public_body=False) == {LegalBasis.CONSENT}


@pytest.mark.parametrize("purpose", [purpose for purpose in Purpose if purpose is not Purpose.COUNSELLING])
@pytest.mark.parametrize("is_public_body", [True, False])
def test_everything_beyond_advice_needs_consent_or_a_named_statute(purpose: Purpose, is_public_body: bool) -> None:
    assert needs_consent(purpose, is_public_body)


def test_the_legal_precheck_is_done_with_consent_only() -> None:
    assert allowed_bases(Purpose.LEGAL_PRECHECK, is_public_body=True) == {LegalBasis.CONSENT}
    assert not is_sharing(Purpose.LEGAL_PRECHECK)


def test_a_complete_consent_has_no_problem() -> None:
    assert problems(REFERRAL, is_public_body=True) == ()


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"recipients": ()}, BasisProblem.RECIPIENT_MISSING),
        ({"areas": frozenset()}, BasisProblem.AREAS_MISSING),
        ({"how_given": None}, BasisProblem.HOW_GIVEN_MISSING),
        ({"valid_until": None}, BasisProblem.END_MISSING),
        ({"valid_until": date(2026, 3, 1)}, BasisProblem.ENDS_BEFORE_IT_STARTS),
        ({"areas": frozenset({DataArea.HEALTH})}, BasisProblem.HEALTH_NEEDS_A_SHOWABLE_FORM),
        ({"basis": LegalBasis.STATUTE}, BasisProblem.STATUTE_NOT_NAMED),
        (
            {"purpose": Purpose.LEGAL_PRECHECK, "basis": LegalBasis.STATUTE, "statute": "§ 3 DSG NRW"},
            BasisProblem.BASIS_NOT_ALLOWED,
        ),
    ],
)
def test_what_is_missing_is_named(changes: dict[str, object], problem: BasisProblem) -> None:
    assert problems(changed(**changes), is_public_body=True) == (problem,)


@pytest.mark.parametrize("how", [HowGiven.WRITTEN, HowGiven.SIGNED_HERE, HowGiven.ELECTRONIC])
def test_health_data_may_be_shared_on_a_signature(how: HowGiven) -> None:
    signed = changed(areas=frozenset({DataArea.HEALTH}), how_given=how)
    assert problems(signed, is_public_body=True) == ()


def test_a_statute_for_a_sharing_is_named_and_needs_no_form_of_consent() -> None:
    named = {"statute": "§ 69 Abs. 1 Nr. 1 SGB X", "said_by": "Rechtsamt, 3.11."}
    statute = changed(basis=LegalBasis.STATUTE, how_given=None, valid_until=None, **named)
    assert problems(statute, is_public_body=True) == ()
    unsaid = changed(basis=LegalBasis.STATUTE, how_given=None, valid_until=None, statute=named["statute"])
    assert problems(unsaid, is_public_body=True) == (BasisProblem.WHO_SAID_SO_MISSING,)


@pytest.mark.parametrize(
    ("oldest", "represented", "needs"),
    [(15, False, True), (15, True, False), (16, False, False), (40, False, False), (None, False, False)],
)
def test_a_child_does_not_decide_alone(oldest: int | None, represented: bool, needs: bool) -> None:
    assert needs_representative(oldest, represented) is needs


def test_consent_to_be_counselled_lasts_until_it_is_withdrawn() -> None:
    counselling = TypedBasis(
        LegalBasis.CONSENT, Purpose.COUNSELLING, how_given=HowGiven.WRITTEN, valid_from=date(2026, 3, 2)
    )
    assert problems(counselling, is_public_body=False) == ()
