"""Work between offices: counted by the role that sees no person, written once, and nothing below k."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from kim.casework import jobs
from kim.casework.actions import obstacles, steps
from kim.casework.models import Step
from kim.casework.queries import flows as queries
from kim.casework.queries.figures import as_reader
from kim.kernel import clock
from kim.kernel.actor import Actor, acting_as
from kim.kernel.core_codes import FlowFigure
from kim.kernel.errors import RuleViolation
from kim.kernel.periods import Quarter
from kim.steering import api
from kim.steering.models import FlowCell, FlowQuarter, FlowTable
from tests import make
from tests.cast import Cast, Player

pytestmark = pytest.mark.django_db
III, AFTER_III = date(2026, 8, 11), date(2026, 10, 20)
QUARTER = Quarter(2026, 3)


def chain(by: Player, cast: Cast, number: int, days: int = 30, broke: bool = False) -> tuple[Step, Step]:
    """A title first, then a benefit: the second office is asked when the first has answered."""
    with acting_as(by.actor) as actor, clock.at(III - timedelta(days=days)):
        case = make.case(actor, f"Familie {by.name.split()[0]} {number}")
        title = make.step(
            actor,
            case,
            "Titel",
            party="office",
            office=cast.immigration,
            life_area="residence",
            legal_domain="aufenthg",
        )
        money = make.step(
            actor, case, "Geld", party="office", office_name="Jobcenter", life_area="livelihood", legal_domain="sgb2",
            needs=[title], due_on=III - timedelta(days=days - 9),
        )  # fmt: skip
        steps.complete(actor=actor, step=title)
        steps.mark_waiting(actor=actor, step=money)
        if broke:
            obstacles.record(
                actor=actor,
                case=case,
                text="hakt",
                obstacle_kind="domain_change",
                life_area="livelihood",
                steps=[money],
            )
        with clock.at(III):
            steps.complete(actor=actor, step=money)
    return title, money


def chains(cast: Cast, **given: int) -> None:
    for by, amount in ((cast.clara, 3), (cast.carlo, 2)):
        for number in range(amount):
            chain(by, cast, number, **given)


def run(day: date = AFTER_III) -> None:
    with clock.at(day):
        jobs.publish_flows()


def told(figure: FlowFigure) -> list[tuple[str, str, int, int | None]]:
    rows = FlowTable.objects.filter(quarter__figure=figure, quarter__quarter=QUARTER.key)
    return [(row.source, row.target, row.total, row.median) for row in rows]


def test_work_goes_from_office_to_office_waits_and_is_overdue_once(cast: Cast) -> None:
    chains(cast)
    run()
    assert told(FlowFigure.HAND_ON) == [
        ("case_management", "immigration_authority", 5, None),
        ("immigration_authority", "other", 5, 30),
    ]
    assert told(FlowFigure.OVERDUE_WAIT) == [("", "other", 5, 10)]
    assert told(FlowFigure.DOMAIN_CHANGE) == [("aufenthg", "sgb2", 5, 30)]
    before = (FlowQuarter.objects.count(), FlowTable.objects.count(), FlowCell.objects.count())
    run()
    assert (FlowQuarter.objects.count(), FlowTable.objects.count(), FlowCell.objects.count()) == before


def test_a_change_of_legal_domain_goes_on_or_breaks(cast: Cast) -> None:
    chain(cast.clara, cast, 0, broke=True)
    chain(cast.carlo, cast, 0)
    with acting_as(Actor.system("evidence")):
        parts = queries.parts_of(FlowFigure.DOMAIN_CHANGE, QUARTER)
    assert {part.code: part.count.cases for part in parts if part.dimension == "outcome"} == {"broke": 1, "went_on": 1}


def test_four_cases_leave_nothing_and_the_quarter_stays_closed(cast: Cast) -> None:
    for number in range(2):
        chain(cast.clara, cast, number)
        chain(cast.carlo, cast, number)
    run()
    assert not FlowTable.objects.exists()
    assert FlowQuarter.objects.filter(figure=FlowFigure.HAND_ON, quarter=QUARTER.key).exists()
    chain(cast.clara, cast, 9)
    run()
    assert not FlowTable.objects.exists()


def test_a_case_counts_once_however_often_its_work_goes_this_way(cast: Cast) -> None:
    _title, money = chain(cast.clara, cast, 0)
    with acting_as(cast.clara.actor) as actor, clock.at(III):
        again = make.step(actor, money.case, "Noch einmal", party="office", office=cast.immigration)
        steps.complete(actor=actor, step=again)
    with acting_as(Actor.system("evidence")):
        counts = {
            (part.source, part.target): part.count.cases
            for part in queries.parts_of(FlowFigure.HAND_ON, QUARTER)
            if not part.dimension
        }
    assert counts == {("case_management", "immigration_authority"): 1, ("immigration_authority", "other"): 1}


def test_counting_sees_no_title_no_person_and_no_case(cast: Cast) -> None:
    chain(cast.clara, cast, 0)
    with acting_as(Actor.system("evidence")):
        for forbidden in (
            "SELECT title FROM casework_step",
            "SELECT 1 FROM casework_steps_of_parties",
            "SELECT 1 FROM people_person",
        ):
            with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic(), as_reader():
                _read(forbidden)
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        _read("SELECT 1 FROM casework_handed_on")


@pytest.mark.parametrize("view", ["casework_handed_on", "casework_changed_domain", "casework_overdue_waits"])
def test_the_views_have_codes_and_opaque_keys_only(cast: Cast, view: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0", [view])
        assert {name for (name,) in cursor.fetchall()} == set(queries.COLUMNS)


def test_steering_refuses_what_is_below_k_or_still_open(cast: Cast) -> None:
    flow = api.Flow("", "jobcenter", 4, api.Waits())
    evidence = Actor.system("evidence")
    with clock.at(AFTER_III):
        with pytest.raises(RuleViolation):
            api.publish_flows(actor=evidence, flows=api.FlowQuarter(FlowFigure.OVERDUE_WAIT, QUARTER, 5, (flow,)))
        with pytest.raises(RuleViolation):
            api.publish_flows(actor=evidence, flows=api.FlowQuarter(FlowFigure.OVERDUE_WAIT, QUARTER.next(), 5, ()))
    quarter = FlowQuarter.objects.create(figure=FlowFigure.HAND_ON, quarter="2026-Q1", k=5)
    with pytest.raises(DatabaseError), transaction.atomic():
        FlowTable.objects.create(quarter=quarter, source="a", target="b", total=4, k=5)


def test_another_context_brings_its_own_figure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "_views", dict(queries._views))
    queries.register(FlowFigure.UNANSWERED_REFERRAL, "referrals_unanswered")
    queries.register(FlowFigure.UNANSWERED_REFERRAL, "referrals_unanswered")
    assert FlowFigure.UNANSWERED_REFERRAL in queries.counted_figures()
    with pytest.raises(ValueError, match="already"):
        queries.register(FlowFigure.UNANSWERED_REFERRAL, "something_else")


def _read(query: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(query)
