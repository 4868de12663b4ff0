"""Figures: counted by a role that sees no person, suppressed before they are written, added once."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from kim.casework import jobs
from kim.casework.actions import feedback
from kim.casework.models import Case, Obstacle, Proposal
from kim.casework.queries import figures
from kim.kernel import clock, locking
from kim.kernel.actor import Actor, acting_as
from kim.kernel.audit.models import AuditMeta
from kim.kernel.core_codes import GuidanceFeedback
from kim.kernel.errors import RuleViolation
from kim.organisations.models import District, Municipality
from kim.people.models import Household
from kim.steering.actions import issues
from kim.steering.models import EvidenceCell, EvidenceTable, FeedbackTable, Guidance, Observation, StructuralIssue
from tests import make
from tests.cast import Cast, Player
from tests.steering import making

pytestmark = pytest.mark.django_db
II, III, IV = date(2026, 5, 12), date(2026, 8, 11), date(2026, 11, 10)
AFTER_II, AFTER_III, AFTER_IV = date(2026, 7, 20), date(2026, 10, 20), date(2027, 1, 20)


def noted(by: Player, second: Player, day: date, cases: int) -> list[Case]:
    """So many cases whose obstacle was released and delivered on a day."""
    with clock.at(day):
        made = [make.case(by.actor, f"Familie {by.name.split()[0]} {number}") for number in range(cases)]
        for case in made:
            make.released(by.actor, case, second.actor)
        jobs.deliver_observations()
    return made


def gathered(cast: Cast, day: date, issue: StructuralIssue | None = None) -> StructuralIssue:
    """Everything that lies in the inbox becomes an issue, or joins one."""
    inbox = list(Observation.objects.filter(cluster__isnull=True))
    with clock.at(day):
        if issue is None:
            return making.issue(cast, observations=inbox)
        issues.cluster(actor=cast.konrad.actor, issue=issue, observations=inbox)
    return issue


def run(day: date) -> list[tuple[str, int]]:
    with clock.at(day):
        jobs.publish_evidence()
    return [(table.period, table.total) for table in EvidenceTable.objects.all()]


def test_cases_of_a_closed_quarter_are_published_once(cast: Cast) -> None:
    noted(cast.clara, cast.carlo, III, 3)
    noted(cast.carlo, cast.clara, III, 3)
    gathered(cast, III)
    assert run(date(2026, 9, 30)) == []
    assert run(AFTER_III) == [("2026-Q3", 6)]
    assert run(AFTER_III) == [("2026-Q3", 6)]


def test_a_municipality_is_shown_where_it_may_and_the_rest_together(cast: Cast) -> None:
    town = Municipality.objects.create(key="musterau", official_key="99999001", name="Musterau")
    cases = noted(cast.clara, cast.carlo, III, 3) + noted(cast.carlo, cast.clara, III, 3)
    for by, mine in ((cast.clara, cases[:3]), (cast.carlo, cases[3:])):
        with acting_as(by.actor):
            Household.objects.filter(pk__in=[case.household_id for case in mine]).update(municipality=town)
    noted(cast.clara, cast.carlo, III, 3)
    noted(cast.carlo, cast.clara, III, 2)
    gathered(cast, III)
    assert run(AFTER_III) == [("2026-Q3", 11)]
    table = EvidenceTable.objects.get()
    assert [(cell.municipality, cell.total) for cell in table.cells.all()] == [(town, 6), (None, 5)]
    assert table.others is None


def test_the_database_refuses_a_cell_below_k(cast: Cast) -> None:
    with clock.at(AFTER_III):
        table = making.evidence_of(making.issue(cast))
        with pytest.raises(RuleViolation):
            making.evidence_of(making.issue(cast), places={"": 4})
    with pytest.raises(DatabaseError), transaction.atomic():
        EvidenceCell.objects.create(table=table, total=4, k=5)


def test_below_k_nothing_is_written_and_the_cases_join_the_next_period(cast: Cast) -> None:
    noted(cast.clara, cast.carlo, II, 2)
    noted(cast.carlo, cast.clara, II, 1)
    issue = gathered(cast, II)
    assert run(AFTER_II) == []
    noted(cast.carlo, cast.clara, III, 2)
    gathered(cast, III, issue)
    assert run(AFTER_III) == [("2026-Q2..2026-Q3", 5)]
    assert run(AFTER_IV) == [("2026-Q2..2026-Q3", 5)]


def test_one_case_manager_alone_is_not_shown_however_many_the_cases(cast: Cast) -> None:
    noted(cast.clara, cast.carlo, III, 7)
    gathered(cast, III)
    assert run(AFTER_III) == []


def test_a_case_counts_once_for_an_issue(cast: Cast) -> None:
    made = noted(cast.clara, cast.carlo, III, 4)
    noted(cast.carlo, cast.clara, III, 1)
    with clock.at(III):
        make.released(cast.clara.actor, made[0], cast.carlo.actor)
        jobs.deliver_observations()
    gathered(cast, III)
    assert run(AFTER_III) == [("2026-Q3", 5)]


def test_what_is_gathered_after_publication_counts_in_the_next_period(cast: Cast) -> None:
    noted(cast.clara, cast.carlo, III, 3)
    noted(cast.carlo, cast.clara, III, 2)
    issue = gathered(cast, III)
    run(AFTER_III)
    noted(cast.clara, cast.carlo, date(2026, 9, 29), 3)
    noted(cast.carlo, cast.clara, date(2026, 9, 29), 2)
    gathered(cast, date(2026, 10, 25), issue)
    assert run(AFTER_IV) == [("2026-Q3", 5), ("2026-Q4", 5)]


def test_a_quarter_that_ended_before_delivery_is_still_that_of_the_release(cast: Cast) -> None:
    with clock.at(date(2026, 9, 29)):
        for by, second, cases in ((cast.clara, cast.carlo, 3), (cast.carlo, cast.clara, 2)):
            for number in range(cases):
                make.released(by.actor, make.case(by.actor, f"Familie {number}"), second.actor)
    with clock.at(date(2026, 10, 5)):
        jobs.deliver_observations()
    gathered(cast, date(2026, 10, 6))
    assert run(AFTER_III) == [("2026-Q3", 5)]


def test_feedback_is_counted_and_small_numbers_are_not_shown(cast: Cast) -> None:
    with clock.at(II):
        row = making.published_guidance(cast)
    with clock.at(III):
        for player, helped, not_helped in ((cast.clara, 3, 1), (cast.carlo, 3, 1)):
            _rate(player, row, GuidanceFeedback.HELPED, helped)
            _rate(player, row, GuidanceFeedback.DID_NOT_HELP, not_helped)
    run(AFTER_III)
    run(AFTER_III)
    table = FeedbackTable.objects.get()
    assert (table.period, table.helped, table.did_not_help, table.not_tried) == ("2026-Q3", 6, None, None)


def test_a_quarter_in_which_nobody_tried_it_says_so(cast: Cast) -> None:
    with clock.at(II):
        row = making.published_guidance(cast)
    with clock.at(III):
        for player in (cast.clara, cast.carlo):
            _rate(player, row, GuidanceFeedback.NOT_TRIED, 3)
    run(AFTER_III)
    table = FeedbackTable.objects.get()
    assert (table.helped, table.did_not_help, table.not_tried) == (None, None, 6)


def _rate(player: Player, row: Guidance, said: GuidanceFeedback, cases: int) -> None:
    for number in range(cases):
        case = make.case(player.actor, f"Familie {said} {number}")
        feedback.rate(actor=player.actor, case=case, guidance=row.public_id, feedback=said)


def test_counting_sees_all_units_and_nothing_but_its_two_views(cast: Cast) -> None:
    noted(cast.clara, cast.carlo, III, 1)
    noted(cast.carlo, cast.clara, III, 1)
    with acting_as(Actor.system("evidence")):
        assert len(figures.released_observations()) == 2
        for forbidden in ("casework_case", "casework_releaserequest", "people_person", "steering_evidencetable"):
            with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic(), figures.as_reader():
                _read(f"SELECT 1 FROM {forbidden}")


def test_the_views_have_no_column_of_a_person(cast: Cast) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT column_name FROM information_schema.columns WHERE table_name LIKE 'casework_ra%' "
            "OR table_name = 'casework_released_observations'"
        )
        columns = {row[0] for row in cursor.fetchall()}
    allowed = {"observation", "guidance", "feedback", "counted_on", "case_id", "contributor", "municipality"}
    assert columns <= allowed


def test_the_application_itself_cannot_read_the_views(cast: Cast) -> None:
    for view in ("casework_released_observations", "casework_rated_guidance"):
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            _read(f"SELECT 1 FROM {view}")


def test_after_counting_the_former_role_is_back_also_after_an_error(cast: Cast) -> None:
    before = _read("SELECT current_user")
    figures.released_observations()
    assert _read("SELECT current_user") == before
    with pytest.raises(ZeroDivisionError), figures.as_reader():
        raise ZeroDivisionError
    assert _read("SELECT current_user") == before


def test_the_application_cannot_change_or_delete_what_was_published(cast: Cast) -> None:
    with clock.at(AFTER_III):
        making.evidence_of(making.issue(cast))
    for statement in ("UPDATE steering_evidencetable SET total = 99", "DELETE FROM steering_evidencetable"):
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            _execute(statement)
    for statement in ("UPDATE steering_observation SET summary = ''", "DELETE FROM steering_feedbacktable"):
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            _execute(statement)


def test_the_database_refuses_a_count_below_k(cast: Cast) -> None:
    with clock.at(AFTER_III):
        issue = making.issue(cast)
        with pytest.raises(DatabaseError, match="evidence_is_never_below_k"), transaction.atomic():
            EvidenceTable.objects.create(
                issue=issue, period="2026-Q3", last_quarter="2026-Q3", k=5, total=4, reach="not_shown"
            )
        with pytest.raises(DatabaseError, match="evidence_is_never_below_k"), transaction.atomic():
            EvidenceTable.objects.create(
                issue=issue, period="2026-Q3", last_quarter="2026-Q3", k=2, total=2, reach="not_shown"
            )


def _read(query: str) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(query)
        return cursor.fetchall()


def _execute(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def stored() -> list[tuple[Any, ...]]:
    """Everything that is published, cell by cell."""
    tables = EvidenceTable.objects.order_by("pk").values_list("pk", "period", "k", "total", "others", "reach")
    return [*tables, *EvidenceCell.objects.order_by("pk").values_list("table", "municipality", "total", "k")]


def test_what_is_corrected_or_erased_later_changes_no_published_quarter(cast: Cast) -> None:
    town = Municipality.objects.create(key="musterau", official_key="99999001", name="Musterau")
    cases = noted(cast.clara, cast.carlo, III, 3) + noted(cast.carlo, cast.clara, III, 3)
    gathered(cast, III)
    run(AFTER_III)
    published = stored()
    assert published
    with acting_as(cast.clara.actor):
        assert Household.objects.filter(pk=cases[0].household_id).update(municipality=town)
        assert Proposal.objects.filter(obstacle__case=cases[1]).delete()[0]
        assert Obstacle.objects.filter(case=cases[1]).delete()[0]
    for day in (AFTER_III, date(2026, 12, 1), AFTER_IV):
        run(day)
        assert stored() == published


def test_another_smallest_count_is_kept_by_the_audit_and_holds_from_then_on(cast: Cast) -> None:
    fields = {"key": "auenkreis", "name": "Auenkreis", "kind": "kreis", "official_key": "99999"}
    district = District.objects.create(smallest_count=5, **fields)
    noted(cast.clara, cast.carlo, II, 3)
    noted(cast.carlo, cast.clara, II, 2)
    first = gathered(cast, II)
    run(AFTER_II)
    before = stored()
    locking.update(district, smallest_count=3)
    rows = AuditMeta.objects.filter(table="organisations_district", public_id=district.public_id)
    assert rows.count() == 2, "the first count and the change of it"
    noted(cast.clara, cast.carlo, III, 2)
    noted(cast.carlo, cast.clara, III, 1)
    gathered(cast, III, first)
    run(AFTER_III)
    assert stored()[0] == before[0], "what was published keeps the count that it was published with"
    assert [(table.period, table.total, table.k) for table in EvidenceTable.objects.order_by("pk")] == [
        ("2026-Q2", 5, 5),
        ("2026-Q3", 3, 3),
    ]
