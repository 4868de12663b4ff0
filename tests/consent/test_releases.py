"""Releases from secrecy (§ 203 StGB): one for each recipient, apart from consent, withdrawn at once."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.http import Http404

from kim.casework.models import Case
from kim.consent import queries
from kim.consent.actions import bases, releases, withdrawals
from kim.consent.models import Basis, Release
from kim.kernel import clock
from kim.kernel.actor import Actor, acting_as
from kim.kernel.errors import RuleViolation
from kim.organisations.models import Organisation
from tests import make
from tests.cast import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(cast: Cast) -> Case:
    return make.case(cast.clara.actor)


def said(cast: Cast, **more: Any) -> dict[str, Any]:
    return {
        "given_on": clock.today(),
        "last_day": clock.today() + timedelta(days=30),
        "data_areas": ["identity"],
        "how": "written",
        "language": "ar",
        "wording": "2026-01",
        **more,
    }


def release(cast: Cast, case: Case, **more: Any) -> Release:
    given = {"office": cast.jobcenter, **said(cast, **more)}
    return releases.record(actor=cast.clara.actor, household=case.household, **given)


def consent(cast: Cast, case: Case, **more: Any) -> Basis:
    given = {"kind": "consent", "purpose": "step_sharing", "offices": [cast.jobcenter], **said(cast, **more)}
    return bases.record(actor=cast.clara.actor, household=case.household, **given)


def recipients(cast: Cast, case: Case) -> list[str]:
    with acting_as(cast.clara.actor):
        return [str(each) for each in queries.recipients_in_force(cast.clara.actor, case.household)]


def test_a_consent_alone_opens_nobodys_mouth_and_a_statute_needs_no_release(cast: Cast, case: Case) -> None:
    consent(cast, case)
    assert recipients(cast, case) == []
    release(cast, case)
    assert recipients(cast, case) == ["Jobcenter Auental"]
    Organisation.objects.filter(pk=cast.auental.organisation_id).update(kind="municipal_administration")
    consent(cast, case, kind="statute", statute="§ 69 SGB X", said_by="Rechtsamt", offices=[cast.ki])
    assert recipients(cast, case) == ["Jobcenter Auental", "Kommunales Integrationszentrum"]


def test_a_withdrawal_works_at_once_and_tells_who_rests_on_it(
    cast: Cast, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[object] = []
    monkeypatch.setattr(withdrawals, "_handlers", [lambda _actor, declared: told.append(declared)])
    agreed, given = consent(cast, case), release(cast, case)
    releases.withdraw(actor=cast.clara.actor, release=given)
    assert recipients(cast, case) == []
    bases.withdraw(actor=cast.clara.actor, basis=agreed)
    assert told == [given, agreed]
    with pytest.raises(RuleViolation):
        releases.withdraw(actor=cast.clara.actor, release=given)


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"office": None}, "office"),
        ({"name": "Verein"}, "office"),
        ({"data_areas": []}, "data_areas"),
        ({"how": ""}, "how"),
        ({"how": "oral_recorded", "data_areas": ["health"]}, "how"),
        ({"last_day": None}, "last_day"),
        ({"language": ""}, "language"),
        ({"wording": ""}, "wording"),
    ],
)
def test_what_a_release_lacks_is_said_beside_its_field(
    cast: Cast, case: Case, more: dict[str, Any], field: str
) -> None:
    with pytest.raises(RuleViolation) as refused:
        release(cast, case, **more)
    assert refused.value.field == field


def test_for_a_child_somebody_else_declares_and_never_the_child_for_others(cast: Cast, case: Case) -> None:
    actor: Actor = cast.clara.actor
    mother = make.person(actor, case, "Sabine", birth="1988-05")
    child = make.person(actor, case, "Lina", birth=str(clock.today().year - 5))
    refused: list[str | None] = []
    for more in ({"person": child}, {"person": mother, "by_person": child}, {"person": mother, "by_person": mother}):
        with pytest.raises(RuleViolation) as no:
            consent(cast, case, **more)
        refused.append(no.value.code)
    assert refused == ["too_young", "declared_by_a_child", "declared_for_itself"]
    assert consent(cast, case, person=child, by_person=mother).declared_by == "Sabine"
    assert release(cast, case, person=child, by_name="Vormund Amt").declared_by == "Vormund Amt"


def test_releases_that_end_soon_are_listed(cast: Cast, case: Case) -> None:
    soon = release(cast, case, last_day=clock.today() + timedelta(days=42))
    release(cast, case, last_day=clock.today() + timedelta(days=43))
    with acting_as(cast.clara.actor):
        assert list(queries.releases_expiring(cast.clara.actor, 42)) == [soon]


def test_a_stranger_records_and_withdraws_no_release(cast: Cast, case: Case) -> None:
    given = release(cast, case)
    for stranger in (cast.cem, cast.carlo, cast.konrad):
        with acting_as(stranger.actor), pytest.raises(Http404):
            releases.withdraw(actor=stranger.actor, release=given)
