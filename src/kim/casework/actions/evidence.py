"""Counting: once per closed quarter, as a role that sees no person, suppressed before anything is handed over."""

from __future__ import annotations

from collections.abc import Iterable

from kim.casework.queries.figures import rated_guidance, released_observations
from kim.casework.rules.counting import Sighting, by_quarter
from kim.kernel import clock
from kim.kernel.actor import Actor
from kim.kernel.anonymity import DEFAULT_K, PublishedTable, check_k, pool, publish
from kim.kernel.core_codes import GuidanceFeedback
from kim.kernel.periods import Period, Quarter
from kim.organisations import api as organisations
from kim.steering import api as steering


def publish_closed_quarters(*, actor: Actor) -> int:
    """Add what closed quarters show to issues and guidance; returns how many tables. A second run adds none."""
    k, places = smallest_count(), [town.official_key for town in organisations.municipalities()]
    return _publish_issues(actor, k, places) + _publish_feedback(actor, k, places)


def _publish_issues(actor: Actor, k: int, places: list[str]) -> int:
    seen = released_observations()
    published = 0
    for series in steering.evidence_series():
        mine = [each for each in seen if each.subject in series.observations]
        counts = by_quarter(mine, series.since, clock.today(), places, series.observations)
        for table in pool(counts, k):
            if table.total is not None:
                published += steering.publish_evidence(actor=actor, issue=series.issue, table=_over(table, table.total))
    return published


def _over(table: PublishedTable, total: int) -> steering.EvidenceTable:
    """What goes over the border: the total, the municipalities that may be shown, the sum of the rest."""
    places = {place: cases for place, cases in table.cells.items() if cases is not None}
    return steering.EvidenceTable(table.period, table.k, total, table.reach, places, table.others)


def _publish_feedback(actor: Actor, k: int, places: list[str]) -> int:
    seen = rated_guidance()
    published = 0
    for series in steering.feedback_series():
        mine = [each for each in seen if each.subject == series.guidance]
        answers = (GuidanceFeedback.HELPED, GuidanceFeedback.DID_NOT_HELP, GuidanceFeedback.NOT_TRIED)
        said = [_said(mine, answer, series.since, k, places) for answer in answers]
        for period in sorted(set().union(*said)):
            figures = steering.FeedbackFigures(period, k, *(counts.get(period) for counts in said))
            published += steering.publish_feedback(actor=actor, guidance=series.guidance, figures=figures)
    return published


def _said(
    seen: Iterable[Sighting], feedback: GuidanceFeedback, since: Quarter, k: int, places: list[str]
) -> dict[Period, int]:
    """Single closed quarters in which enough cases said so; feedback is not joined over quarters."""
    said = [each for each in seen if each.feedback == feedback]
    tables = (publish(counts, k) for counts in by_quarter(said, since, clock.today(), places))
    return {table.period: table.total for table in tables if table.total is not None}


def smallest_count() -> int:
    """k of this district; the default where none is loaded."""
    try:
        return check_k(organisations.district().smallest_count)
    except organisations.NoDistrict:
        return DEFAULT_K
