"""What other contexts may do with steering. What crosses, as frozen dataclasses on one page: `border`.

What the authorities hand over about their procedures stands in `api_of_procedures`, by the same rules.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta

from kim.kernel.actor import Actor
from kim.kernel.core_codes import FlowFigure, ObservationKind
from kim.organisations.district.bodies import BodyData
from kim.organisations.district.changes import Change
from kim.steering.actions import bodies as body_actions
from kim.steering.actions import evidence as evidence_actions
from kim.steering.actions import flows as flow_actions
from kim.steering.actions import observations as observation_actions
from kim.steering.border import (
    DecisionNews,
    EvidenceSeries,
    EvidenceTable,
    FeedbackFigures,
    FeedbackSeries,
    Flow,
    FlowCell,
    FlowQuarter,
    GuidanceCard,
    IssueAnswer,
    IssueHead,
    KnownIssue,
    MeasureNews,
    Observation,
    Profile,
    Waits,
)
from kim.steering.models import Decision, Guidance, StructuralIssue
from kim.steering.queries import answers, guidance, known, series
from kim.steering.queries.results import ResultNews, news_of

__all__ = [
    "DecisionNews",
    "EvidenceSeries",
    "EvidenceTable",
    "FeedbackFigures",
    "FeedbackSeries",
    "Flow",
    "FlowCell",
    "FlowQuarter",
    "GuidanceCard",
    "IssueAnswer",
    "IssueHead",
    "KnownIssue",
    "MeasureNews",
    "Observation",
    "Profile",
    "ResultNews",
    "Waits",
    "answers_for",
    "closed_flow_quarters",
    "evidence_series",
    "feedback_series",
    "guidance_cards",
    "guidance_for",
    "issues_for",
    "known_issues",
    "load_bodies",
    "publish_evidence",
    "publish_feedback",
    "publish_flows",
    "receive",
]


def receive(*, actor: Actor, observations: Sequence[Observation], week: date) -> list[str]:
    """Store observations of one week in the given order (the caller shuffles). Returns their ids in that order."""
    return [
        observation_actions.receive(
            actor=actor,
            week=week,
            kind=each.kind,
            obstacle_kind=each.obstacle_kind,
            life_area=each.life_area,
            office_kinds=tuple(each.office_kinds),
            summary=each.summary,
            is_grave=each.is_grave,
            suggested_issue=each.suggested_issue,
            source=each.source,
        ).public_id
        for each in observations
    ]


def evidence_series() -> list[EvidenceSeries]:
    """All issues that observations belong to. What was counted in a published table is closed for good."""
    return [
        EvidenceSeries(issue.public_id, since, series.observations_of(issue, start))
        for issue, start, since in series.issue_series()
    ]


def publish_evidence(*, actor: Actor, issue: str, table: EvidenceTable) -> bool:
    """Add the table of a closed period to an issue. False if it was there already."""
    found = StructuralIssue.objects.get(public_id=issue)
    return evidence_actions.publish(actor=actor, issue=found, **vars(table)) is not None


def feedback_series() -> list[FeedbackSeries]:
    """All guidance that was ever published."""
    return [FeedbackSeries(row.public_id, since) for row, since in series.guidance_series()]


def publish_feedback(*, actor: Actor, guidance: str, figures: FeedbackFigures) -> bool:
    """Add how often guidance helped in a closed period. False if it was there already."""
    found = Guidance.objects.get(public_id=guidance)
    return evidence_actions.publish_feedback(actor=actor, guidance=found, **vars(figures)) is not None


def closed_flow_quarters(figure: FlowFigure) -> frozenset[str]:
    """Keys of the quarters whose flows are written: they are closed for good, also where nothing could be shown."""
    return flow_actions.written_quarters(figure)


def publish_flows(*, actor: Actor, flows: FlowQuarter) -> bool:
    """Add the flows of one closed quarter. False if the quarter was there already: nothing is added then."""
    return flow_actions.publish(actor=actor, flows=flows)


def guidance_for(profile: Profile, on: date) -> list[GuidanceCard]:
    """Published guidance that is valid on the day and matches. The question is not stored and not logged."""
    return list(map(_card, guidance.guidance_matching(profile, on)))


def guidance_cards(ids: Iterable[str]) -> dict[str, GuidanceCard]:
    """Cards of guidance that a case has rated, also when it has expired since."""
    found = answers.with_decision(Guidance.objects.filter(public_id__in=list(ids)))
    return {row.public_id: _card(row) for row in found}


def answers_for(observations: Iterable[str]) -> dict[str, IssueAnswer]:
    """What became of these observations; one that belongs to no issue yet is missing."""
    return {public_id: _answer(issue) for public_id, issue in answers.issues_of(observations).items()}


def issues_for(observations: Iterable[str]) -> dict[str, IssueHead]:
    """The issues of these observations by their names; one that belongs to no issue yet is missing."""
    found = answers.issues_of(observations)
    return {key: IssueHead(issue.number, issue.title, issue.get_state_display()) for key, issue in found.items()}


NewsFor = Callable[[Actor], list[tuple[str, DecisionNews]]]


def news_for(observations: Callable[[Actor], Iterable[str]], days: int) -> NewsFor:
    """Tells an actor what was decided in so many days on their observations, the latest first, each with the issue."""
    ask = answers.news_for(observations, days)
    return lambda actor: [(row.item.issue.title, _news(row)) for row in ask(actor) if row.item.issue]


def known_issues(
    life_area: str, obstacle_kind: str = "", limit: int = 3, kind: ObservationKind = ObservationKind.OBSTACLE
) -> list[KnownIssue]:
    """Issues of a life area, about obstacles or strengths, that are on an agenda; the same kind comes first."""
    return [
        KnownIssue(
            issue.public_id,
            issue.number,
            issue.title,
            issue.get_state_display(),
            known.step_of(issue),
            known.reach_label(issue),
        )
        for issue in known.issues_on_an_agenda(life_area, obstacle_kind, limit, kind)
    ]


def load_bodies(*, actor: Actor, bodies: Sequence[BodyData], dry_run: bool = False) -> list[Change]:
    """Bring the district's bodies and seats to what its files say. Idempotent; nothing is deleted."""
    return body_actions.load(actor=actor, bodies=bodies, dry_run=dry_run)


