"""What a measure becomes: each kind with its particulars, for a time, looked at again, told to who noted it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pdfua
import pytest
from django.test import Client
from django.urls import reverse

from kim.kernel import clock
from kim.kernel.errors import RuleViolation
from kim.steering import api
from kim.steering.actions import decisions, measures, results
from kim.steering.models import Measure, MeasureResult
from kim.steering.queries.results import results as listed
from kim.steering.rules.codes import Outcome
from kim.steering.rules.results import ResultKind, ResultProblem, TypedResult, is_to_review, result_problems
from tests.cast import Cast, Player
from tests.steering import making

LogIn = Callable[[Client, Player | None], Client]
DAY = date(2026, 1, 10)
K, P = ResultKind, ResultProblem


@pytest.mark.parametrize(
    ("typed", "missing"),
    [
        (TypedResult(K.TRAINING, DAY), []),
        (TypedResult(K.TRAINING, DAY, until=date(2026, 1, 9)), [P.ENDS_BEFORE_IT_STARTS]),
        (TypedResult(K.STEP_TEMPLATE, DAY), [P.NO_REFERENCE]),
        (TypedResult(K.RESPONSIBILITY, DAY, has_reference=True), []),
        (TypedResult(K.COOPERATION_AGREEMENT, DAY, parties=1), [P.NO_PARTIES, P.NO_REVIEW]),
        (TypedResult(K.COOPERATION_AGREEMENT, DAY, parties=2, review_on=DAY), []),
        (TypedResult(K.STAFF_SHARE, DAY), [P.NO_SHARE, P.NO_SUBJECT_OR_PLACE, P.NO_PLACE_OF_POSTS]),
        (TypedResult(K.STAFF_SHARE, DAY, posts=0.5, has_subject_or_place=True, has_unit=True), []),
    ],
)
def test_each_kind_needs_its_particulars(typed: TypedResult, missing: list[ResultProblem]) -> None:
    assert list(result_problems(typed)) == missing


def test_what_ends_or_is_looked_at_soon_is_listed_before() -> None:
    assert not is_to_review(None, None, DAY)
    assert is_to_review(DAY + timedelta(days=60), None, DAY)
    assert not is_to_review(DAY + timedelta(days=61), None, DAY)
    assert is_to_review(DAY + timedelta(days=300), DAY + timedelta(days=3), DAY)


@pytest.fixture
def measure(cast: Cast) -> Measure:
    item = making.open_item(cast)
    assert item.issue
    decision = decisions.record(actor=cast.konrad.actor, item=item, outcome=Outcome.ACCEPTED, reason="Nötig.")
    due = clock.today() + timedelta(days=30)
    return measures.launch(actor=cast.konrad.actor, decision=decision, title="Plätze", owner=cast.jobcenter, due=due)


def agreed(cast: Cast, measure: Measure, **given: Any) -> MeasureResult:
    today = clock.today()
    values: dict[str, Any] = {
        "kind": K.COOPERATION_AGREEMENT,
        "title": "Betreuung am Kursort",
        "content": "Zwei Träger halten je acht Plätze frei.",
        "first": today,
        "until": today + timedelta(days=300),
        "review_on": today + timedelta(days=200),
        "parties": [cast.jobcenter.organisation, "Frauenhaus e. V."],
    }
    return results.note(actor=cast.konrad.actor, measure=measure, **{**values, **given})


@pytest.mark.django_db
def test_an_agreement_vanishes_by_itself_and_is_listed_before(cast: Cast, measure: Measure) -> None:
    made, today = agreed(cast, measure), clock.today()
    assert [str(each) for each in made.parties.all()] == [str(cast.jobcenter.organisation), "Frauenhaus e. V."]
    stella = cast.stella.actor
    assert listed(stella, today).current == [made]
    assert listed(stella, today + timedelta(days=150)).to_review == [made]
    later = listed(stella, today + timedelta(days=301))
    assert (later.to_review, later.current, later.ended) == ([], [], [made])
    with pytest.raises(RuleViolation) as refusal:
        results.review(actor=cast.konrad.actor, result=made, version=made.version, again_on=today)
    assert refusal.value.field == "again_on"
    results.review(actor=cast.konrad.actor, result=made, version=made.version, again_on=today + timedelta(days=290))
    assert listed(stella, today + timedelta(days=150)).current == [made]


@pytest.mark.django_db
def test_those_who_noted_it_read_it_as_long_as_it_holds(cast: Cast) -> None:
    observation = making.observation()
    issue = making.issue(cast, observations=[observation], why_grave="Selten, aber schwer.")
    item = making.open_item(cast, issue)
    decision = decisions.record(actor=cast.konrad.actor, item=item, outcome=Outcome.ACCEPTED, reason="Nötig.")
    due = clock.today() + timedelta(days=30)
    measure = measures.launch(actor=cast.konrad.actor, decision=decision, title="Plätze", owner=cast.jobcenter, due=due)
    made = agreed(cast, measure)
    (news,) = api.answers_for([observation.public_id])[observation.public_id].results
    assert (news.title, news.content) == (made.title, made.content)
    with clock.at(clock.today() + timedelta(days=301)):
        assert api.answers_for([observation.public_id])[observation.public_id].results == ()


@pytest.mark.django_db
def test_from_the_measure_to_the_signed_paper(
    cast: Cast, measure: Measure, client: Client, log_in: LogIn, tmp_path: Path
) -> None:
    log_in(client, cast.konrad)
    url = reverse("steering:result-new", args=[measure.public_id])
    assert client.get(url).status_code == 200
    today = clock.today()
    typed = {"kind": K.COOPERATION_AGREEMENT, "title": "Betreuung", "content": "Acht Plätze.", "others": "AWO\nCaritas"}
    typed |= {"first": f"{today:%d.%m.%Y}"}
    refused = client.post(url, typed)
    assert refused.status_code == 422
    assert "wieder angesehen" in refused.content.decode()
    typed |= {"review_on": f"{today + timedelta(days=90):%d.%m.%Y}"}
    assert client.post(url, typed).status_code == 302
    made = MeasureResult.objects.get()
    edit = reverse("steering:result-edit", args=[made.public_id])
    page = client.get(edit).content.decode()
    assert "AWO\nCaritas" in page
    typed |= {"version": str(made.version), "others": "AWO\nDiakonie"}
    assert client.post(edit, typed).status_code == 302
    assert client.post(edit, typed | {"title": "Anders"}).status_code == 409
    stella = log_in(Client(), cast.stella)
    assert "Diakonie" in stella.get(made.get_absolute_url()).content.decode()
    assert "Betreuung" in stella.get(reverse("steering:results")).content.decode()
    assert "Betreuung" in stella.get(measure.get_absolute_url()).content.decode()
    paper = stella.get(reverse("steering:agreement-pdf", args=[made.public_id])).content
    (tmp_path / "agreement.pdf").write_bytes(paper)
    report = pdfua.validate(tmp_path / "agreement.pdf")
    assert [outcome.rule_id for outcome in report.outcomes if outcome.findings] == []
