"""Residence statuses over time."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from kim.kernel.actor import Actor, acting_as
from kim.kernel.errors import Conflict, RuleViolation
from kim.people import periods
from kim.people.actions import statuses
from kim.people.models import Person, ResidenceStatus
from tests import make
from tests.cast import Cast

PERMIT, OTHER = "10.e.rr", "10.e.ss"


@pytest.fixture
def actor(cast: Cast) -> Actor:
    return cast.clara.actor


@pytest.fixture
def person(actor: Actor) -> Person:
    return make.person(actor, make.case(actor), "Lina")


def test_a_new_status_ends_the_open_one_the_day_before(actor: Actor, person: Person) -> None:
    first = statuses.record(actor=actor, person=person, key=PERMIT, first_day=date(2025, 1, 1))
    statuses.record(actor=actor, person=person, key=OTHER, first_day=date(2026, 5, 1), last_day=date(2027, 4, 30))
    with acting_as(actor):
        first.refresh_from_db()
    assert (first.first_day, first.last_day) == (date(2025, 1, 1), date(2026, 4, 30))


def test_a_status_of_unknown_beginning_is_ended_as_well(actor: Actor, person: Person) -> None:
    first = statuses.record(actor=actor, person=person, key=PERMIT)
    assert (first.first_day, first.last_day) == (None, None)
    statuses.record(actor=actor, person=person, key=OTHER, first_day=date(2026, 5, 1))
    with acting_as(actor):
        first.refresh_from_db()
    assert first.last_day == date(2026, 4, 30)


@pytest.mark.parametrize(
    ("first_day", "last_day", "code"),
    [
        (date(2025, 6, 1), date(2025, 12, 31), "period_overlaps"),
        (None, date(2025, 1, 1), "period_overlaps"),
        (date(2026, 2, 1), date(2026, 1, 31), "period_backwards"),
    ],
)
def test_periods_do_not_overlap_and_run_forwards(
    actor: Actor, person: Person, first_day: date | None, last_day: date, code: str
) -> None:
    statuses.record(actor=actor, person=person, key=PERMIT, first_day=date(2025, 1, 1), last_day=date(2025, 12, 31))
    with pytest.raises(RuleViolation) as refused:
        statuses.record(actor=actor, person=person, key=OTHER, first_day=first_day, last_day=last_day)
    assert refused.value.code == code


def test_the_database_refuses_an_overlap_as_well(actor: Actor, person: Person) -> None:
    statuses.record(actor=actor, person=person, key=PERMIT, first_day=date(2025, 1, 1))
    with acting_as(actor), pytest.raises(IntegrityError), transaction.atomic():
        ResidenceStatus.objects.create(person=person, unit=person.unit, key=OTHER, valid=periods.days(date(2025, 6, 1)))


def test_a_key_that_the_catalogue_does_not_offer_is_refused(actor: Actor, person: Person) -> None:
    with pytest.raises(RuleViolation) as refused:
        statuses.record(actor=actor, person=person, key="erfunden")
    assert refused.value.field == "key"


def test_a_status_is_corrected_with_care_or_removed(actor: Actor, person: Person) -> None:
    status = statuses.record(actor=actor, person=person, key=PERMIT, first_day=date(2025, 1, 1))
    seen = status.version
    statuses.correct(
        actor=actor,
        status=status,
        version=seen,
        key=PERMIT,
        first_day=date(2025, 1, 1),
        last_day=date(2027, 5, 14),
        evidence="documented",
    )
    assert (status.last_day, status.evidence) == (date(2027, 5, 14), "documented")
    with pytest.raises(Conflict):
        statuses.correct(
            actor=actor, status=status, version=seen, key=OTHER, first_day=None, last_day=None, evidence="claimed"
        )
    statuses.remove(actor=actor, status=status)
    with acting_as(actor):
        assert not person.statuses.exists()


def test_a_period_ends_before_a_day_or_vanishes() -> None:
    period = periods.days(date(2026, 1, 1), date(2026, 1, 31))
    cut = periods.until(period, date(2026, 1, 10))
    assert cut is not None
    assert (cut.lower, cut.upper) == (date(2026, 1, 1), date(2026, 1, 10))
    assert periods.until(period, date(2026, 1, 1)) is None
    later = periods.until(period, date(2026, 6, 1))
    assert later is not None
    assert later.upper == date(2026, 2, 1)


PAPER = {
    "issued_by": " Ausländerbehörde Musterstadt ",
    "issued_on": date(2025, 11, 15),
    "document_number": "Y7H2K9",
    "work": "with_permission",
    "obligation": "section_12a",
    "obligation_area": "Kreis Musterland",
    "obligation_until": date(2027, 11, 14),
    "conditions": "Wohnsitznahme im Land",
}


def test_what_stands_on_the_paper_is_kept(actor: Actor, person: Person) -> None:
    status = statuses.record(actor=actor, person=person, key=PERMIT, last_day=date(2027, 5, 14), **PAPER)
    assert status.issuer == "Ausländerbehörde Musterstadt"
    assert status.has_to_live_in == "Kreis Musterland"
    assert (status.work, status.document_number) == ("with_permission", "Y7H2K9")
    statuses.correct(
        actor=actor, status=status, version=1, key=PERMIT, first_day=None, last_day=None, evidence="claimed",
        obligation="none", obligation_area="", obligation_until=None,
    )  # fmt: skip
    assert (status.obligation, status.has_to_live_in, status.document_number) == ("none", "", "Y7H2K9")


def test_nobody_asked_is_not_the_same_as_forbidden(actor: Actor, person: Person) -> None:
    status = statuses.record(actor=actor, person=person, key=PERMIT)
    assert (status.work, status.obligation) == ("not_known", "not_known")


@pytest.mark.parametrize(
    ("paper", "field"),
    [
        ({"issued_on": date(2999, 1, 1)}, "issued_on"),
        ({"issued_on": date(2026, 1, 2)}, "issued_on"),
        ({"obligation_area": "Musterland"}, "obligation"),
        ({"obligation": "none", "obligation_until": date(2027, 1, 1)}, "obligation"),
    ],
)
def test_a_paper_that_contradicts_itself_is_refused(
    actor: Actor, person: Person, paper: dict[str, Any], field: str
) -> None:
    with pytest.raises(RuleViolation) as refused:
        statuses.record(actor=actor, person=person, key=PERMIT, last_day=date(2026, 1, 1), **paper)
    assert refused.value.field == field


def test_the_database_knows_no_place_without_an_obligation(actor: Actor, person: Person) -> None:
    status = statuses.record(actor=actor, person=person, key=PERMIT)
    with acting_as(actor), pytest.raises(IntegrityError), transaction.atomic():
        ResidenceStatus.objects.filter(pk=status.pk).update(obligation_area="Musterland")
