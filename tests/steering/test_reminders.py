"""Offices are asked about what is overdue: once a week at most, by a mail that holds a number and a link."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kim.kernel import clock
from kim.steering import jobs
from kim.steering.actions import decisions, measures
from kim.steering.models import Measure
from kim.steering.rules.codes import MeasureState, Outcome
from tests.cast import Cast
from tests.mails import sent
from tests.steering import making

pytestmark = pytest.mark.django_db


def owed(cast: Cast) -> Measure:
    """A measure of the jobcenter that was due yesterday, and one that is due later."""
    actor, today = cast.konrad.actor, clock.today()
    item = making.open_item(cast)
    decision = decisions.record(actor=actor, item=item, outcome=Outcome.ACCEPTED, reason="Nötig.")
    later = today + timedelta(days=30)
    measures.launch(actor=actor, decision=decision, title="Später", owner=cast.jobcenter, due=later)
    due = today - timedelta(days=1)
    return measures.launch(actor=actor, decision=decision, title="Plätze", owner=cast.jobcenter, due=due)


def test_an_office_is_asked_at_most_once_a_week(cast: Cast) -> None:
    assert cast.stella
    measure, today = owed(cast), clock.today()
    for _twice in range(2):
        jobs.ask_for_overdue()
    (mail,) = sent()
    assert mail.to == [cast.stella.user.email]
    assert "bei 1 davon ist der Termin vorbei" in mail.body
    assert "Plätze" not in mail.body
    measure.refresh_from_db()
    assert measure.asked_on == today
    for days, mails in ((6, 1), (7, 2)):
        with clock.at(today + timedelta(days=days)):
            jobs.ask_for_overdue()
            assert len(sent()) == mails


def test_what_is_done_is_not_asked_for(cast: Cast) -> None:
    assert cast.stella
    measure = owed(cast)
    measures.report(actor=cast.konrad.actor, measure=measure, version=measure.version, state=MeasureState.DONE)
    jobs.ask_for_overdue()
    assert sent() == []


def test_an_office_that_nobody_can_be_reached_in_does_not_count_as_asked(cast: Cast) -> None:
    measure = owed(cast)
    jobs.ask_for_overdue()
    measure.refresh_from_db()
    assert (sent(), measure.asked_on) == ([], None)
