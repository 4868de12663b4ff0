"""Ends set by law on steps: the paragraph belongs to the day, the weekend moves a deadline, and "Heute" says it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from kim.casework.actions import steps
from kim.casework.models import Case, Step
from kim.casework.queries import overview, plan, today
from kim.kernel import clock
from kim.kernel.actor import Actor, acting_as
from kim.kernel.errors import RuleViolation
from tests import make
from tests.cast import Cast

pytestmark = pytest.mark.django_db
SATURDAY, MONDAY = date(2026, 11, 28), date(2026, 11, 30)


@pytest.fixture
def actor(cast: Cast) -> Iterator[Actor]:
    with clock.at(date(2026, 11, 10)), acting_as(cast.clara.actor):
        yield cast.clara.actor


@pytest.fixture
def case(actor: Actor) -> Case:
    return make.case(actor)


def objection(actor: Actor, case: Case, **given: Any) -> Step:
    end = {"legal_end_on": SATURDAY, "legal_end_basis": "§ 74 Abs. 1 VwGO", **given}
    return make.step(actor, case, "Klage erheben", **end)


def test_an_end_needs_its_paragraph_and_a_paragraph_its_day(actor: Actor, case: Case) -> None:
    for given, field in (({"legal_end_basis": " "}, "legal_end_basis"), ({"legal_end_on": None}, "legal_end_on")):
        with pytest.raises(RuleViolation) as refused:
            objection(actor, case, **given)
        assert refused.value.field == field


def test_the_database_refuses_an_end_without_paragraph(actor: Actor, case: Case) -> None:
    step = make.step(actor, case)
    with pytest.raises(IntegrityError), transaction.atomic():
        Step.objects.filter(pk=step.pk).update(legal_end_on=SATURDAY)


def test_a_contact_person_belongs_to_an_office(cast: Cast, actor: Actor, case: Case) -> None:
    who = {"contact_name": "Frau Muster", "contact_phone": "02202 000-1"}
    at_office = make.step(actor, case, party="office", office=cast.jobcenter, **who)
    assert (at_office.contact_name, at_office.contact_phone) == ("Frau Muster", "02202 000-1")
    at_home = make.step(actor, case, "Papiere suchen", party="client", **who)
    assert (at_home.contact_name, at_home.contact_phone) == ("", "")


def test_the_end_stands_beside_the_agreed_day_and_moves_over_a_weekend(actor: Actor, case: Case) -> None:
    step = objection(actor, case, due_on=SATURDAY - timedelta(days=8))
    line = plan.view(actor, case).line_of(step)
    assert line.legal_end is not None
    assert (line.legal_end.on, line.legal_end.last_day) == (SATURDAY, MONDAY)
    assert line.step.due_on == SATURDAY - timedelta(days=8)
    assert not line.is_too_late
    steps.postpone(actor=actor, step=step, version=step.version, due_on=MONDAY + timedelta(days=1))
    assert plan.view(actor, case).line_of(step).is_too_late


def test_a_title_that_ends_on_a_saturday_ends_on_that_saturday(actor: Actor, case: Case) -> None:
    step = objection(actor, case, legal_end_kind="fixed")
    line = plan.view(actor, case).line_of(step)
    assert line.legal_end is not None
    assert line.legal_end.last_day == SATURDAY


def test_heute_and_overview_say_it_in_time_and_forget_it_when_done(actor: Actor, case: Case) -> None:
    step = objection(actor, case)
    far = objection(actor, case, legal_end_on=SATURDAY + timedelta(days=90))
    ending = today.page(actor).ending
    assert [(item.step.key, item.on) for item in ending if item.step] == [(step.pk, MONDAY)]
    shown = [(end.title, end.on, end.warns) for end in overview.overview(actor, case).ends]
    assert (step.title, MONDAY, True) in shown
    assert len(shown) == 2, far
    steps.complete(actor=actor, step=step)
    assert today.page(actor).ending == ()


def test_what_is_over_stays_on_the_desk(actor: Actor, case: Case) -> None:
    objection(actor, case)
    with clock.at(MONDAY + timedelta(days=3)):
        assert [item.days for item in today.page(actor).ending] == [-3]
