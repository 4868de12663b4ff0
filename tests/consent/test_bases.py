"""Notices, legal bases, consents and their withdrawal."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404

from kim.casework.models import Case
from kim.consent import queries
from kim.consent.actions import bases, notices
from kim.consent.models import Basis
from kim.consent.rules.codes import ConsentState, DataArea, Purpose
from kim.kernel import clock
from kim.kernel.actor import Actor, acting_as
from kim.kernel.errors import Conflict, RuleViolation
from kim.organisations.models import Organisation
from tests import make
from tests.cast import Cast


@pytest.fixture
def actor(cast: Cast) -> Actor:
    return cast.clara.actor


@pytest.fixture
def case(actor: Actor) -> Case:
    return make.case(actor)


def share(cast: Cast, case: Case, **given: Any) -> Basis:
    """A consent to work on a step together with the Jobcenter."""
    values: dict[str, Any] = {
        "kind": "consent",
        "purpose": "step_sharing",
        "given_on": clock.today(),
        "last_day": clock.today() + timedelta(days=30),
        "data_areas": ["identity", "language"],
        "offices": [cast.jobcenter],
        "how": "written",
        "language": "ar",
        "wording": "2026-01",
        **given,
    }
    return bases.record(actor=cast.clara.actor, household=case.household, **values)


def covered(cast: Cast, case: Case, *areas: DataArea, on: date | None = None, purpose: Purpose | None = None) -> bool:
    with acting_as(cast.clara.actor):
        return queries.sharing_covered(
            case.household, purpose or Purpose.STEP_SHARING, cast.jobcenter, frozenset(areas), on
        )


def test_a_consent_covers_its_purpose_recipient_areas_and_days_and_nothing_else(cast: Cast, case: Case) -> None:
    share(cast, case)
    assert covered(cast, case, DataArea.IDENTITY, DataArea.LANGUAGE)
    assert not covered(cast, case, DataArea.IDENTITY, DataArea.HEALTH)
    assert not covered(cast, case, DataArea.IDENTITY, purpose=Purpose.REFERRAL)
    assert not covered(cast, case, DataArea.IDENTITY, on=clock.today() + timedelta(days=31))
    with acting_as(cast.clara.actor):
        assert not queries.sharing_covered(case.household, Purpose.STEP_SHARING, cast.ki, frozenset())


def test_two_consents_are_not_added_up(cast: Cast, case: Case) -> None:
    share(cast, case, data_areas=["identity"])
    share(cast, case, data_areas=["language"])
    assert not covered(cast, case, DataArea.IDENTITY, DataArea.LANGUAGE)


def test_a_withdrawal_works_at_once_and_leaves_the_record(cast: Cast, actor: Actor, case: Case) -> None:
    basis = share(cast, case)
    bases.withdraw(actor=actor, basis=basis, version=basis.version)
    assert not covered(cast, case, DataArea.IDENTITY)
    assert basis.state is ConsentState.WITHDRAWN
    with acting_as(actor):
        assert queries.of_household(actor, case.household).get() == basis
    with pytest.raises(RuleViolation):
        bases.withdraw(actor=actor, basis=basis)


def test_two_who_withdraw_at_the_same_time_are_told(cast: Cast, actor: Actor, case: Case) -> None:
    basis = share(cast, case)
    with pytest.raises(Conflict):
        bases.withdraw(actor=actor, basis=basis, version=basis.version + 1)


def test_the_state_follows_the_day(cast: Cast, case: Case) -> None:
    tomorrow = clock.today() + timedelta(days=1)
    basis = share(cast, case, first_day=tomorrow)
    assert basis.state is ConsentState.NOT_YET
    with clock.at(tomorrow):
        assert basis.state is ConsentState.VALID
    with clock.at(tomorrow + timedelta(days=30)):
        assert basis.state is ConsentState.EXPIRED


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"offices": []}, "offices"),
        ({"data_areas": []}, "data_areas"),
        ({"last_day": None}, "last_day"),
        ({"how": ""}, "how"),
        ({"data_areas": ["health"], "how": "oral_recorded"}, "how"),
        ({"language": ""}, "language"),
        ({"wording": " "}, "wording"),
        ({"first_day": date(2020, 1, 1)}, "first_day"),
        ({"given_on": date(2999, 1, 1), "last_day": date(2999, 2, 1)}, "given_on"),
        ({"kind": "statute"}, "statute"),
        ({"purpose": "legal_precheck", "kind": "statute", "statute": "§ 9 TIntG NRW"}, "kind"),
    ],
)
def test_what_a_basis_lacks_is_said_beside_its_field(cast: Cast, case: Case, given: dict[str, Any], field: str) -> None:
    with pytest.raises(RuleViolation) as refused:
        share(cast, case, **given)
    assert refused.value.field == field


def test_counselling_by_a_public_body_rests_on_statute_and_by_an_association_on_consent(cast: Cast) -> None:
    Organisation.objects.filter(pk=cast.auental.organisation_id).update(kind="municipal_administration")
    given: dict[str, Any] = {"kind": "statute", "purpose": "counselling", "statute": "§ 9 TIntG NRW"}
    ours, theirs = make.case(cast.clara.actor), make.case(cast.carlo.actor)
    bases.record(actor=cast.clara.actor, household=ours.household, given_on=clock.today(), **given)
    with acting_as(cast.clara.actor):
        assert queries.counselling_rests_on(ours.household)
    with pytest.raises(RuleViolation) as refused:
        bases.record(actor=cast.carlo.actor, household=theirs.household, given_on=clock.today(), **given)
    assert refused.value.field == "kind"


def test_a_statute_cannot_be_withdrawn(cast: Cast, actor: Actor, case: Case) -> None:
    Organisation.objects.filter(pk=cast.auental.organisation_id).update(kind="municipal_administration")
    basis = bases.record(
        actor=actor,
        household=case.household,
        kind="statute",
        purpose="counselling",
        statute="§ 9 TIntG NRW",
        given_on=clock.today(),
    )
    with pytest.raises(RuleViolation):
        bases.withdraw(actor=actor, basis=basis)
    with acting_as(actor), pytest.raises(IntegrityError), transaction.atomic():
        Basis.objects.update(withdrawn_at=clock.now())


def test_who_declares_belongs_to_the_household(cast: Cast, actor: Actor, case: Case) -> None:
    stranger = make.person(actor, make.case(actor, "Familie Winter"), "Wanda")
    with pytest.raises(RuleViolation) as refused:
        share(cast, case, person=stranger)
    assert refused.value.field == "person"


def test_a_recipient_may_be_an_office_or_a_name(cast: Cast, case: Case) -> None:
    basis = share(cast, case, names=["Sprachschule", "", "Sprachschule "][:2])
    with acting_as(cast.clara.actor):
        assert [str(each) for each in basis.recipients.all()] == ["Jobcenter Auental", "Sprachschule"]


def test_consents_that_end_soon_are_listed_next_one_first(cast: Cast, actor: Actor, case: Case) -> None:
    late = share(cast, case, last_day=clock.today() + timedelta(days=40))
    soon = share(cast, case, last_day=clock.today() + timedelta(days=10))
    share(cast, case, last_day=clock.today() + timedelta(days=200))
    bases.withdraw(actor=actor, basis=share(cast, case, last_day=clock.today() + timedelta(days=5)))
    with acting_as(actor):
        assert list(queries.expiring(actor, 40)) == [soon, late]
        assert list(queries.expiring(actor, 39)) == [soon]


def test_a_notice_can_be_shown_and_lies_in_the_past(actor: Actor, case: Case) -> None:
    given: dict[str, Any] = {"how": "written", "language": "ar", "wording": "2026-01"}
    with pytest.raises(RuleViolation):
        notices.record(actor=actor, household=case.household, given_on=clock.today() + timedelta(days=1), **given)
    with pytest.raises(RuleViolation):
        notices.record(actor=actor, household=case.household, given_on=clock.today(), **{**given, "wording": ""})
    notices.record(actor=actor, household=case.household, given_on=clock.today(), **given)
    with acting_as(actor):
        assert queries.was_told(case.household)
        assert queries.notices_of(actor, case.household).count() == 1


def test_a_stranger_records_and_withdraws_nothing(cast: Cast, case: Case) -> None:
    basis = share(cast, case)
    for stranger in (cast.cem, cast.carlo, cast.petra):
        with acting_as(stranger.actor), pytest.raises(Http404):
            bases.withdraw(actor=stranger.actor, basis=basis)
