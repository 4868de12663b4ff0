"""By when an answer is expected: within the time that the recipient has promised, else within the district's."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from kim.casework.actions import steps
from kim.casework.models import Case
from kim.casework.queries import waits
from kim.directory.actions import promises
from kim.kernel import clock
from kim.kernel.actor import acting_as
from kim.kernel.errors import RuleViolation
from kim.organisations import api as organisations
from kim.referrals import jobs
from kim.referrals.models import Packet
from tests import make
from tests.cast import Cast
from tests.logging_in import log_in
from tests.referrals import making


@pytest.fixture
def promised(cast: Cast) -> int:
    """The JMD has promised five working days."""
    promises.state(actor=cast.paula.actor, unit=cast.jmd, version=0, days=5)
    return 5


def in_working_days(days: int) -> object:
    return organisations.working_days().add(clock.today(), days)


def test_the_answer_is_expected_by_the_promised_day_or_by_the_day_that_was_chosen(
    cast: Cast, case: Case, promised: int
) -> None:
    assert making.drafted(cast, case, answer_by=None).answer_by == in_working_days(5)
    assert making.drafted(cast, case, answer_by=None, urgency="at_once").answer_by == in_working_days(2)
    outside = making.drafted(cast, case, answer_by=None, recipient_name="Verein Brücke", way="paper")
    assert outside.answer_by == in_working_days(14)
    chosen = clock.today() + timedelta(days=30)
    assert making.drafted(cast, case, answer_by=chosen).answer_by == chosen


def test_the_reminders_go_by_the_promised_day(cast: Cast, case: Case, promised: int) -> None:
    packet = making.packet_at(cast, case, answer_by=None)
    with acting_as(cast.clara.actor):
        assert Packet.objects.get(pk=packet.pk).next_on == packet.answer_by
    with clock.at(packet.answer_by + timedelta(days=1)):
        jobs.keep_going()
        with acting_as(cast.clara.actor):
            assert Packet.objects.get(pk=packet.pk).reminded_on == clock.today()


def test_a_draft_that_lay_until_its_day_has_passed_is_not_sent(cast: Cast, case: Case, promised: int) -> None:
    making.agree(cast, case)
    packet = making.drafted(cast, case, answer_by=None)
    with clock.at(packet.answer_by + timedelta(days=1)), pytest.raises(RuleViolation) as refused:
        making.sent(cast, packet)
    assert refused.value.code == "answer_in_past"


def test_the_preview_says_whose_promise_it_is_and_the_form_keeps_it_open(cast: Cast, case: Case, promised: int) -> None:
    clara = log_in(Client(), cast.clara)
    packet = making.drafted(cast, case, answer_by=None)
    page = clara.get(packet.get_absolute_url()).content.decode().replace("\xa0", " ")
    assert "5 Arbeitstage, von der Stelle angegeben am" in page
    form = clara.get(reverse("referrals:packet-edit", args=[case.public_id, packet.public_id])).context["form"]
    assert form.initial["answer_by"] is None


def test_until_three_answers_were_measured_the_promise_stands_beside_the_wait(
    cast: Cast, case: Case, promised: int
) -> None:
    actor = cast.clara.actor

    def answered_after(days: int) -> None:
        step = make.step(actor, case, party="office", office=cast.jmd)
        since = clock.today() - timedelta(days=days)
        steps.complete(actor=actor, step=steps.mark_waiting(actor=actor, step=step, since=since))

    def usual() -> int | None:
        with acting_as(actor):
            return waits.of_actor(actor).usual.get(cast.jmd.pk)

    assert usual() is None
    answered_after(20)
    # Five working days are a week.
    assert usual() == 7
    answered_after(20)
    answered_after(30)
    assert usual() == 20


def test_where_nobody_has_promised_anything_no_time_is_called_usual(cast: Cast, case: Case) -> None:
    actor = cast.clara.actor
    step = make.step(actor, case, party="office", office=cast.jobcenter)
    steps.mark_waiting(actor=actor, step=step)
    with acting_as(actor):
        assert waits.of_actor(actor).usual == {}
