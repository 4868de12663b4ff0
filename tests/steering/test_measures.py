from __future__ import annotations

from datetime import date

import pytest

from kim.kernel.errors import RuleViolation
from kim.steering.actions import decisions, measures
from kim.steering.models import Decision, Measure
from kim.steering.rules.codes import IssueState, MeasureState, Outcome
from tests.cast import Cast
from tests.steering import making

pytestmark = pytest.mark.django_db
DUE = date(2027, 2, 1)


def decision(cast: Cast, outcome: Outcome = Outcome.ACCEPTED) -> Decision:
    item = making.open_item(cast)
    return decisions.record(actor=cast.konrad.actor, item=item, outcome=outcome, reason="Die Lücke ist überall.")


def launch(cast: Cast, on: Decision, title: str = "Plätze vereinbaren") -> Measure:
    return measures.launch(actor=cast.konrad.actor, decision=on, title=title, owner=cast.jobcenter, due=DUE)


def report(cast: Cast, measure: Measure, state: MeasureState) -> Measure:
    return measures.report(actor=cast.konrad.actor, measure=measure, version=measure.version, state=state)


def test_only_an_accepted_decision_leads_to_measures(cast: Cast) -> None:
    with pytest.raises(RuleViolation) as refusal:
        launch(cast, decision(cast, Outcome.NOTED))
    assert refusal.value.code == "no_measures"


def test_the_last_measure_that_is_done_implements_the_issue(cast: Cast) -> None:
    accepted = decision(cast)
    first, second = launch(cast, accepted), launch(cast, accepted, "Bericht")
    report(cast, first, MeasureState.DONE)
    first.issue.refresh_from_db()
    assert first.issue.state == IssueState.MEASURE_AGREED
    report(cast, second, MeasureState.DROPPED)
    first.issue.refresh_from_db()
    assert first.issue.state == IssueState.IMPLEMENTED


def test_a_state_that_may_not_follow_is_refused(cast: Cast) -> None:
    with pytest.raises(RuleViolation) as refusal:
        report(cast, launch(cast, decision(cast)), MeasureState.EFFECT_CHECKED)
    assert refusal.value.code == "forbidden_change"


def test_a_report_keeps_the_due_date_unless_a_new_one_is_given(cast: Cast) -> None:
    measure = launch(cast, decision(cast))
    report(cast, measure, MeasureState.UNDER_WAY)
    assert measure.due == DUE
