from __future__ import annotations

from datetime import date

import pytest

from kim.kernel import clock
from kim.kernel.anonymity import EvidenceStep
from kim.kernel.periods import Period, Quarter
from kim.steering.actions import evidence, issues
from kim.steering.models import StructuralIssue
from kim.steering.queries import board
from kim.steering.queries.paper import paper_of, reach_of
from kim.steering.rules.codes import IssueState
from kim.steering.templatetags.steering import direction, step_words
from tests.cast import Cast
from tests.steering import making

pytestmark = pytest.mark.django_db


def test_cards_stand_in_the_column_of_their_state(cast: Cast) -> None:
    described = making.issue(cast)
    submitted = making.issue(cast, why_grave="Schwer.")
    issues.advance(actor=cast.konrad.actor, issue=submitted, state=IssueState.SUBMITTED)
    cards = [board.card_of(issue) for issue in board.issues_for(cast.konrad.actor)]
    found = {column.key: [card.issue for card in column.cards] for column in board.columns(cards)}
    assert found == {
        "described": [described],
        "submitted": [submitted],
        "ranked": [],
        "decided": [],
        "under_way": [],
    }


def test_the_board_shows_steps_of_four_closed_quarters(cast: Cast) -> None:
    with clock.at(date(2026, 11, 16)):
        issue = making.issue(cast)
        making.evidence_of(issue, "2026-Q1", total=9)
        making.evidence_of(issue, "2026-Q3", total=21)
        empty = board.card_of(making.issue(cast))
        card = board.card_of(board.issues_for(cast.konrad.actor).get(pk=issue.pk))
    assert board.counted_until([empty]) is None, "no figures, so they are of no day"
    assert board.counted_until([card, empty]) == Quarter.from_key("2026-Q3")
    assert card.steps == (
        EvidenceStep.BELOW,
        EvidenceStep.FROM_5,
        EvidenceStep.BELOW,
        EvidenceStep.FROM_20,
    )
    assert card.step is EvidenceStep.FROM_20


def test_the_paper_names_joined_quarters_and_hides_those_without_a_table(cast: Cast) -> None:

    with clock.at(date(2026, 11, 16)):
        issue = making.issue(cast)
        period = Period.from_key("2026-Q1..2026-Q2")
        evidence.publish(actor=making.EVIDENCE, issue=issue, period=period, k=5, total=7, reach="several")
        reach = reach_of(issue)
    assert reach.columns == ["III/25", "IV/25", "I–II/26", "III/26"]
    assert reach.rows[0].numbers == [None, None, 7, None]
    assert reach.as_of == date(2026, 9, 30)


def test_a_member_reads_the_paper_without_the_observations_behind_it(cast: Cast) -> None:
    issue = making.issue(cast, observations=[making.observation()])
    assert len(paper_of(issue, cast.konrad.actor).observations) == 1
    assert paper_of(issue, cast.stella.actor).observations == []


def test_words_for_steps_never_name_a_smaller_number() -> None:
    assert step_words(EvidenceStep.FROM_10, 5).startswith("≥ 10")
    assert step_words(EvidenceStep.BELOW, 5).startswith("< 5")
    assert step_words(EvidenceStep.FROM_5, 7).startswith("≥ 7")


def test_a_trend_compares_the_last_two_quarters() -> None:
    below, five, ten = EvidenceStep.BELOW, EvidenceStep.FROM_5, EvidenceStep.FROM_10
    words = {direction((below, below, five, ten)), direction((five, five)), direction((ten, five))}
    assert len(words) == 3


def test_the_board_needs_the_same_number_of_statements_for_many_issues(
    cast: Cast, django_assert_max_num_queries: object
) -> None:
    for _number in range(5):
        making.issue(cast)
    with django_assert_max_num_queries(6):  # type: ignore[operator]
        [board.card_of(issue) for issue in board.issues_for(cast.konrad.actor)]
    assert StructuralIssue.objects.count() == 5