def _card(row: Guidance) -> GuidanceCard:
    decided: dict[str, str] = row.decided or {}  # type: ignore[attr-defined]  # see `answers.with_decision`
    return GuidanceCard(
        id=row.public_id,
        title=row.title,
        text=row.text,
        issue=row.issue.title,
        issue_number=row.issue.number,
        body=decided.get("short") or decided.get("name", ""),
        decided_on=date.fromisoformat(decided["on"]) if decided else None,
        valid_until=row.valid.upper - timedelta(days=1),
        life_areas=tuple(row.life_areas),
    )


def _answer(issue: StructuralIssue) -> IssueAnswer:
    return IssueAnswer(
        issue=issue.public_id,
        number=issue.number,
        title=issue.title,
        state=issue.state,
        state_label=issue.get_state_display(),
        decisions=tuple(map(_news, answers.decisions_on(issue))),
        measures=tuple(
            MeasureNews(row.title, str(row.owner), row.due, row.get_state_display(), answers.is_settled(row))
            for row in answers.measures_of(issue)
        ),
        guidance=tuple(_card(row) for row in answers.guidance_on(issue)),
        question=answers.open_question(issue),
        results=news_of(issue),
    )


def _news(row: Decision) -> DecisionNews:
    body, outcome = str(row.item.meeting.body), row.get_outcome_display()
    return DecisionNews(body, row.decided_on, row.outcome, outcome, row.reason, row.conditions)
